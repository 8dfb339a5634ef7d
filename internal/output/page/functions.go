package page

import (
	"fmt"
	"html/template"
	"strings"

	"kalauz/internal/schema"
)

// Static is what templates can ask of the files of static/.
type Static struct {
	Address func(name string) (string, bool)  // the published name of a file
	Style   func(name string) (string, bool)  // the text of a style sheet, to stand in a page
	Drawing func(shape string) (string, bool) // the SVG of a sign's shape
}

// Functions are what templates can call.
func Functions(static Static) template.FuncMap {
	drawing := static.Drawing
	return template.FuncMap{
		"asset": func(name string) (string, error) { return there(static.Address, name) },
		"style": func(name string) (template.CSS, error) {
			text, err := there(static.Style, name)
			return template.CSS(text), err
		},
		"mark": func(sign schema.Sign, class string) (template.HTML, error) {
			svg, ok := drawing(sign.Shape)
			if !ok {
				return "", nil
			}
			open := `<svg class="mark mark-` + template.HTMLEscapeString(sign.Shape) + ` ` + template.HTMLEscapeString(class) + `" aria-hidden="true" focusable="false"`
			return template.HTML(strings.Replace(svg, "<svg", open, 1)), nil
		},
		"cover": func(item *Item, lines ...any) (template.HTML, error) {
			mark, _ := drawing(item.Sign.Shape)
			return item.cover(mark, lines), nil
		},
		"dict": dict,
		"list": func(items ...any) []any { return items },
		"add":  func(a, b int) int { return a + b },
		"sub":  func(a, b int) int { return a - b },
		"mod": func(a, b int) (int, error) {
			if b == 0 {
				return 0, fmt.Errorf("mod by 0")
			}
			return a % b, nil
		},
		"join": strings.Join,
	}
}

// there returns what is known of a static file by its name.
func there(known func(string) (string, bool), name string) (string, error) {
	text, ok := known(name)
	if !ok {
		return "", fmt.Errorf("there is no file static/%s", name)
	}
	return text, nil
}

// dict makes a map of pairs, to give a partial more than one thing.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict needs pairs of a name and a value")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: the name of a pair is a text, not %T", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}
