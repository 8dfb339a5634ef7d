package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// rows are what is measured, in the order of the table.
var rows = []row{
	{"cold", "cold build", true},
	{"again", "build again, nothing changed", true},
	{"changed", "build after one changed file", true},
	{"whole", "cold build, books, search and pictures too", false},
	{"first", "serve: from start to the first page", true},
	{"second", "serve: the same, started again", true},
	{"body", "serve: body edit → new bytes", false},
	{"title", "serve: title edit → a neighbour’s new bytes", false},
	{"template", "serve: template edit → new bytes", false},
}

type row struct {
	key, title string
	grows      bool // with the site, but no faster
}

// results are all that was measured, by row and program.
type results map[string]map[string][]usage

func (r results) add(key string, p *program, u usage) {
	if r[key] == nil {
		r[key] = map[string][]usage{}
	}
	r[key][p.name] = append(r[key][p.name], u)
}

// median is the middle of each measure by itself.
func (r results) median(key, program string) (usage, bool) {
	all := r[key][program]
	if len(all) == 0 {
		return usage{}, false
	}
	return usage{
		wall: middle(all, func(u usage) time.Duration { return u.wall }),
		cpu:  middle(all, func(u usage) time.Duration { return u.cpu }),
		peak: middle(all, func(u usage) int64 { return u.peak }),
	}, true
}

func middle[T int64 | time.Duration](all []usage, of func(usage) T) T {
	values := make([]T, len(all))
	for i, u := range all {
		values[i] = of(u)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// edited is the page that is edited, and neighbour the one that names it as its
// previous or next: the fifth and sixth of the first folder. Both programs
// publish them at the same address.
func edited(i int) (*page, error) {
	m, err := readMaterial()
	if err != nil {
		return nil, err
	}
	return &page{kind: m.kinds[0], slug: fmt.Sprintf("%s-%05d", m.kinds[0].Name, 5+i)}, nil
}

// measureBuilds builds from nothing, again, after an edit, and with everything on.
func measureBuilds(p *program, r results, aside string) error {
	target, err := edited(0)
	if err != nil {
		return err
	}
	if err := p.forget(aside); err != nil {
		return err
	}
	for _, key := range []string{"cold", "again"} {
		u, err := p.run(p.build...)
		if err != nil {
			return err
		}
		r.add(key, p, u)
	}
	err = p.edit(filepath.Join("content", target.path()+".md"), appended, func(mark string) error {
		u, err := p.run(p.build...)
		if err != nil {
			return err
		}
		r.add("changed", p, u)
		raw, err := p.published(target.address(languages[0]))
		if err == nil && !bytes.Contains(raw, []byte(mark)) {
			err = errors.New("the edit is not in what was published")
		}
		return err
	})
	if err != nil || !p.whole {
		return err
	}
	return p.measureWhole(r, aside)
}

// measureWhole builds with everything on that the other program does not make.
func (p *program) measureWhole(r results, aside string) error {
	if err := p.forget(aside); err != nil {
		return err
	}
	all := func(text []byte, _ string) []byte { return bytes.ReplaceAll(text, []byte(": false"), []byte(": true")) }
	return p.edit("site.yaml", all, func(string) error {
		u, err := p.run(p.build...)
		r.add("whole", p, u)
		return err
	})
}

// edit changes a file of the site, does something, and changes it back.
func (p *program) edit(name string, change func(text []byte, mark string) []byte, do func(mark string) error) (err error) {
	file := filepath.Join(p.dir, filepath.FromSlash(name))
	before, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.WriteFile(file, before, 0o644)) }()
	mark := fmt.Sprintf("Marker%d", time.Now().UnixNano())
	if err := os.WriteFile(file, change(before, mark), 0o644); err != nil {
		return err
	}
	return do(mark)
}

// appended adds a paragraph to a body.
func appended(text []byte, mark string) []byte {
	return append(bytes.Clone(text), "\n\n"+mark+" paragraph.\n"...)
}

// retitled changes the title of a page.
func retitled(text []byte, mark string) []byte {
	return bytes.Replace(text, []byte(`title: "`), []byte(`title: "`+mark+` `), 1)
}

// redrawn adds a line to a template.
func redrawn(text []byte, mark string) []byte {
	return append(bytes.Clone(text), "\n<p>"+mark+"</p>\n"...)
}
