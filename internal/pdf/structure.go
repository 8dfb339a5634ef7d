package pdf

// Kind is a type of structure elements: one of the standard ones.
type Kind string

// The standard structure types (ISO 32000-1, 14.8.4).
const (
	DocumentKind Kind = "Document"
	Part         Kind = "Part"
	Article      Kind = "Art"
	Section      Kind = "Sect"
	Division     Kind = "Div"
	BlockQuote   Kind = "BlockQuote"
	Caption      Kind = "Caption"
	TOC          Kind = "TOC"
	TOCItem      Kind = "TOCI"
	Index        Kind = "Index"
	NonStruct    Kind = "NonStruct"
	Paragraph    Kind = "P"
	H1           Kind = "H1"
	H2           Kind = "H2"
	H3           Kind = "H3"
	H4           Kind = "H4"
	H5           Kind = "H5"
	H6           Kind = "H6"
	List         Kind = "L"
	ListItem     Kind = "LI"
	Label        Kind = "Lbl"
	ListBody     Kind = "LBody"
	Table        Kind = "Table"
	TableHead    Kind = "THead"
	TableBody    Kind = "TBody"
	TableFoot    Kind = "TFoot"
	TableRow     Kind = "TR"
	HeaderCell   Kind = "TH"
	DataCell     Kind = "TD"
	Span         Kind = "Span"
	Quote        Kind = "Quote"
	Note         Kind = "Note"
	Reference    Kind = "Reference"
	BibEntry     Kind = "BibEntry"
	Code         Kind = "Code"
	LinkKind     Kind = "Link"
	Figure       Kind = "Figure"
	Formula      Kind = "Formula"
)

var kinds = map[Kind]bool{
	DocumentKind: true, Part: true, Article: true, Section: true, Division: true, BlockQuote: true, Caption: true,
	TOC: true, TOCItem: true, Index: true, NonStruct: true, Paragraph: true,
	H1: true, H2: true, H3: true, H4: true, H5: true, H6: true,
	List: true, ListItem: true, Label: true, ListBody: true,
	Table: true, TableHead: true, TableBody: true, TableFoot: true, TableRow: true, HeaderCell: true, DataCell: true,
	Span: true, Quote: true, Note: true, Reference: true, BibEntry: true, Code: true, LinkKind: true, Figure: true, Formula: true,
}

// Heading returns the kind of a heading of a level from 1 to 6; a deeper one is
// of level 6, as there is nothing below.
func Heading(level int) Kind { return [...]Kind{H1, H2, H3, H4, H5, H6}[min(max(level, 1), 6)-1] }

// Element is a part of the tree. What its fields say may be set until the
// document is closed.
type Element struct {
	Kind       Kind
	Lang       string // where it differs from that of the element around
	Alt        string // a description of what cannot be read
	ActualText string // what it says, where that differs from what is painted
	Title      string
	ID         string // in the whole document; a Note must have one

	Scope            Scope     // of a TH
	RowSpan, ColSpan int       // of a TH or TD; 0 is 1
	Numbering        Numbering // of an L
	Box              *Rect     // of a Figure: where it is on its page

	doc    *Document
	parent *Element
	kids   []kid
	links  []annotation
	ref    ref
}

// Scope says which cells a head cell is the head of.
type Scope string

// The scopes.
const (
	ColumnScope Scope = "Column"
	RowScope    Scope = "Row"
	BothScope   Scope = "Both"
)

// Numbering says how the items of a list are marked (ISO 32000-1, 14.8.5.5).
type Numbering string

// The numberings. A list without one says None.
const (
	Disc       Numbering = "Disc"
	Circle     Numbering = "Circle"
	Square     Numbering = "Square"
	Decimal    Numbering = "Decimal"
	UpperRoman Numbering = "UpperRoman"
	LowerRoman Numbering = "LowerRoman"
	UpperAlpha Numbering = "UpperAlpha"
	LowerAlpha Numbering = "LowerAlpha"
)

// kid is an *Element or a *Slot.
type kid any

// Slot is the place among the children of an element where something painted
// belongs: in one piece or in many, on one page or on several.
type Slot struct {
	element *Element
	pieces  []piece
}

// piece is marked content: which of those of a page.
type piece struct {
	page ref
	mcid int
}

// annotation is a link on a page that belongs to an element.
type annotation struct{ ref, page ref }

// Add gives the element a child, behind those that it has.
func (e *Element) Add(k Kind) *Element {
	if !kinds[k] {
		e.doc.fail("%q is no standard structure type", k)
	}
	child := &Element{Kind: k, doc: e.doc, parent: e}
	e.kids = append(e.kids, child)
	return child
}

// Text gives the element a slot, behind the children that it has.
func (e *Element) Text() *Slot {
	s := &Slot{element: e}
	e.kids = append(e.kids, s)
	return s
}

// Element returns the element that the slot is in.
func (s *Slot) Element() *Element { return s.element }

// parentEntry is what ParentTree says of one key: the owners of the marked
// content of a page, or the element of an annotation.
type parentEntry struct {
	page []*Element
	one  *Element
}

// Tag says that what is painted from here on belongs to a slot.
func (p *Page) Tag(s *Slot) {
	if p.isOpen && p.marked == s || !p.isCurrent() {
		return
	}
	p.endMark()
	if s.element.doc != p.doc {
		p.doc.fail("page %d: a slot of another document", p.index+1)
	}
	p.marked, p.isOpen = s, true
	mcid := len(p.owners)
	p.owners = append(p.owners, s.element)
	s.pieces = append(s.pieces, piece{p.ref, mcid})
	p.content.raw("/").raw(string(s.element.Kind)).raw("<</MCID ").int(mcid).raw(">>BDC\n")
}

// Artifact is something painted that is not read.
type Artifact string

// The artifacts (ISO 32000-1, 14.8.2.2): running heads and feet, and rules and
// ornaments.
const (
	Header Artifact = "/Type/Pagination/Subtype/Header/Attached[/Top]"
	Footer Artifact = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"
	Layout Artifact = "/Type/Layout"
)

// Artifact says that what is painted from here on belongs to nothing.
func (p *Page) Artifact(a Artifact) {
	if !p.isCurrent() {
		return
	}
	p.endMark()
	p.isOpen = true
	p.content.raw("/Artifact<<").raw(string(a)).raw(">>BDC\n")
}

// endMark ends what was begun by Tag or Artifact.
func (p *Page) endMark() {
	if !p.isOpen {
		return
	}
	p.endText()
	p.content.raw("EMC\n")
	p.marked, p.isOpen = nil, false
}

// writeStructure writes the tree and what leads back to it.
func (d *Document) writeStructure() {
	number(d.root)
	ids := map[string]ref{}
	d.writeElement(d.root, ids)
	parents := make([]pair, len(d.parents))
	for i, entry := range d.parents {
		o := newObject("")
		if entry.one != nil {
			o.ref(entry.one.ref)
		} else {
			o.raw("[")
			for k, owner := range entry.page {
				if k > 0 {
					o.raw(" ")
				}
				o.ref(owner.ref)
			}
			o.raw("]")
		}
		parents[i] = pair{newObject("").int(i), o}
	}
	parentTree := d.writeTree("Nums", parents)
	o := newObject("<</Type/StructTreeRoot/K ").ref(d.root.ref).raw("/ParentTree ").ref(parentTree)
	o.raw("/ParentTreeNextKey ").int(len(d.parents))
	if len(ids) > 0 {
		o.raw("/IDTree ").ref(d.writeNames(ids))
	}
	d.file.put(d.structRef, o.raw(">>"))
}

// number gives every element an object before any is written, as they name each
// other.
func number(e *Element) {
	e.ref = e.doc.file.newRef()
	for _, k := range e.kids {
		if child, ok := k.(*Element); ok {
			number(child)
		}
	}
}

// writeElement writes an element and all below it (ISO 32000-1, 14.7.2).
func (d *Document) writeElement(e *Element, ids map[string]ref) {
	if e.ID != "" {
		if ids[e.ID] != 0 {
			d.fail("two elements are %q", e.ID)
		}
		ids[e.ID] = e.ref
	}
	o := newObject("<</S/").raw(string(e.Kind)).raw("/P ")
	if e.parent == nil {
		o.ref(d.structRef)
	} else {
		o.ref(e.parent.ref)
	}
	page := e.page()
	if page != 0 {
		o.raw("/Pg ").ref(page)
	}
	for _, entry := range []struct{ key, value string }{{"/Lang", e.Lang}, {"/Alt", e.Alt}, {"/ActualText", e.ActualText}, {"/T", e.Title}} {
		if entry.value != "" {
			o.raw(entry.key).text(entry.value)
		}
	}
	if e.ID != "" {
		o.raw("/ID").bytes(e.ID)
	}
	o.raw(e.attributes())
	e.writeKids(o, page)
	d.file.put(e.ref, o.raw(">>"))
	for _, k := range e.kids {
		if child, ok := k.(*Element); ok {
			d.writeElement(child, ids)
		}
	}
}

// page returns the page of the first thing that is painted for the element
// itself, 0 if there is none. Its marked content there is named by number alone.
func (e *Element) page() ref {
	for _, k := range e.kids {
		if s, ok := k.(*Slot); ok && len(s.pieces) > 0 {
			return s.pieces[0].page
		}
	}
	if len(e.links) > 0 {
		return e.links[0].page
	}
	return 0
}

// writeKids writes the children of an element: other elements, marked content,
// and its links behind the text that they are for.
func (e *Element) writeKids(o *object, page ref) {
	o.raw("/K[")
	for _, k := range e.kids {
		switch k := k.(type) {
		case *Element:
			o.ref(k.ref).raw(" ")
		case *Slot:
			for _, p := range k.pieces {
				if p.page == page {
					o.int(p.mcid).raw(" ")
				} else {
					o.raw("<</Type/MCR/Pg ").ref(p.page).raw("/MCID ").int(p.mcid).raw(">>")
				}
			}
		}
	}
	for _, link := range e.links {
		o.raw("<</Type/OBJR/Obj ").ref(link.ref).raw("/Pg ").ref(link.page).raw(">>")
	}
	o.raw("]")
}

// attributes returns what belongs to tables, lists and pictures (ISO 32000-1,
// 14.8.5).
func (e *Element) attributes() string {
	o := newObject("")
	if e.Scope != "" || e.RowSpan > 1 || e.ColSpan > 1 {
		o.raw("<</O/Table")
		if e.Scope != "" {
			o.raw("/Scope/").raw(string(e.Scope))
		}
		if e.RowSpan > 1 {
			o.raw("/RowSpan ").int(e.RowSpan)
		}
		if e.ColSpan > 1 {
			o.raw("/ColSpan ").int(e.ColSpan)
		}
		o.raw(">>")
	}
	if e.Numbering != "" {
		o.raw("<</O/List/ListNumbering/").raw(string(e.Numbering)).raw(">>")
	}
	if b := e.Box; b != nil {
		o.raw("<</O/Layout/Placement/Block/BBox[").reals(b.Left, b.Bottom, b.Right, b.Top).raw("]>>")
	}
	if len(*o) == 0 {
		return ""
	}
	return "/A[" + string(*o) + "]"
}
