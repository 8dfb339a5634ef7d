package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Target is where a link leads: to an address, or to a place of the document.
type Target struct{ URI, Place string }

// place is a point that links lead to.
type place struct {
	page ref
	x, y float64
}

// wantedPlace is a place that something leads to.
type wantedPlace struct {
	name string
	from string
}

// Place names a point of the page. Links may lead to it before it is named.
func (p *Page) Place(name string, x, y float64) {
	if _, twice := p.doc.places[name]; twice || name == "" {
		p.doc.fail("page %d: the place %q is named twice", p.index+1, name)
	}
	p.doc.places[name] = place{p.ref, x, y}
}

// Link makes a part of the page lead somewhere. It belongs to an element of kind
// Link; a link that is broken by the end of a line has several parts. Contents is
// what a screen reader says of it.
func (p *Page) Link(e *Element, area Rect, to Target, contents string) {
	switch {
	case p.done:
		p.doc.fail("page %d: a link after it was completed", p.index+1)
	case e.Kind != LinkKind || e.doc != p.doc:
		p.doc.fail("page %d: a link in an element of kind %s", p.index+1, e.Kind)
	case contents == "":
		p.doc.fail("page %d: a link without contents", p.index+1)
	}
	annot := p.doc.file.newRef()
	key := len(p.doc.parents)
	p.doc.parents = append(p.doc.parents, parentEntry{one: e})
	e.links = append(e.links, annotation{annot, p.ref})
	p.links = append(p.links, annot)
	o := newObject("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[").reals(area.Left, area.Bottom, area.Right, area.Top)
	o.raw("]/P ").ref(p.ref).raw("/StructParent ").int(key).raw("/Contents").text(contents)
	if to.URI != "" {
		o.raw("/A<</S/URI/URI").bytes(escapeURI(to.URI)).raw(">>")
	} else {
		p.doc.wanted = append(p.doc.wanted, wantedPlace{to.Place, fmt.Sprintf("a link on page %d", p.index+1)})
		o.raw("/Dest").bytes(to.Place)
	}
	p.doc.file.put(annot, o.raw(">>"))
}

// escapeURI writes what is not ASCII in an address as others have to.
func escapeURI(uri string) string {
	var b strings.Builder
	for i := range len(uri) {
		if c := uri[i]; c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// checkPlaces looks for links that lead nowhere.
func (d *Document) checkPlaces() {
	for _, w := range d.wanted {
		if _, ok := d.places[w.name]; !ok {
			d.fail("%s leads to %q, which is no place", w.from, w.name)
		}
	}
}

// writePlaces writes the places that have a name. It returns 0 if there are none.
func (d *Document) writePlaces() ref {
	if len(d.places) == 0 {
		return 0
	}
	entries := make([]pair, 0, len(d.places))
	for _, name := range slices.Sorted(maps.Keys(d.places)) {
		at := d.places[name]
		value := newObject("[").ref(at.page).raw("/XYZ ").reals(at.x, at.y).raw(" null]")
		entries = append(entries, pair{newObject("").bytes(name), value})
	}
	return d.writeTree("Names", entries)
}
