package schema

import (
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
)

func keysOf(t locale.Text) iter.Seq[string] { return maps.Keys(t) }

func (l *loader) fault(rule diag.Rule, place diag.Place, pairs ...string) {
	l.faults = append(l.faults, rule.At(place, pairs...))
}

// keys reports whether n is a map and finds the keys that are not known.
func (l *loader) keys(n *record.Node, known ...string) bool {
	if n == nil || n.Kind != record.Map {
		if n != nil {
			l.fault(wantsMap, n.Place, "known", strings.Join(known, ", "))
		}
		return false
	}
	for _, entry := range n.Entries {
		if !slices.Contains(known, entry.Name) {
			l.faults = append(l.faults, record.Unknown(entry, known))
		}
	}
	return true
}

// items returns the items of a list that may be left out.
func (l *loader) items(n *record.Node) []*record.Node {
	if n == nil || n.Kind == record.Null {
		return nil
	}
	if n.Kind != record.List {
		l.fault(wantsItems, n.Place)
		return nil
	}
	return n.Items
}

// words reads a text that must be there in both languages of the tool: a type
// without a label in one of them would leave a hole in somebody's site.
func (l *loader) words(n *record.Node, key string, needed bool) locale.Text {
	text := n.Get(key)
	if text == nil {
		if needed {
			l.fault(needsKey, n.Place, "key", key)
		}
		return nil
	}
	return l.languages(text, key, func(n *record.Node) bool { return n.Kind == record.Scalar && n.Text != "" })
}

// languages reads a map by language whose texts are fine.
func (l *loader) languages(n *record.Node, key string, fine func(*record.Node) bool) locale.Text {
	if n.Kind != record.Map {
		l.fault(wantsLanguages, n.Place, "key", key)
		return nil
	}
	out := locale.Text{}
	for _, entry := range n.Entries {
		if _, ok := locale.For(entry.Name); !ok || len(entry.Name) != 2 {
			l.faults = append(l.faults, record.Unknown(entry, []string{"hu", "en"}))
			continue
		}
		if !fine(entry.Value) {
			l.fault(wantsLanguages, entry.Value.Place, "key", key)
			continue
		}
		out[entry.Name] = entry.Value.Text
	}
	for _, lang := range []string{"hu", "en"} {
		if n.Get(lang) == nil {
			l.fault(labelMissing, n.Place, "key", key, "lang", lang)
		}
	}
	return out
}

// text reads one value that may be left out.
func (l *loader) text(n *record.Node, key string) string {
	text := n.Get(key)
	if text == nil {
		return ""
	}
	if text.Kind != record.Scalar {
		l.fault(wantsOne, text.Place, "field", key)
		return ""
	}
	return text.Text
}

// needed reads one value that must be there.
func (l *loader) needed(n *record.Node, key string) string {
	if empty(n.Get(key)) {
		place := diag.Place{}
		if n != nil {
			place = n.Place
		}
		l.fault(needsKey, place, "key", key)
		return ""
	}
	return l.text(n, key)
}

// formed reads one value that must be there in a certain form.
func (l *loader) formed(n *record.Node, key string, form *regexp.Regexp) string {
	text := l.needed(n, key)
	if text != "" && !form.MatchString(text) {
		l.fault(wrongForm, n.Get(key).Place, "value", text, "near", locale.Slug(text))
	}
	return text
}

// flag reads true or false that may be left out.
func (l *loader) flag(n *record.Node, key string, usual bool) bool {
	switch text := n.Get(key); {
	case text == nil:
		return usual
	case text.Kind == record.Scalar && (text.Text == "true" || text.Text == "false"):
		return text.Text == "true"
	default:
		l.fault(notBool, text.Place, "value", text.Text, "field", key)
		return usual
	}
}

// field returns the field at a path of this type.
func (l *loader) field(path string) *Field { return l.t.Field(path) }

// path reads the path of a field; fits says which will do, nil any.
func (l *loader) path(n *record.Node, key string, needed bool, fits func(*Field) bool) string {
	path := l.text(n, key)
	if needed {
		path = l.needed(n, key)
	}
	if path == "" || !l.resolves(path, n.Get(key).Place, fits) {
		return ""
	}
	return path
}

// paths reads one path or a list of them.
func (l *loader) paths(n *record.Node, fits func(*Field) bool) []string {
	nodes := []*record.Node{n}
	if n.Kind == record.List {
		nodes = n.Items
	}
	var out []string
	for _, node := range nodes {
		if l.resolves(node.Text, node.Place, fits) {
			out = append(out, node.Text)
		}
	}
	return out
}

// resolves finds paths that name no field, or one of the wrong kind.
func (l *loader) resolves(path string, place diag.Place, fits func(*Field) bool) bool {
	f := l.field(path)
	switch {
	case f == nil:
		l.faults = append(l.faults, unknownField(l.t, path, place))
		return false
	case fits != nil && !fits(f):
		l.fault(unfit, place, "path", path, "kind", string(f.Kind))
		return false
	}
	return true
}

func (l *loader) isAmount(f *Field) bool {
	return slices.Contains([]Kind{KindNumber, KindHours, KindPercent, KindMoney}, f.Kind)
}

func (l *loader) isMoney(f *Field) bool { return f.Kind == KindMoney }

func (l *loader) isMoment(f *Field) bool {
	return slices.Contains([]Kind{KindDate, KindDateTime, KindPeriod}, f.Kind)
}

// conditions reads {field: value | [values] | present}. resolve finds a field;
// nil leaves the paths unchecked for now.
func (l *loader) conditions(n *record.Node, resolve func(string) *Field) []Condition {
	if n == nil {
		return nil
	}
	if n.Kind != record.Map || len(n.Entries) == 0 {
		l.fault(wrongCondition, n.Place)
		return nil
	}
	var out []Condition
	for _, entry := range n.Entries {
		c := Condition{Path: entry.Name}
		switch value := entry.Value; {
		case value.Kind == record.Scalar && value.Text == "present":
			c.Present = true
		case value.Kind == record.Scalar:
			c.Values = []string{value.Text}
		case value.Kind == record.List:
			for _, item := range value.Items {
				c.Values = append(c.Values, item.Text)
			}
		default:
			l.fault(wrongCondition, value.Place)
		}
		if resolve != nil {
			l.faults = append(l.faults, fitsCondition(l.t, resolve(c.Path), c, entry.Place)...)
		}
		out = append(out, c)
	}
	return out
}

// fitsCondition finds what a condition asks of a field that cannot be.
func fitsCondition(t *Type, f *Field, c Condition, place diag.Place) diag.List {
	if f == nil {
		return diag.List{unknownField(t, c.Path, place)}
	}
	var known []string
	switch f.Kind {
	case KindEnum:
		for _, choice := range f.Values {
			known = append(known, choice.Key)
		}
	case KindBool:
		known = []string{"true", "false"}
	default:
		return nil
	}
	var faults diag.List
	for _, value := range c.Values {
		if !slices.Contains(known, value) {
			faults = append(faults, wrongValue.At(place, "value", value, "known", strings.Join(known, ", ")))
		}
	}
	return faults
}
