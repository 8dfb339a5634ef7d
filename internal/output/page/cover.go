package page

import (
	"fmt"
	"html/template"
	"strings"

	"kalauz/internal/cover"
)

// cover draws the cover of a book, with what is given as the lines at its foot;
// what is empty has no line. Its country grows from the name of the book without
// the folder, so that it stays when its type is called something else. The
// colour is that of the text around it.
func (i *Item) cover(mark string, lines []any) template.HTML {
	_, name, found := strings.Cut(i.ID, "/")
	if !found {
		name = i.ID
	}
	c := cover.Cover{Seed: name, Title: i.Title, Lang: i.TitleLang, Mark: mark, Ink: "currentColor"}
	for _, line := range lines {
		if v, ok := line.(*Value); ok && v == nil {
			continue
		}
		if text := fmt.Sprint(line); text != "" {
			c.Lines = append(c.Lines, text)
		}
	}
	return template.HTML(c.SVG())
}
