package phrase

import (
	"slices"
	"strings"

	"kalauz/internal/locale"
)

// The two placeholders that nobody gives a value for.
const (
	article      = "az"
	articleUpper = "Az"
)

// template is a phrase taken apart.
type template struct {
	source string
	parts  []part
	names  []string // of the placeholders, sorted, each once, without the articles
}

// part is a piece of text or, if name is set, a placeholder.
type part struct {
	text, name string
}

// parse takes a phrase apart. bad is the first thing in braces that is no
// placeholder: a name is small letters, digits and underscores.
func parse(source string) (t template, bad string) {
	t.source = source
	rest := source
	for {
		before, after, open := strings.Cut(rest, "{")
		if i := strings.IndexByte(before, '}'); i >= 0 {
			return template{}, "}"
		}
		if before != "" {
			t.parts = append(t.parts, part{text: before})
		}
		if !open {
			slices.Sort(t.names)
			t.names = slices.Compact(t.names)
			return t, ""
		}
		name, following, closed := strings.Cut(after, "}")
		if !closed || !isName(name) {
			return template{}, excerpt("{" + after)
		}
		if !isArticle(name) {
			t.names = append(t.names, name)
		} else if strings.TrimSpace(following) == "" {
			return template{}, "{" + name + "}" // the article of nothing
		}
		t.parts = append(t.parts, part{name: name})
		rest = following
	}
}

// excerpt is what is shown of a placeholder gone wrong.
func excerpt(s string) string {
	if i := strings.IndexByte(s, '}'); i >= 0 {
		return s[:i+1]
	}
	if runes := []rune(s); len(runes) > 20 {
		return string(runes[:20]) + "…"
	}
	return s
}

func isName(s string) bool {
	if isArticle(s) {
		return true
	}
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_'
	})
}

func isArticle(name string) bool { return name == article || name == articleUpper }

// hasArticle reports whether {az} or {Az} is in the phrase.
func (t template) hasArticle() bool {
	return slices.ContainsFunc(t.parts, func(p part) bool { return isArticle(p.name) })
}

// fill puts the values in. It goes from the end to the beginning, because an
// article depends on what stands after it. lacking is a placeholder without a
// value.
func (t template) fill(lang *locale.Language, given values) (out, lacking string) {
	if len(t.names) == 0 && !t.hasArticle() {
		return t.source, ""
	}
	for _, p := range slices.Backward(t.parts) {
		switch {
		case p.name == "":
			out = p.text + out
		case p.name == article:
			out = lang.Article(out) + out
		case p.name == articleUpper:
			a := lang.Article(out)
			out = lang.Upper(a[:min(1, len(a))]) + a[min(1, len(a)):] + out
		default:
			v, ok := given.find(p.name)
			if !ok {
				return "", p.name
			}
			out = v.text + out
		}
	}
	return out, ""
}
