package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kalauz/internal/locale"
	"kalauz/internal/schema"
	"kalauz/internal/source"
	"kalauz/layouts"
)

// plain is the one type whose name is also a word of the program.
const plain = "page"

// standards are names of ours that only look like a type's, by the files in which
// they stand: what a browser listens to in the preview, and a table of a font,
// are called so in standards of their own.
var standards = map[string]string{"../internal/serve/handler.go": "events", "../internal/font/metrics.go": "post"}

// TestNoTypeIsNamed rejects a text in the program that is the name, the plural,
// the folder or a part of the address of a shipped type, in any language. A
// type is data: the program that knows one by name has an exception in it.
func TestNoTypeIsNamed(t *testing.T) {
	names := shippedNames(t)
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, filepath.Join("..", file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			for part := range strings.SplitSeq(text, "/") {
				if whose := names[strings.ToLower(part)]; whose != "" && standards[set.Position(n.Pos()).Filename] != part {
					t.Errorf("%s: %q is a name of the type %s", set.Position(n.Pos()), text, whose)
				}
			}
			return true
		})
	}
}

// shippedNames maps every name of a shipped type, in small letters, to the type.
func shippedNames(t *testing.T) map[string]string {
	t.Helper()
	names := map[string]string{}
	for _, typ := range shippedTypes(t) {
		all := []string{typ.Name, typ.Folder}
		for _, texts := range []locale.Text{typ.Label, typ.Plural, typ.Path} {
			all = slices.AppendSeq(all, maps.Values(texts))
		}
		for _, name := range all {
			if name != "" {
				names[strings.ToLower(name)] = typ.Name
			}
		}
	}
	return names
}

// shippedTypes are all types that come with the program but the plain page.
func shippedTypes(t *testing.T) []*schema.Type {
	t.Helper()
	tree, err := source.FromFS(layouts.FS, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	types, faults := schema.Load(tree)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	var shipped []*schema.Type
	for _, typ := range types.All() {
		if typ.Name != plain {
			shipped = append(shipped, typ)
		}
	}
	if len(shipped) < 8 {
		t.Fatalf("only %d shipped types", len(shipped))
	}
	return shipped
}
