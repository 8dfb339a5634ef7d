package epub

import (
	"crypto/sha1"
	"fmt"
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/output/book/markup"
)

// description is the package document: what the book is, which files it is made
// of, and in which order they are read.
func (m *maker) description() []byte {
	w := m.writer()
	w.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\"")
	w.Attr("xml:lang", m.book.Lang)
	w.Raw(" prefix=\"schema: http://schema.org/\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
	m.metadata(w)
	w.Raw("</metadata>\n<manifest>\n")
	for _, item := range m.items {
		w.Raw("<item")
		w.Attr("id", item.id)
		w.Attr("href", item.name)
		w.Attr("media-type", item.kind)
		w.Attr("properties", item.properties)
		w.Raw("/>\n")
	}
	w.Raw("</manifest>\n<spine>\n")
	for _, item := range m.items {
		if item.spine {
			w.Raw("<itemref")
			w.Attr("idref", item.id)
			w.Raw("/>\n")
		}
	}
	w.Raw("</spine>\n</package>\n")
	return w.Bytes()
}

// metadata writes what catalogues and shelves show.
func (m *maker) metadata(w *markup.Writer) {
	b := m.book
	dc := func(name, value, id string) {
		if value == "" {
			return
		}
		w.Raw("<dc:", name)
		w.Attr("id", id)
		w.Raw(">")
		w.Text(value)
		w.Raw("</dc:", name, ">\n")
	}
	dc("identifier", m.identifier(), "id")
	dc("title", b.Title, "")
	dc("language", b.Lang, "")
	for i, author := range b.Authors {
		id := fmt.Sprintf("author-%d", i+1)
		dc("creator", author, id)
		w.Raw("<meta refines=\"#", id, "\" property=\"role\" scheme=\"marc:relators\">aut</meta>\n")
	}
	dc("publisher", b.Publisher, "")
	dc("description", b.Summary, "")
	dc("date", m.issued(), "")
	dc("rights", b.Licence.String(), "")
	dc("source", b.URL, "")
	m.property(w, "dcterms:modified", m.modified())
	m.accessibility(w)
}

func (m *maker) property(w *markup.Writer, name, value string) {
	w.Raw("<meta property=\"", name, "\">")
	w.Text(value)
	w.Raw("</meta>\n")
}

// accessibility says what a reader who cannot see, or sees little, finds here.
// All of it follows from how the file is made and from what the checks of the
// content refuse.
func (m *maker) accessibility(w *markup.Writer) {
	m.property(w, "schema:accessMode", "textual")
	if len(m.book.Pictures) > 0 {
		m.property(w, "schema:accessMode", "visual")
	}
	m.property(w, "schema:accessModeSufficient", "textual")
	features := []string{"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"}
	if m.described() {
		features = append(features, "alternativeText")
	}
	for _, feature := range features {
		m.property(w, "schema:accessibilityFeature", feature)
	}
	m.property(w, "schema:accessibilityHazard", "none")
	m.property(w, "schema:accessibilitySummary", m.book.Word("book.accessibility"))
}

// described reports whether a picture has a description.
func (m *maker) described() bool {
	found := m.book.Cover != nil
	v := markdown.Visitor{Inline: func(n markdown.InlineNode) {
		if i, ok := n.(*markdown.ImageInline); ok && i.Alt != "" {
			found = true
		}
	}}
	for _, s := range m.book.Sections {
		v.Walk(s.Blocks)
	}
	return found
}

// identifier is the book's ISBN in this format, else a name made of what stays
// the same while its text is mended: address, language, edition.
func (m *maker) identifier() string {
	b := m.book
	if isbn := b.ISBN["epub"]; isbn != "" {
		return "urn:isbn:" + isbn
	}
	name := strings.Join([]string{b.URL, b.ID, b.Lang, b.Edition}, "\n")
	return "urn:uuid:" + uuid(name)
}

// urlSpace is the name space of addresses in RFC 9562.
const urlSpace = "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8"

// uuid is the name as a UUID of version 5, which is made with SHA-1.
func uuid(name string) string {
	sum := sha1.Sum([]byte(urlSpace + name))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// issued is the year of publication, else the day of the last change.
func (m *maker) issued() string {
	if m.book.Year != "" {
		return m.book.Year
	}
	return m.book.Date
}

// unknownDay stands where no page of the book says when it was changed: EPUB
// wants a day, and the day of the build would make another file of the same
// book every day.
const unknownDay = "1980-01-01"

// modified is the day of the last change, to the second, as EPUB wants it.
func (m *maker) modified() string {
	day := m.book.Date
	if day == "" {
		day = unknownDay
	}
	return day + unknownDay[min(len(day), len(unknownDay)):] + "T00:00:00Z"
}
