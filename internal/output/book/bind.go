package book

import (
	"path"
	"strconv"
	"strings"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// binder puts one book together.
type binder struct {
	*Press
	page     *site.Page
	language *locale.Language
	printer  schema.Printer
	need     output.Need
	book     *Book
	prefix   map[*site.Page]string // of the sections, by the pages they come from
	chapters int                   // so far
	short    map[string]bool       // abbreviations in the text
	err      error                 // the first that a picture met
}

// bind makes the book of a page. An error that is a diag.List is an author's.
func (pr *Press) bind(p *site.Page, need output.Need) (*Book, error) {
	b := &binder{
		Press: pr, page: p, language: pr.Site.Language(p.Lang), printer: pr.Site.Printer(p.Lang), need: need,
		prefix: pr.prefixes(p), short: map[string]bool{},
	}
	b.printer.Word = func(key string, pairs ...any) (string, error) { return pr.Phrases.Text(b.language, key, pairs...) }
	b.book = &Book{
		ID: p.ID, Name: name(p), Lang: p.Lang, Tag: b.language.Tag(), URL: pr.Site.Absolute(p.URL), Sign: p.Type.Sign,
		Summary: p.Summary(), Sources: pr.sources(p), ISBN: map[string]string{}, Labels: map[markdown.Block]Label{}, word: b.printer.Word,
	}
	b.book.Title, _ = p.Title()
	b.imprint()
	b.introduction()
	for _, chapter := range pr.Site.Chapters(p) {
		b.chapter(chapter)
	}
	b.glossary()
	b.mendLinks()
	b.label()
	b.cite()
	b.colophon()
	return b.book, b.err
}

// introduction is what stands on the book's own page: its text, what the type
// shows besides, and the facts that the colophon does not have.
func (b *binder) introduction() {
	s := &Section{Role: Introduction, ID: b.prefix[b.page], Title: b.book.Word("handbook.introduction")}
	b.text(s, b.page, b.Body(b.page.Card).Body)
	b.book.Sections = append(b.book.Sections, s)
	for _, path := range b.page.Type.Book.Shows {
		b.show(s, path)
	}
	b.facts(s)
	if len(s.Blocks) == 0 {
		b.book.Sections = b.book.Sections[1:]
	}
}

func (b *binder) chapter(p *site.Page) {
	b.chapters++
	s := &Section{Role: Chapter, ID: b.prefix[p], Number: b.chapters}
	s.Title, s.Lang = p.Title()
	b.book.Sections = append(b.book.Sections, s)
	if !p.Listed() {
		b.missing(s, p)
		return
	}
	b.text(s, p, b.Body(p.Card).Body)
}

// missing says in the place of a chapter that there is no translation, and where
// the original can be read.
func (b *binder) missing(s *Section, p *site.Page) {
	content := []markdown.InlineNode{&markdown.Text{Value: b.book.Word("site.lang_missing")}}
	if url := b.Site.Absolute(b.Site.Original(p).URL); url != "" {
		link := &markdown.LinkInline{Link: markdown.Link{Dest: url}, Content: []markdown.InlineNode{&markdown.Text{Value: b.book.Word("site.lang_read_original")}}}
		content = append(content, &markdown.Text{Value: " "}, link)
	}
	s.Blocks = []markdown.Block{&markdown.Paragraph{Content: content}}
}

// text adds a document of a page to a section.
func (b *binder) text(s *Section, p *site.Page, doc *markdown.Document) {
	if doc == nil {
		return
	}
	b.abbreviations(doc)
	resolved := doc.Resolve(b.resolver(p, p.Card.Path, s.ID+"-"))
	s.Blocks = append(s.Blocks, resolved.Blocks...)
	s.Notes = append(s.Notes, resolved.Notes...)
	s.Headings = append(s.Headings, resolved.Headings...)
}

func (b *binder) abbreviations(doc *markdown.Document) {
	for _, short := range doc.Abbreviations {
		b.short[short] = true
	}
}

// glossary lists the abbreviations that the text uses and the site explains.
func (b *binder) glossary() {
	known := b.Site.Vocabulary.Abbreviations[b.page.Lang]
	var used []string
	for short := range b.short {
		if known[short] != "" {
			used = append(used, short)
		}
	}
	if len(used) == 0 {
		return
	}
	locale.SortBy(b.language, used, func(short string) string { return short })
	list := &markdown.DefinitionList{}
	for _, short := range used {
		list.Items = append(list.Items, markdown.Definition{
			Terms:        [][]markdown.InlineNode{{&markdown.Text{Value: short}}},
			Descriptions: [][]markdown.Block{{&markdown.Paragraph{Content: []markdown.InlineNode{&markdown.Text{Value: known[short]}}, Tight: true}}},
		})
	}
	b.book.Sections = append(b.book.Sections, &Section{Role: Glossary, ID: "abbreviations",
		Title: b.book.Word("handbook.abbreviations"), Blocks: []markdown.Block{list}})
}

// label numbers the figures that have a caption and the tables, through the
// whole book. In the list of tables a table goes by the heading above it.
func (b *binder) label() {
	for _, s := range b.book.Sections {
		above := s.Title
		markdown.Visitor{Block: func(block markdown.Block) {
			switch block := block.(type) {
			case *markdown.HeadingBlock:
				above = block.Text
			case *markdown.Figure:
				if block.Image.Title != "" {
					b.book.Figures = append(b.book.Figures, b.entry(block, s.ID+"-figure.", "handbook.figure_n", len(b.book.Figures)+1, block.Image.Title))
				}
			case *markdown.Table:
				b.book.Tables = append(b.book.Tables, b.entry(block, s.ID+"-table.", "handbook.table_n", len(b.book.Tables)+1, above))
			}
		}}.Walk(s.Blocks)
	}
}

// entry numbers one of them. The full stop keeps its id apart from those of
// headings, which have none.
func (b *binder) entry(block markdown.Block, id, word string, n int, title string) Entry {
	label := Label{ID: id + strconv.Itoa(n), Text: b.book.Word(word, "n", n)}
	b.book.Labels[block] = label
	return Entry{label, title}
}

// pictureName is a name that is safe in every archive and on every disk.
func pictureName(n int, src string) string {
	ext := path.Ext(src)
	base := locale.Slug(strings.TrimSuffix(path.Base(src), ext))
	if len(base) > 40 {
		base = base[:40]
	}
	number := strconv.Itoa(n)
	if n < 10 {
		number = "0" + number
	}
	return strings.TrimSuffix(number+"-"+base, "-") + strings.ToLower(ext)
}
