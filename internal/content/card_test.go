package content

import (
	"reflect"
	"strings"
	"testing"

	"kalauz/internal/source"
)

// TestSame: a card that differs in any field is another card.
func TestSame(t *testing.T) {
	if !new(Card).Same(new(Card)) {
		t.Fatal("two empty cards are not the same")
	}
	eachField(reflect.TypeFor[Card](), func(name string, index []int) {
		changed := new(Card)
		fill(t, reflect.ValueOf(changed).Elem().FieldByIndex(index))
		if changed.Same(new(Card)) || new(Card).Same(changed) {
			t.Errorf("cards that differ in %s count as the same", name)
		}
	})
}

// eachField visits the fields of a struct, those of inner structs one by one.
func eachField(t reflect.Type, visit func(name string, index []int)) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type.Kind() != reflect.Struct {
			visit(f.Name, []int{i})
			continue
		}
		eachField(f.Type, func(name string, index []int) { visit(f.Name+"."+name, append([]int{i}, index...)) })
	}
}

// fill gives a field another value than none.
func fill(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	case reflect.Array:
		fill(t, v.Index(0))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	default:
		t.Fatalf("the test does not know fields of kind %s", v.Kind())
	}
}

// TestBodyEdit: no edit inside a body makes another card; any in the front matter
// does.
func TestBodyEdit(t *testing.T) {
	const before = "---\ntitle: A\nnotes: Jó.\n---\nEgy szó.\n\n## Első rész\n\n[Kettő](b.md) ![Kép](k.png)\n\n[!INCLUDE](c.md)\n"
	p := parser(t)
	card := func(path, text string) *Card {
		card := p.Card(source.File{Path: path, Display: "content/" + path}, []byte(text))
		if card.Record == nil {
			t.Fatalf("%q: %v", text, card.Faults)
		}
		return card
	}
	for _, test := range []struct {
		name, old, new string
		same           bool
	}{
		{"a paragraph more", "## ", "Kettő.\n\n## ", true},
		{"no links and pictures", "[Kettő](b.md) ![Kép](k.png)\n\n", "", true},
		{"another heading", "Első rész", "Második rész", true},
		{"another level", "## ", "### ", true},
		{"an anchor more", "szó", "[szó]{#szo}", true},
		{"another inclusion", "c.md", "d.md", true},
		{"no body", before[strings.Index(before, "Egy"):], "", false},
		{"another title", "title: A", "title: B", false},
		{"a field that moved", "notes", "# Jegyzet\nnotes", false},
	} {
		after := strings.Replace(before, test.old, test.new, 1)
		if after == before {
			t.Fatalf("%s: nothing has changed", test.name)
		}
		if got := card("recipes/a.md", after).Same(card("recipes/a.md", before)); got != test.same {
			t.Errorf("%s: same %v, want %v", test.name, got, test.same)
		}
	}
	for _, path := range []string{"index.md", "recipes/index.en.md", "books/x/01-a.md", "about.md"} {
		if !card(path, "---\ntitle: A\n---\nEgy.\n").Same(card(path, "---\ntitle: A\n---\nKettő.\n\nHárom.\n")) {
			t.Errorf("%s: another text makes another card", path)
		}
	}
}
