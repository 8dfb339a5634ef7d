package schema

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJSONSchema(t *testing.T) {
	types := testTypes(t)
	raw := types.JSONSchema(types.ByName("recipe"), "hu")
	var whole struct {
		Title      string
		Required   []string
		Properties map[string]struct {
			Type       any
			Title      string
			OneOf      []struct{ Const, Title string }
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(raw, &whole); err != nil {
		t.Fatal(err)
	}
	if whole.Title != "recept" || whole.Properties["portions"].Title != "Adag" || len(whole.Properties["time"].Properties) != 3 {
		t.Errorf("%+v", whole)
	}
	if diff := cmp.Diff([]string{"title"}, whole.Required); diff != "" {
		t.Error(diff)
	}
	if _, ok := whole.Properties["share"]; ok {
		t.Error("nobody writes a computed field")
	}
	if choices := whole.Properties["course"].OneOf; len(choices) != 2 || choices[0].Const != "soup" || choices[0].Title != "Leves" {
		t.Errorf("%+v", choices)
	}
	if string(raw) != string(types.JSONSchema(types.ByName("recipe"), "hu")) {
		t.Error("not the same twice")
	}
}
