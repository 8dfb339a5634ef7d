package main

import (
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"text/template"
)

// data is the corpus's types, words and snippets of code, and both programs'
// settings and templates. What a page is called and what it says of itself
// stands there and nowhere in Go.
//
//go:embed all:testdata
var data embed.FS

// languages are those of the corpus; the first is the default.
var languages = []string{"hu", "en"}

// kind is one content type of the corpus.
type kind struct {
	Name     string
	Folder   string
	Share    int               // of the pages, in percent
	Chapters int               // of each page; it and they count as pages
	Title    map[string]string // of its section
	front    *template.Template
}

// snippet is a block of code. "§" in its text becomes words, so that no two
// blocks are the same and a memory of coloured code does not look better than
// it is.
type snippet struct{ language, text string }

// material is what pages are made from.
type material struct {
	kinds []*kind
	words map[string][]string
	code  []snippet
}

func readMaterial() (*material, error) {
	m := &material{words: map[string][]string{}}
	raw, err := data.ReadFile("testdata/kinds.json")
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &m.kinds); err != nil {
		return nil, err
	}
	for _, k := range m.kinds {
		if k.front, err = template.ParseFS(data, "testdata/front/"+k.Name+".txt"); err != nil {
			return nil, err
		}
	}
	for _, lang := range languages {
		if raw, err = data.ReadFile("testdata/words/" + lang + ".txt"); err != nil {
			return nil, err
		}
		m.words[lang] = strings.Fields(string(raw))
	}
	files, err := fs.Glob(data, "testdata/code/*.txt")
	for _, file := range files {
		if raw, err = data.ReadFile(file); err != nil {
			return nil, err
		}
		m.code = append(m.code, snippet{strings.TrimSuffix(path.Base(file), ".txt"), string(raw)})
	}
	return m, err
}
