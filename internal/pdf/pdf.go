// Package pdf writes PDF files that a screen reader can read: version 1.7 as ISO
// 32000-1 has it, with what ISO 14289-1 (PDF/UA-1) asks for. A file has pages,
// which are painted, and beside them a tree that says what the painted things
// are and in which order they are read.
//
// It does not know what a paragraph, a book or a language is. It takes glyphs
// with their places and says nothing of its own to readers. The same calls give
// the same bytes: there is no clock and no chance in them.
//
// How a file is made:
//
//   - [New] begins it, and [Document.Close] writes what only the end knows.
//   - [Document.Root] is the tree. [Element.Add] gives an element to another,
//     [Element.Text] a [Slot]: the place among the children of an element where
//     something painted belongs. The tree may be built long before, in the order
//     of reading, and pages painted in any other.
//   - [Document.AddPage] begins a page. A page that follows completes the one
//     before: it is compressed and written, and only a few words of it are kept.
//   - [Page.Tag] says to which slot belongs what is painted from there on,
//     [Page.Artifact] that it belongs to none. What is painted without either is
//     a mistake of the caller.
//
// Lengths are points, 1/72 inch; coordinates begin at the lower left of a page.
// Mistakes do not interrupt: the first one is kept, and Close returns it.
package pdf

import (
	"fmt"
	"io"
	"time"

	"kalauz/internal/font"
)

// Info is what a file says of itself as a whole.
type Info struct {
	Title      string // required
	Lang       string // of the text, a tag such as hu or en-GB; required
	Authors    []string
	Subject    string
	Keywords   []string
	Publisher  string
	Rights     string // the licence
	Identifier string // such as urn:isbn:…
	Program    string // which program wrote it
	Created    time.Time
}

// Document is a file that is being written. It is not safe for concurrent use.
type Document struct {
	info  Info
	file  *file
	err   error // the first mistake
	pages []ref
	page  *Page  // the one that is being painted
	spare object // for the content of the next
	fonts struct {
		byFace map[*font.Face]*embedded
		all    []*embedded
	}
	images    map[[32]byte]*Image
	root      *Element
	parents   []parentEntry // what ParentTree says, by its keys
	places    map[string]place
	wanted    []wantedPlace
	labels    []label
	outline   []Entry
	pagesRef  ref
	structRef ref
}

// New begins a file.
func New(w io.Writer, info Info) *Document {
	d := &Document{info: info, file: newFile(w), images: map[[32]byte]*Image{}, places: map[string]place{}}
	d.fonts.byFace = map[*font.Face]*embedded{}
	d.pagesRef, d.structRef = d.file.newRef(), d.file.newRef()
	d.root = &Element{Kind: DocumentKind, doc: d}
	return d
}

// Root returns the element that everything else is a part of.
func (d *Document) Root() *Element { return d.root }

// Pages returns how many pages have been begun.
func (d *Document) Pages() int {
	if d.page != nil {
		return len(d.pages) + 1
	}
	return len(d.pages)
}

// fail keeps the first mistake.
func (d *Document) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("pdf: "+format, args...)
	}
}

// Close completes the file. Its error is the first mistake that was made while
// it was written, or the writer's.
func (d *Document) Close() error {
	d.finishPage()
	d.checkInfo()
	d.checkPlaces()
	catalog := d.file.newRef()
	info := d.file.newRef()
	if d.err == nil {
		for _, f := range d.fonts.all {
			d.writeFont(f)
		}
		d.writePages()
		d.writeStructure()
		d.writeCatalog(catalog)
		d.writeInfo(info)
	}
	if d.err != nil {
		return d.err
	}
	return d.file.close(catalog, info)
}

func (d *Document) checkInfo() {
	if d.info.Title == "" || !isTag(d.info.Lang) {
		d.fail("a file needs a title and a language, has %q and %q", d.info.Title, d.info.Lang)
	}
	if len(d.pages) == 0 {
		d.fail("a file needs a page")
	}
}

// writeCatalog writes the root of the file (ISO 32000-1, 7.7.2).
func (d *Document) writeCatalog(catalog ref) {
	outline, isThere := d.writeOutline()
	names := d.writePlaces()
	metadata := d.file.newRef()
	d.file.putPlainStream(metadata, "/Type/Metadata/Subtype/XML", []byte(d.xmp()))
	o := newObject("<</Type/Catalog/Pages ").ref(d.pagesRef)
	o.raw("/Metadata ").ref(metadata).raw("/Lang").text(d.info.Lang)
	o.raw("/MarkInfo<</Marked true/Suspects false>>/StructTreeRoot ").ref(d.structRef)
	o.raw("/ViewerPreferences<</DisplayDocTitle true>>/PageLabels").raw(d.labelTree())
	if names != 0 {
		o.raw("/Names<</Dests ").ref(names).raw(">>")
	}
	if isThere {
		o.raw("/Outlines ").ref(outline).raw("/PageMode/UseOutlines")
	}
	d.file.put(catalog, o.raw(">>"))
}
