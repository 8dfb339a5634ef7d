package schema

import (
	"strings"
	"testing"
	"testing/fstest"

	"kalauz/internal/source"
)

// A hint names what can be written, with what it is called on the page, and
// never the wrong value itself.
func TestHints(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	for _, test := range []struct{ name, src, code, hu, en string }{
		{"fields of the type come first", "title: a\nqwertyuiop: 1\n", "K165",
			"Itt ezek a mezők állhatnak: subtitle (Alcím), story (Történet), ", "You can choose from subtitle (Subtitle), story (Story), "},
		{"there are more of them", "title: a\nqwertyuiop: 1\n", "K165",
			", … Mindet felsorolja: kalauz types recipe.", ", … To list them all: kalauz types recipe."},
		{"a slip", "title: a\nsubtitel: b\n", "K165", "Talán erre gondolt: „subtitle”.", "Perhaps you meant “subtitle”."},
		{"a file", "title: a\ncook: content/cooks/anna.en.md\n", "K319", "Talán erre gondolt: cooks/anna.", "Did you mean cooks/anna?"},
		{"a name", "title: a\ncook: Nagy Anna\n", "K319", "nyelv és .md nélkül, szóközök nélkül.", "without language and .md, and without spaces."},
	} {
		_, faults := readRecord(t, typ, "x.md", "hu", test.src)
		if len(faults) != 1 || faults[0].Code != test.code {
			t.Errorf("%s: %v", test.name, faults)
			continue
		}
		hint := faults[0].Hint
		if !strings.Contains(hint.HU, test.hu) || !strings.Contains(hint.EN, test.en) {
			t.Errorf("%s:\n%s\n%s", test.name, hint.HU, hint.EN)
		}
		if n := strings.Count(hint.EN, " ("); n > shownFields {
			t.Errorf("%s: %d fields", test.name, n)
		}
	}
}

// A missing choice is answered with the values there are.
func TestRequiredChoice(t *testing.T) {
	types, faults := Load(treeOf(t, "types/x/type.yaml", `name: {hu: x, en: x}
plural: {hu: X, en: X}
folder: x
path: {hu: x, en: x}
sign: {shape: circle, colour: green}
fields:
  course:
    kind: enum
    required: true
    label: {hu: Fogás, en: Course}
    values:
      soup: {hu: Leves, en: Soup}
      main: {hu: Főétel, en: Main course}
`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	typ := types.ByName("x")
	rec, _ := readRecord(t, typ, "x.md", "hu", "title: a\n")
	_, missing := typ.Complete(rec)
	if len(missing) != 1 || missing[0].Hint.HU != "Írja be ezt a mezőt: course. Ezek közül választhat: soup (Leves), main (Főétel)." ||
		missing[0].Hint.EN != "Add the field course. The choices are soup (Soup), main (Main course)." {
		t.Errorf("%+v", missing)
	}
}

func treeOf(t *testing.T, name, text string) source.Tree {
	t.Helper()
	tree, err := source.FromFS(fstest.MapFS{name: {Data: []byte(text)}}, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	return tree
}
