package content

import (
	"crypto/sha256"
	"reflect"
	"slices"

	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
)

// Card is what others may see of a page without reading its body, and all that
// the site is assembled from. It is never changed after [Parser.Card] has made
// it. No edit in a body makes another card.
type Card struct {
	Spot
	Path    string // in the content tree, "projects/peer-gynt/index.en.md"
	File    string // as the editor knows it, "content/projects/peer-gynt/index.en.md"
	Record  *schema.Record
	Front   [sha256.Size]byte // the hash of the front matter, from which Record follows
	Place   diag.Place        // where the front matter begins
	HasBody bool
	Faults  diag.List // of the file as a whole and of its front matter
}

// Outline is what others may see of a page's body: where links can lead, and what
// is shown in it that stands in other files.
type Outline struct {
	Headings []Heading
	Anchors  []string // ids on the page that are not headings
	Includes []string // the texts that the body includes, as the author wrote them
	Minutes  int      // that it takes to read, 0 where it is a look
}

// aMinute is how many words a reader takes in within a minute; Hungarian words
// are long. What takes less than two is not worth saying.
const aMinute = 180

// Heading is a heading of the body, as links see it.
type Heading struct {
	ID       string
	Level    uint8
	Explicit bool // the author gave the id
}

// Own is what nobody but the page itself needs: what stands where in its body,
// and what is wrong with it. Links and Images are those of the body and of the
// fields that hold Markdown.
type Own struct {
	Links      []markdown.Link
	Images     []markdown.Image
	Inclusions []markdown.Include
	Foreign    []Letter // of a page of a book: what its PDF cannot set
	Faults     diag.List
}

// Letter is a character, and where it first stands.
type Letter struct {
	Text  string
	Place diag.Place
}

// Page is a whole page: its card, and what is in its body.
type Page struct {
	*Card
	*Outline
	*Own
	Body *markdown.Document // nil if the front matter cannot be read
	// Fields holds the documents of the fields whose kind is markdown, by path.
	Fields map[string]*markdown.Document
}

// Faults are those of the card and of the body.
func (p *Page) Faults() diag.List { return append(slices.Clone(p.Card.Faults), p.Own.Faults...) }

// InBook reports whether the card is a book or a chapter of one.
func (c *Card) InBook() bool { return c.Role == Chapter || c.Role == Member && c.Type.Book != nil }

// Same reports whether two cards of one parser show the same. Their records are
// not compared: equal front matter of the same file makes equal records.
func (c *Card) Same(other *Card) bool {
	return c.Spot == other.Spot && c.Path == other.Path && c.File == other.File &&
		(c.Record == nil) == (other.Record == nil) && c.Front == other.Front && c.Place == other.Place &&
		c.HasBody == other.HasBody && len(c.Faults) == len(other.Faults) &&
		(len(c.Faults) == 0 || reflect.DeepEqual(c.Faults, other.Faults))
}

func outline(doc *markdown.Document) *Outline {
	o := &Outline{Anchors: doc.Anchors, Headings: make([]Heading, 0, len(doc.Headings))}
	for _, h := range doc.Headings {
		o.Headings = append(o.Headings, Heading{ID: h.ID, Level: uint8(h.Level), Explicit: h.Explicit})
	}
	if minutes := (doc.Words + aMinute/2) / aMinute; minutes > 1 {
		o.Minutes = minutes
	}
	for _, include := range doc.Includes {
		o.Includes = append(o.Includes, include.Path)
	}
	return o
}
