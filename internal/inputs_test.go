package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hidden are the functions by which something from outside could get into a
// page without being an input, and the rooms that may call them all the same.
// Only the command knows the clock and the environment.
var hidden = map[string][]string{
	"time.Now":       {"internal/watch"}, // how long a look at the disk takes
	"time.Since":     {"internal/watch"},
	"time.Until":     nil,
	"time.Local":     nil,
	"os.Getenv":      {"internal/browser"}, // whether its tests may be skipped
	"os.LookupEnv":   nil,
	"os.Environ":     nil,
	"os.ExpandEnv":   nil,
	"os.UserHomeDir": nil,
	"os.Hostname":    nil,
	"os.Stdout":      nil,
	"os.Stderr":      nil,
	"os.Exit":        nil,
	"fmt.Print":      nil,
	"fmt.Printf":     nil,
	"fmt.Println":    nil,
	"rand.Int":       nil,
	"rand.IntN":      nil,
}

func TestNoHiddenInputs(t *testing.T) {
	for _, file := range goFiles(t) {
		room := path.Dir(file)
		if !strings.HasPrefix(room, "internal/") || room == bench || strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, filepath.Join("..", file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if id := calledName(n); id != "" {
				if rooms, listed := hidden[id]; listed && !slices.Contains(rooms, room) {
					t.Errorf("%s uses %s: it has to come in as a value", set.Position(n.Pos()), id)
				}
			}
			if f, ok := n.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function", set.Position(n.Pos()))
			}
			return true
		})
	}
}

// calledName is a name of another package as the code writes it, "time.Now".
func calledName(n ast.Node) string {
	selector, ok := n.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if id, ok := selector.X.(*ast.Ident); ok {
		return id.Name + "." + selector.Sel.Name
	}
	return ""
}
