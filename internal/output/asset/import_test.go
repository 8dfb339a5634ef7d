package asset

import (
	"errors"
	"io/fs"
	"slices"
	"testing"
)

// folder is a static/ in memory.
type folder map[string]string

func (f folder) read(name string) ([]byte, error) {
	if text, ok := f[name]; ok {
		return []byte(text), nil
	}
	return nil, fs.ErrNotExist
}

func TestHashedImports(t *testing.T) {
	static := folder{
		"style.css":        "/* head */\n@import \"style/tokens.css\";\n@import \"style/a.css\";\nbody {}\n",
		"style/tokens.css": ":root {}\n",
		"style/a.css":      "@import \"tokens.css\";\n@import \"../b.css\";\n@import \"a.css\";\na {}\n",
		"b.css":            "@import url(https://pelda.hu/x.css);\nb {}",
		"site.js":          "@import \"b.css\";\n",
	}
	for file, want := range map[string]string{
		"style.css": "/* head */\n:root {}\n@import url(https://pelda.hu/x.css);\nb {}a {}\nbody {}\n",
		"site.js":   static["site.js"],
	} {
		out, parts, err := Hashed(file, static.read)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := out.Render(nil)
		if err != nil || string(raw) != want {
			t.Errorf("%s is %q, want %q (%v)", file, raw, want, err)
		}
		if file == "style.css" && !slices.Equal(parts, []string{"style/tokens.css", "style/a.css", "b.css"}) {
			t.Errorf("its parts are %q", parts)
		}
	}
	before, _, _ := Hashed("style.css", static.read)
	static["style/tokens.css"] = ":root { color: red }\n"
	if after, _, _ := Hashed("style.css", static.read); after.Path == before.Path {
		t.Error("another part, the same name: browsers would keep the old style")
	}
}

func TestHashedMissing(t *testing.T) {
	for start, want := range map[string]string{
		`@import "no.css";`:        "no.css",
		`@import "../secret.css";`: "../secret.css",
	} {
		_, _, err := Hashed("style.css", folder{"style.css": start}.read)
		var missing *Missing
		if !errors.As(err, &missing) || missing.File != want || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", start, err)
		}
	}
}
