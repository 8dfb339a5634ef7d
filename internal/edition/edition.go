// Package edition keeps the files of a book's edition as they were published:
// copied into the content tree, with a list of what they are, and a line in the
// front matter that says so. From then on they are published from there, with the
// same bytes and at the same addresses, and never made again.
//
// It does not know how a book is made, nor the terminal. Nothing is overwritten:
// what cannot be written whole is not written.
package edition

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"kalauz/internal/build"
	"kalauz/internal/diag"
	"kalauz/internal/output/book"
	"kalauz/internal/record"
	"kalauz/internal/site"
	"kalauz/internal/source"
)

const contentDir = "content"

// command is the place of faults in what was typed.
const command = "kalauz edition freeze"

var noEdition = diag.Rule{
	Code:  "K068",
	Words: diag.Words{HU: "Nincs ilyen azonosítójú könyv, amelynek kiadásai lehetnek: {id}", EN: "There is no book with the id {id} that can have editions."},
	Hint:  diag.Words{HU: "Az azonosító a könyv mappája a content mappától, például {example}.", EN: "The id is the folder of the book as seen from the content folder, for example {example}."},
}

var frozenAlready = diag.Rule{
	Code:  "K069",
	Words: diag.Words{HU: "Ez a kiadás már le van zárva.", EN: "This edition is frozen already."},
	Hint:  diag.Words{HU: "Javított szöveget új kiadásban tegyen közzé. Ha mégis újra le akarja zárni, előbb törölje ezt a sort és a {dir} mappát.", EN: "Publish a corrected text as a new edition. To freeze this one anew nevertheless, first delete this line and the folder {dir}."},
}

var filesThere = diag.Rule{
	Code:  "K070",
	Words: diag.Words{HU: "Ez a mappa már megvan, pedig a kiadás nincs lezárva.", EN: "This folder is there already, although the edition is not frozen."},
	Hint:  diag.Words{HU: "Nézze meg, mi van benne, és törölje vagy nevezze át.", EN: "See what is in it, and delete or rename it."},
}

// Freeze renders the files of a book's edition in all languages and keeps them.
// dir is the folder of the site that s was read from, id that of the book's page,
// or its file. It returns what it has written, from the folder of the site on.
func Freeze(s *build.Site, dir, id string) ([]string, diag.List, error) {
	p, faults := find(s, id)
	if faults != nil {
		return nil, faults, nil
	}
	files, err := render(s, p)
	if err != nil {
		var authors diag.List
		if errors.As(err, &authors) {
			return nil, authors, nil
		}
		return nil, nil, err
	}
	root, err := os.OpenRoot(filepath.Join(dir, contentDir))
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	folder := book.FrozenDir(s.Site, p)
	if _, err := root.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
		return nil, diag.List{filesThere.At(diag.Place{File: path.Join(contentDir, folder)})}, err
	}
	if err := keep(root, folder, files); err != nil {
		return nil, nil, errors.Join(err, root.RemoveAll(folder))
	}
	if err := mark(root, p.Card.Path, p.Type.Edition.Frozen); err != nil {
		return nil, nil, errors.Join(err, root.RemoveAll(folder))
	}
	written := []string{path.Join(contentDir, p.Card.Path)}
	for _, f := range files {
		written = append(written, path.Join(contentDir, folder, f.name))
	}
	return written, nil, nil
}

// find returns the page of the edition in the language it was written in.
func find(s *build.Site, id string) (*site.Page, diag.List) {
	id = strings.TrimSuffix(strings.TrimPrefix(path.Clean(filepath.ToSlash(id)), contentDir+"/"), "/index.md")
	example := "…/…"
	for _, p := range s.Pages() {
		if p != s.Original(p) || p.Type.Edition == nil || p.Type.Edition.Frozen == "" || book.FrozenDir(s.Site, p) == "" || !book.Is(s.Site, p) && !book.IsFrozen(p) {
			continue
		}
		if example = p.ID; p.ID != id {
			continue
		}
		if v := p.Record.Get(p.Type.Edition.Frozen); v != nil {
			return nil, diag.List{frozenAlready.At(v.Place, "dir", path.Join(contentDir, book.FrozenDir(s.Site, p)))}
		}
		return p, nil
	}
	return nil, diag.List{noEdition.At(diag.Place{File: command}, "id", id, "example", example)}
}

// file is one that is kept.
type file struct {
	name  string
	bytes []byte
}

// render makes the files of a book, and the list of them at the end.
func render(s *build.Site, p *site.Page) ([]file, error) {
	var files []file
	var list []book.FrozenFile
	taken := map[string]bool{}
	for _, f := range s.BookFiles(p.ID) {
		raw, err := s.Render(f.Output)
		if err != nil {
			return nil, err
		}
		name := f.Lang + "-" + path.Base(f.Path)
		for taken[name] { // sheets of two chapters may have one name
			name = "x" + name
		}
		taken[name] = true
		files = append(files, file{name, raw})
		list = append(list, book.FrozenFile{Path: f.Path, File: name, Format: f.Format, Lang: f.Lang, Title: f.Title, SHA256: source.Hash(raw)})
	}
	return append(files, file{book.FrozenList, book.PrintFrozen(list)}), nil
}

func keep(root *os.Root, folder string, files []file) error {
	if err := root.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := root.WriteFile(path.Join(folder, f.name), f.bytes, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// mark writes the line that says that the edition is frozen at the end of the
// front matter. The file is there whole at any time.
func mark(root *os.Root, name, field string) error {
	text, err := root.ReadFile(name)
	if err != nil {
		return err
	}
	info, err := root.Stat(name)
	if err != nil {
		return err
	}
	marked, ok := withLine(text, field+": true")
	if !ok { // it was read a moment ago
		return errors.New(name + ": the front matter has no end")
	}
	temporary := path.Join(path.Dir(name), ".kalauz-"+path.Base(name))
	if err := root.WriteFile(temporary, marked, info.Mode().Perm()); err != nil {
		return err
	}
	if err := root.Rename(temporary, name); err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	return nil
}

// withLine adds a line at the end of the front matter, ended as the others are.
func withLine(text []byte, line string) ([]byte, bool) {
	begin := len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF")))
	parts, faults := record.Split("", text[begin:])
	if faults.HasErrors() || !parts.HasHead {
		return nil, false
	}
	first := begin + bytes.IndexByte(text[begin:], '\n') // of the opening line
	ending := "\n"
	if text[first-1] == '\r' {
		ending = "\r\n"
	}
	end := first + 1 + len(parts.Head)
	return slices.Concat(text[:end], []byte(line+ending), text[end:]), true
}
