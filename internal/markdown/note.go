package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"unicode/utf8"

	east "github.com/yuin/goldmark/extension/ast"

	"kalauz/internal/diag"
	"kalauz/internal/wire"
)

// Note is a footnote that the text refers to.
type Note struct {
	Number     int
	Label      string // what the author called it
	Blocks     []Block
	References int // how often the text refers to it
	Place      diag.Place
}

func (n *Note) wire(c *wire.Codec) {
	c.Int(&n.Number)
	c.String(&n.Label)
	wireBlocks(&n.Blocks, c)
	c.Int(&n.References)
	n.Place.Wire(c)
}

// NoteRef is a reference to a note.
type NoteRef struct {
	Number int // in Document.Notes, from 1
}

var unknownNote = diag.Rule{
	Code:  "K270",
	Level: diag.Warning,
	Words: diag.Words{HU: "Nincs ilyen lábjegyzet: {ref}.", EN: "There is no such footnote: {ref}."},
	Hint:  diag.Words{HU: "Írja meg külön sorban így: {ref}: a jegyzet szövege.", EN: "Write it on a line of its own: {ref}: the text of the note."},
}

var unusedNote = diag.Rule{
	Code:  "K271",
	Level: diag.Warning,
	Words: diag.Words{HU: "A szöveg nem hivatkozik erre a lábjegyzetre, ezért kimarad: {ref}.", EN: "The text never refers to this footnote, so it is left out: {ref}."},
	Hint:  diag.Words{HU: "Tegye ezt a jelet oda, ahová a jegyzet tartozik: {ref}, vagy törölje a jegyzetet.", EN: "Put {ref} where the note belongs, or delete the note."},
}

var noteRefPattern = regexp.MustCompile(`\[\^[^\]\s]{1,60}\]`)

// noteBook numbers the notes in the order of their first reference, as our tree
// has it. goldmark's own numbers only tell them apart.
type noteBook struct {
	list    *east.FootnoteList
	numbers []int // ours by goldmark's, 0 for none
	used    []usedNote
}

// usedNote is a note that the text refers to.
type usedNote struct {
	index int // goldmark's number
	refs  int
}

// noteRef converts a reference. Inside a link it waits for the link's end: links
// cannot stand in each other.
func (c *converter) noteRef(n *east.FootnoteLink) {
	ref := &NoteRef{Number: c.notes.refer(n.Index)}
	if c.inLink > 0 {
		c.deferred = append(c.deferred, ref)
		return
	}
	c.add(ref)
}

// refer returns our number of a note, and counts the reference.
func (b *noteBook) refer(index int) int {
	for len(b.numbers) <= index {
		b.numbers = append(b.numbers, 0)
	}
	if b.numbers[index] == 0 {
		b.used = append(b.used, usedNote{index: index})
		b.numbers[index] = len(b.used)
	}
	number := b.numbers[index]
	b.used[number-1].refs++
	return number
}

// isUsed reports whether the text refers to a note.
func (b *noteBook) isUsed(index int) bool {
	return index >= 0 && index < len(b.numbers) && b.numbers[index] > 0
}

// takeNotes converts the notes; one may refer to others, which join the end.
func (c *converter) takeNotes() []Note {
	book := &c.notes
	if book.list == nil {
		return nil
	}
	byIndex := map[int]*east.Footnote{}
	for n := book.list.FirstChild(); n != nil; n = n.NextSibling() {
		byIndex[n.(*east.Footnote).Index] = n.(*east.Footnote)
	}
	var notes []Note
	for i := 0; i < len(book.used); i++ {
		n := byIndex[book.used[i].index]
		notes = append(notes, Note{Number: i + 1, Label: string(n.Ref), Blocks: c.blocks(n), Place: c.place(n.Pos())})
	}
	for i := range notes {
		notes[i].References = book.used[i].refs
	}
	for n := book.list.FirstChild(); n != nil; n = n.NextSibling() {
		if note := n.(*east.Footnote); !book.isUsed(note.Index) {
			ref := "[^" + string(note.Ref) + "]"
			c.fault(unusedNote, note.Pos(), utf8.RuneCountInString(ref), "ref", ref)
		}
	}
	return notes
}

// lintNoteRefs looks for references that goldmark left as text.
func (c *converter) lintNoteRefs(s []byte, at int) {
	if !bytes.Contains(s, []byte("[^")) {
		return
	}
	for _, m := range noteRefPattern.FindAllIndex(s, -1) {
		if ref := string(s[m[0]:m[1]]); !escaped(c.src, at+m[0]) {
			c.fault(unknownNote, at+m[0], utf8.RuneCountInString(ref), "ref", ref)
		}
	}
}

// html writes a reference. Numbers and ids are those of the page: an included
// document has notes as well.
func (n *NoteRef) html(p *page) {
	number, nth := p.refer(n.Number)
	if number == 0 {
		return
	}
	label := strconv.Itoa(number)
	p.raw(`<sup><a`)
	p.attr("href", "#fn."+label)
	p.attr("id", refID(number, nth))
	p.attr("class", "footnote-ref")
	p.attr("role", "doc-noteref")
	p.attr("aria-label", p.word("handbook.footnote_n", "n", label))
	p.raw(">" + label + "</a></sup>")
}

func (n *NoteRef) plain(*plainText) {}

func (n *NoteRef) wire(c *wire.Codec) { c.Int(&n.Number) }

// refID is where a note leads back to. The full stop keeps the ids of notes apart
// from those of headings, which have none.
func refID(number, nth int) string {
	id := "fnref." + strconv.Itoa(number)
	if nth > 1 {
		id += "." + strconv.Itoa(nth)
	}
	return id
}

// pageNote is a note of the page: of the document or of one included in it.
type pageNote struct {
	note   Note
	within *page // resolves its links
	refs   int   // written so far
}

// notes writes all notes the page has referred to. One may refer to further ones.
func (p *page) notes() {
	if len(p.state.notes) == 0 {
		return
	}
	p.raw("<section")
	p.attr("class", "footnotes")
	p.attr("role", "doc-endnotes")
	p.attr("aria-label", p.word("handbook.notes"))
	p.raw(">\n<ol>\n")
	for i := 0; i < len(p.state.notes); i++ {
		n := p.state.notes[i]
		p.raw("<li")
		p.attr("id", "fn."+strconv.Itoa(i+1))
		p.raw(">\n")
		n.within.note(n, i+1)
		p.raw("</li>\n")
	}
	p.raw("</ol>\n</section>\n")
}

// note writes the blocks of a note, and the way back at the end of its last
// paragraph.
func (p *page) note(n *pageNote, number int) {
	blocks := n.note.Blocks
	var last *Paragraph
	if len(blocks) > 0 {
		if paragraph, ok := blocks[len(blocks)-1].(*Paragraph); ok {
			last, blocks = paragraph, blocks[:len(blocks)-1]
		}
	}
	p.blocks(blocks)
	p.raw("<p>")
	if last != nil {
		p.inlines(last.Content)
		p.raw(" ")
	}
	for nth := 1; nth <= n.note.References; nth++ {
		label := p.word("handbook.footnote_back")
		if nth > 1 {
			p.raw(" ")
		}
		p.raw("<a")
		p.attr("href", "#"+refID(number, nth))
		p.attr("class", "footnote-back")
		p.attr("role", "doc-backlink")
		if nth > 1 {
			label += " (" + strconv.Itoa(nth) + ")"
		}
		p.attr("aria-label", label)
		p.raw(">↩\ufe0e")
		if nth > 1 {
			p.raw("<sup>" + strconv.Itoa(nth) + "</sup>")
		}
		p.raw("</a>")
	}
	p.raw("</p>\n")
}

func (n *NoteRef) resolve(p *page) []InlineNode {
	number, _ := p.refer(n.Number)
	if number == 0 {
		return nil
	}
	return []InlineNode{&NoteRef{Number: number}}
}
