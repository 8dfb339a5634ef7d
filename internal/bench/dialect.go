package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kalauz/layouts"
	"kalauz/static"
)

// dialect is how one program wants the same page written.
type dialect struct {
	name  string
	files string // its settings and templates below testdata
	// alone says that every file carries all the data of its page; else only
	// that in the default language does.
	alone   bool
	section string // the name of a section's own file, without ending
	// file is the path of a page's file below content, without language and ending.
	file func(p *page) string
	ref  func(p *page) string
	link func(from, to *page, lang string) string
	// more is front matter that only this program needs; it may be nil.
	more func(p *page) string
}

// dialects are the two ways in which the corpus is written.
var dialects = []dialect{
	{
		name: "kalauz", files: "testdata/kalauz", section: "index", file: kalauzFile,
		ref: func(p *page) string { return p.path() },
		link: func(from, to *page, _ string) string {
			rel, _ := filepath.Rel(path.Dir(kalauzFile(from)), kalauzFile(to)) // both are below content
			return filepath.ToSlash(rel) + ".md"
		},
	},
	{
		name: "hugo", files: "testdata/hugo", alone: true, section: "_index", file: hugoFile,
		ref:  func(p *page) string { return "/" + p.path() },
		link: func(_, to *page, lang string) string { return to.address(lang) },
		more: hugoFront,
	},
}

func kalauzFile(p *page) string {
	switch {
	case p.isBook():
		return p.path() + "/index"
	case p.book != nil:
		return fmt.Sprintf("%s/%02d-%s", p.book.path(), p.chapter, p.slug)
	}
	return p.path()
}

func hugoFile(p *page) string {
	if p.isBook() {
		return p.path() + "/_index"
	}
	return p.path()
}

// hugoFront is the place in its list, and the template, that Hugo has to be told.
func hugoFront(p *page) string {
	switch {
	case p.isBook():
		return fmt.Sprintf("weight: %d\ntype: book\n", p.number)
	case p.book != nil:
		return fmt.Sprintf("weight: %d\ntype: chapter\n", p.chapter)
	}
	return fmt.Sprintf("weight: %d\n", p.number)
}

// write writes the whole site into a folder that does not exist yet.
func (d dialect) write(dir string, c *corpus) error {
	settings, err := fs.Sub(data, d.files)
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, settings); err != nil {
		return err
	}
	if err := d.writeTheme(dir); err != nil {
		return err
	}
	if err := d.writeWords(dir, c); err != nil {
		return err
	}
	for _, k := range c.kinds {
		for _, lang := range languages {
			text := fmt.Sprintf("---\ntitle: %q\n---\n", k.Title[lang])
			if err := d.put(dir, k.Folder+"/"+d.section, lang, text); err != nil {
				return err
			}
		}
	}
	for _, p := range c.pages {
		for _, lang := range languages {
			text, err := d.page(c, p, lang)
			if err != nil {
				return err
			}
			if err := d.put(dir, d.file(p), lang, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeTheme gives Hugo the static files that are part of Kalauz, and Kalauz the
// template that will be edited, as it is in the theme.
func (d dialect) writeTheme(dir string) error {
	if d.alone {
		return os.CopyFS(filepath.Join(dir, "static"), static.FS)
	}
	raw, err := fs.ReadFile(layouts.FS, "partials/share.html")
	if err != nil {
		return err
	}
	return write(filepath.Join(dir, "layouts", "partials", "share.html"), string(raw))
}

// page is the text of a page's file in one language.
func (d dialect) page(c *corpus, p *page, lang string) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\nsummary: %q\n", p.title[lang], p.summary[lang])
	if p.hasAlias() && lang == languages[0] {
		fmt.Fprintf(&b, "aliases: [/old/%s/]\n", p.path())
	}
	if d.more != nil {
		b.WriteString(d.more(p))
	}
	if d.alone || lang == languages[0] {
		names := make([]string, len(p.tags))
		for i, t := range p.tags {
			names[i] = term(t)
		}
		fmt.Fprintf(&b, "tags: [%s]\n", strings.Join(names, ", "))
		if p.book == nil {
			fmt.Fprintf(&b, "number: %d\nseries: all\n", p.number)
			if err := p.kind.front.Execute(&b, front{c, p, d, lang}); err != nil {
				return "", err
			}
		}
	}
	b.WriteString("---\n\n")
	b.WriteString(c.body(p, lang, func(to *page) string { return d.link(p, to, lang) }))
	return b.String(), nil
}

// put writes one file below content.
func (d dialect) put(dir, name, lang, text string) error {
	return write(filepath.Join(dir, "content", filepath.FromSlash(name)+ending(lang)), text)
}

// ending is that of a Markdown file in a language.
func ending(lang string) string {
	if lang == languages[0] {
		return ".md"
	}
	return "." + lang + ".md"
}

// writeWords writes the names of tags and target groups: Kalauz wants them in
// one file, Hugo as a page each.
func (d dialect) writeWords(dir string, c *corpus) error {
	if d.alone {
		for _, field := range []string{"tags", "target_groups"} {
			for i, names := range c.tags {
				for _, lang := range languages {
					if err := d.put(dir, field+"/"+term(i)+"/"+d.section, lang, fmt.Sprintf("---\ntitle: %q\n---\n", names[lang])); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	var b strings.Builder
	for _, field := range []string{"tags", "target_groups"} {
		b.WriteString(field + ":\n")
		for i, names := range c.tags {
			fmt.Fprintf(&b, "  %s: {hu: %q, en: %q}\n", term(i), names["hu"], names["en"])
		}
	}
	return write(filepath.Join(dir, "content", "terms.yaml"), b.String())
}

func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
