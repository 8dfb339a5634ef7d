package content

import (
	"slices"

	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/schema"
)

// Card is what others may see of a page, and all that the site is assembled
// from. It is never changed after Parse has made it. Nothing on it moves when
// the body grows by a paragraph: what only the page itself needs is its [Own].
type Card struct {
	Spot
	Path    string // in the content tree, "projects/peer-gynt/index.en.md"
	File    string // as the editor knows it, "content/projects/peer-gynt/index.en.md"
	Record  *schema.Record
	Front   string     // the hash of the front matter, from which Record follows
	Place   diag.Place // where the front matter begins
	HasBody bool

	Headings []Heading
	Anchors  []string // ids on the page that are not headings
	Includes []string // the texts that the body includes, as the author wrote them
}

// Heading is a heading of the body, as links and lists of contents see it.
type Heading struct {
	Level    int
	ID, Text string
	Explicit bool // the author gave the id
}

// Own is what nobody but the page itself needs: what stands where in its body,
// and what is wrong with it. Links and Images are those of the body and of the
// fields that hold Markdown.
type Own struct {
	Links    []markdown.Link
	Images   []markdown.Image
	Includes []markdown.Include
	Words    int // in the body, code not counted
	Faults   diag.List
}

// Page is a whole page: its card, its own part and its text.
type Page struct {
	*Card
	*Own
	Body *markdown.Document
	// Fields holds the documents of the fields whose kind is markdown, by path.
	Fields map[string]*markdown.Document
}

// InBook reports whether the card is a book or a chapter of one.
func (c *Card) InBook() bool { return c.Role == Chapter || c.Role == Member && c.Type.Book }

// Same reports whether two cards of one parser show the same. Their records are
// not compared: equal front matter of the same file makes equal records.
func (c *Card) Same(other *Card) bool {
	return c.Spot == other.Spot && c.Path == other.Path && c.File == other.File &&
		(c.Record == nil) == (other.Record == nil) && c.Front == other.Front && c.Place == other.Place &&
		c.HasBody == other.HasBody && slices.Equal(c.Headings, other.Headings) &&
		slices.Equal(c.Anchors, other.Anchors) && slices.Equal(c.Includes, other.Includes)
}

// show puts on the card what others may see of the body.
func (c *Card) show(body *markdown.Document) {
	for _, h := range body.Headings {
		c.Headings = append(c.Headings, Heading{Level: h.Level, ID: h.ID, Text: h.Text, Explicit: h.Explicit})
	}
	c.Anchors, c.Includes = body.Anchors, included(body)
}

// included returns the paths of the texts that a document includes itself.
func included(doc *markdown.Document) []string {
	var paths []string
	for _, include := range doc.Includes {
		paths = append(paths, include.Path)
	}
	return paths
}
