package page

import (
	"fmt"
	"html/template"
	"strings"

	"kalauz/internal/schema"
)

// Functions are what templates can call. address gives the published name of a
// static file, drawing the SVG of a sign's shape.
func Functions(address func(name string) (string, bool), drawing func(shape string) (string, bool)) template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) (string, error) {
			url, ok := address(name)
			if !ok {
				return "", fmt.Errorf("there is no file static/%s", name)
			}
			return url, nil
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
