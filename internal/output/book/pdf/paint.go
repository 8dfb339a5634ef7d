package pdf

import (
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// paint paints all pages in the order of the book.
func (v *volume) paint() {
	if len(v.front) > 0 || v.cover != nil {
		v.doc.Labels(pdf.Roman, "", 1)
	}
	if v.cover != nil {
		v.paintCover()
	}
	for _, p := range v.front {
		v.paintPart(p, roman)
	}
	v.doc.Labels(pdf.Arabic, "", 1)
	for _, p := range v.body {
		v.paintPart(p, number)
	}
}

func (v *volume) newPaper() *paper {
	return &paper{Page: v.doc.AddPage(pageWidth.Points(), pageHeight.Points()), left: marginSide, made: v.made}
}

// paintCover paints the cover over the whole page. Ours has nearly the shape of
// the paper and is stretched by the little that it lacks; a picture of the
// author's stays as it is.
func (v *volume) paintCover() {
	on := v.newPaper()
	on.left = 0
	on.tag(v.cover)
	p := v.picture(v.book.Cover)
	box := on.rect(0, 0, pageWidth, pageHeight)
	width, height := pageWidth, typeset.Length(float64(pageWidth)*p.height/p.width)
	lacks := float64(pageHeight) / float64(height)
	if lacks > 1 && lacks < 1.05 {
		on.Save()
		on.Transform(pdf.Matrix{A: 1, D: lacks, F: pageHeight.Points() * (1 - lacks)})
		on.picture(p, 0, 0, width, height)
		on.Restore()
	} else {
		if height > pageHeight {
			width, height = typeset.Length(float64(pageHeight)*p.width/p.height), pageHeight
		}
		left, top := (pageWidth-width)/2, (pageHeight-height)/2
		on.picture(p, left, top, width, height)
		box = on.rect(left, top, left+width, top+height)
	}
	v.cover.Element().Box = &box
}

func (v *volume) paintPart(p *part, label func(int) string) {
	for i, page := range p.pages {
		on := v.newPaper()
		n := p.start + i + 1
		if !p.plain {
			v.furniture(on, p, page, n, label(n))
		}
		page.paint(on)
	}
}

// furniture is what stands around the text: at the head what it belongs to, on
// left pages the title of the book, on right ones that of the part; and the
// number of the page, outside, on the first page of a part at the foot.
func (v *volume) furniture(on *paper, p *part, page *page, n int, label string) {
	l := v.root.look.in(sans, headSize).painted(muted)
	if page.first {
		on.Artifact(pdf.Footer)
		width := on.width(label, l)
		on.words(label, l, (measure-width)/2, footLine)
		return
	}
	on.Artifact(pdf.Header)
	head := p.head
	if n%2 == 0 {
		head = v.book.Title
	}
	const apart = 14 * pt
	width := on.width(label, l)
	head = on.shortened(head, l, measure-width-apart)
	if n%2 == 0 {
		on.words(label, l.strong(), 0, headLine)
		on.words(head, l, width+apart, headLine)
	} else {
		on.words(label, l.strong(), measure-width, headLine)
		on.words(head, l, measure-width-apart-on.width(head, l), headLine)
	}
}

// paint paints what stands on the page.
func (p *page) paint(on *paper) {
	p.paintFrames(on)
	for _, it := range p.placed {
		on.repeat = it.repeat
		it.box.paint(on, textTop+it.top)
	}
	on.repeat = false
	if len(p.notes) == 0 {
		return
	}
	top := textTop + textHeight - footHeight(p.notes)
	on.decorate()
	on.rule(0, measure/4, top+noteGap/2, hairline, rule)
	top += noteGap
	for _, l := range p.notes {
		l.item.box.paint(on, top)
		top += l.item.height
	}
}

// paintFrames paints the frames on the page, the outer ones first, each around
// what it holds here.
func (p *page) paintFrames(on *paper) {
	type extent struct {
		frame       *frame
		top, bottom typeset.Length
	}
	var all []*extent
	byFrame := map[*frame]*extent{}
	for _, it := range p.placed {
		var around []*frame
		for f := it.frame; f != nil; f = f.outer {
			around = append(around, f)
		}
		for i := len(around) - 1; i >= 0; i-- {
			f := around[i]
			e := byFrame[f]
			if e == nil {
				e = &extent{frame: f, top: it.top}
				byFrame[f] = e
				all = append(all, e)
			}
			e.bottom = it.top + it.height
		}
	}
	for _, e := range all {
		f := e.frame
		top, bottom := textTop+e.top, textTop+e.bottom
		on.decorate()
		if f.ground != nil {
			on.fill(f.x, top, f.x+f.width, bottom, *f.ground)
		}
		if f.bar != nil {
			on.fill(f.x, top, f.x+min(barWidth, f.width), bottom, *f.bar)
		}
		if f.edges != nil {
			on.rule(f.x, f.x+f.width, top, hairline, *f.edges)
			on.rule(f.x, f.x+f.width, bottom, hairline, *f.edges)
		}
	}
}

// findPlaces tells of every place on the page.
func (p *page) findPlaces(found func(id string)) {
	for _, it := range p.placed {
		if !it.repeat {
			placesIn(it.box, found)
		}
	}
	for _, l := range p.notes {
		placesIn(l.item.box, found)
	}
}

func placesIn(b box, found func(id string)) {
	all := func(ids []string) {
		for _, id := range ids {
			found(id)
		}
	}
	switch b := b.(type) {
	case *textLine:
		all(b.ids)
	case anchors:
		all(b)
	case *slice:
		all(b.ids)
	case *shown:
		all(b.ids)
	case *pair:
		placesIn(b.left, found)
		placesIn(b.right, found)
	case pile:
		for _, it := range b.items {
			if it.box != nil {
				placesIn(it.box, found)
			}
		}
	case beside:
		if m, ok := b.mark.(*placeMark); ok {
			found(m.id)
		}
		placesIn(b.box, found)
	}
}
