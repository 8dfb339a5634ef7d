package pdf

import "slices"

// Page is a page that is being painted. It is complete when the next one begins
// or the document is closed; who paints on it later makes a mistake.
type Page struct {
	doc           *Document
	index         int
	ref           ref
	width, height float64
	content       object
	state         state
	saved         []state
	marked        *Slot      // what is painted belongs to it; nil for an artifact
	isOpen        bool       // there is marked content that must be ended
	inText        bool       // between BT and ET
	owners        []*Element // by MCID
	fonts         []*embedded
	images        []ref
	opacities     []int
	links         []ref
	done          bool
}

// state is what has been said to a viewer, so that it is not said again.
type state struct {
	fill, stroke Colour
	line         Line
	opacity      int
	font         *embedded
	size         float64
	mode         int
	scale        int
}

// AddPage begins a page of a size and completes the one before.
func (d *Document) AddPage(width, height float64) *Page {
	d.finishPage()
	if !(width > 0 && width <= maxSide && height > 0 && height <= maxSide) {
		d.fail("a page cannot be %v by %v points", width, height)
	}
	d.page = &Page{doc: d, index: len(d.pages), ref: d.file.newRef(), width: width, height: height, content: d.spare, state: initial()}
	d.spare = nil
	return d.page
}

// maxSide is the longest side of a page (ISO 32000-1, annex C).
const maxSide = 14400

func initial() state { return state{line: Line{Width: 1, Miter: 10}, opacity: opaque, scale: natural} }

// Index returns which page it is, counted from 0.
func (p *Page) Index() int { return p.index }

// finishPage writes the page that is being painted.
func (d *Document) finishPage() {
	p := d.page
	if p == nil {
		return
	}
	d.page = nil
	p.endText()
	p.endMark()
	if len(p.saved) > 0 {
		d.fail("page %d: Save without Restore", p.index+1)
	}
	p.done = true
	content := d.file.newRef()
	d.spare = d.file.putLater(content, p.content)
	o := newObject("<</Type/Page/Parent ").ref(d.pagesRef).raw("/MediaBox[0 0 ").reals(p.width, p.height)
	o.raw("]/Contents ").ref(content).raw("/Resources").raw(p.resources()).raw("/Tabs/S")
	if len(p.owners) > 0 {
		o.raw("/StructParents ").int(len(d.parents))
		d.parents = append(d.parents, parentEntry{page: p.owners})
	}
	if len(p.links) > 0 {
		o.raw("/Annots[")
		for i, link := range p.links {
			if i > 0 {
				o.raw(" ")
			}
			o.ref(link)
		}
		o.raw("]")
	}
	d.file.put(p.ref, o.raw(">>"))
	d.pages = append(d.pages, p.ref)
	p.content, p.owners, p.saved = nil, nil, nil
}

// resources names what the content of the page uses.
func (p *Page) resources() string {
	o := newObject("<<")
	if len(p.fonts) > 0 {
		slices.SortFunc(p.fonts, func(a, b *embedded) int { return a.number - b.number })
		o.raw("/Font<<")
		for _, f := range p.fonts {
			o.raw("/F").int(f.number).raw(" ").ref(f.ref)
		}
		o.raw(">>")
	}
	if len(p.images) > 0 {
		slices.Sort(p.images)
		o.raw("/XObject<<")
		for _, i := range p.images {
			o.raw("/I").int(int(i)).raw(" ").ref(i)
		}
		o.raw(">>")
	}
	if len(p.opacities) > 0 {
		slices.Sort(p.opacities)
		o.raw("/ExtGState<<")
		for _, percent := range p.opacities {
			part := float64(percent) / opaque
			o.raw("/G").int(percent).raw("<</ca ").reals(part).raw("/CA ").reals(part).raw(">>")
		}
		o.raw(">>")
	}
	return string(*o.raw(">>"))
}

// writePages writes the list of pages.
func (d *Document) writePages() {
	o := newObject("<</Type/Pages/Count ").int(len(d.pages)).raw("/Kids[")
	for i, p := range d.pages {
		if i > 0 {
			o.raw(" ")
		}
		o.ref(p)
	}
	d.file.put(d.pagesRef, o.raw("]>>"))
}
