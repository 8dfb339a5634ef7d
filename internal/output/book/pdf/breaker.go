package pdf

import "kalauz/internal/typeset"

// page is what stands on a page, from the upper edge of the text.
type page struct {
	placed []placed
	notes  []noteLine
	first  bool // of its section
}

// placed is an item in its place.
type placed struct {
	*item
	top    typeset.Length
	repeat bool // it has stood on an earlier page: the head of a table
}

// noteLine is a line of a note at the foot of a page.
type noteLine struct {
	item  *item
	first bool // of its note
}

// breaker cuts a galley into pages. For every page it looks at all places where
// it could end and takes the best: as full as may be, without lines left alone,
// with the notes on the page of their references. A note that has no room goes
// on on the next page; a picture that has none goes there, and the text goes on
// here.
type breaker struct {
	items  []item
	at     int        // the first item that is on no page
	lines  []noteLine // of notes that are still to come
	floats []*item    // pictures that are still to come
	height typeset.Length
}

// cut cuts a galley into pages of a height.
func cut(items []item, height typeset.Length) []*page {
	b := &breaker{items: items, height: height}
	var pages []*page
	b.skip()
	for b.at < len(b.items) || len(b.lines) > 0 || len(b.floats) > 0 {
		p := b.page()
		p.first = len(pages) == 0
		pages = append(pages, p)
		b.skip()
	}
	return pages
}

// skip leaves out what is not seen at the head of a page.
func (b *breaker) skip() {
	for b.at < len(b.items) && b.items[b.at].kind != aBox {
		b.at++
	}
}

// draft is a page as it would be if it ended at a place.
type draft struct {
	end    int // the item behind the last one
	placed []placed
	floats []*item    // that go to the next page
	lines  []noteLine // of all notes, those carried over first
	full   typeset.Length
	cost   int
	gap    bool // a picture has given way: the space around it, too
	open   bool // no page may end before something else stands in its place
}

// page makes the next page.
func (b *breaker) page() *page {
	d := draft{end: b.at, lines: b.lines}
	b.takeFloats(&d)
	if b.at < len(b.items) {
		if head := b.items[b.at].table; head != nil {
			for i := range head.items {
				d.placed = append(d.placed, placed{&head.items[i], d.full, true})
				d.full += head.items[i].height
			}
		}
	}
	return b.finish(b.best(d))
}

// takeFloats puts the pictures that wait at the head of the page, as many as
// have room; one has in any case.
func (b *breaker) takeFloats(d *draft) {
	for i, it := range b.floats {
		if i > 0 && d.full+it.height > b.height {
			d.floats = b.floats[i:]
			return
		}
		d.placed = append(d.placed, placed{it, d.full, false})
		d.full += it.height + leading
		d.lines = append(d.lines, linesOf(it.notes)...)
	}
}

// best tries the places where the page could end, from a beginning.
func (b *breaker) best(d draft) draft {
	var best *draft
	start := len(d.placed)
	last := d // the fullest that fits, wherever it ends
	offer := func(cost int) {
		d.cost = cost + b.emptiness(&d) + b.splitting(&d)
		if len(d.placed) > start && !d.open && cost < never && (best == nil || d.cost <= best.cost) {
			kept := d
			best = &kept
		}
	}
	for i := b.at; ; i++ {
		d.end = i
		if i == len(b.items) {
			d.cost = b.splitting(&d)
			if best == nil || d.cost < never {
				return d // everything that is left has room
			}
			break
		}
		it := &b.items[i]
		switch {
		case it.kind == aBreak:
			offer(it.cost)
		case it.kind == aSpace:
			if !d.gap {
				d.full += it.height
			}
		case it.floats && !b.fits(&d, it) && (len(d.placed) > 0 || len(d.floats) > 0):
			d.floats = append(d.floats, it)
			d.gap, d.open = true, i > 0 && !b.mayEnd(i-1)
		case !b.fits(&d, it):
			if best != nil {
				return *best
			}
			if len(last.placed) == 0 && len(last.lines) == 0 { // higher than a page: it stands alone
				b.place(&d, it)
				d.end = i + 1
				return d
			}
			return last
		default:
			b.place(&d, it)
			last = d
			last.end = i + 1
		}
	}
	return *best
}

// mayEnd reports whether a page may end somewhere between an item and the box
// before it.
func (b *breaker) mayEnd(i int) bool {
	for ; i >= 0 && b.items[i].kind != aBox; i-- {
		if b.items[i].kind == aBreak {
			return true
		}
	}
	return false
}

func (b *breaker) place(d *draft, it *item) {
	d.placed = append(d.placed, placed{it, d.full, false})
	d.full += it.height
	d.gap, d.open = false, false
	if len(it.notes) > 0 {
		d.lines = append(d.lines, linesOf(it.notes)...)
	}
}

// fits reports whether a box has room on the page with as much of its notes as
// must be there: all of those before the last one, and two lines of that.
func (b *breaker) fits(d *draft, it *item) bool {
	lines := d.lines
	if len(it.notes) > 0 {
		lines = append(lines, linesOf(it.notes)...)
	}
	return d.full+it.height+footHeight(lines[:leastOf(lines)]) <= b.height
}

// leastOf is how many lines of notes must be on a page: what could go on on the
// next one is the last note.
func leastOf(lines []noteLine) int {
	last := len(lines)
	for last > 0 {
		last--
		if lines[last].first {
			break
		}
	}
	if len(lines)-last <= 3 {
		return len(lines)
	}
	return last + 2
}

// splitting is the cost of a note that does not end on its page.
func (b *breaker) splitting(d *draft) int {
	if d.full+footHeight(d.lines) > b.height {
		return splitNote
	}
	return 0
}

// emptiness is the cost of what remains empty: little for a line or two, as much
// as a line left alone for a third of the page.
func (b *breaker) emptiness(d *draft) int {
	empty := int64(max(0, b.height-d.full-footHeight(d.lines)))
	whole := int64(b.height)
	return int(13500 * empty * empty / (whole * whole))
}

// finish places the notes, and keeps for the next page what has no room.
func (b *breaker) finish(d draft) *page {
	p := &page{placed: d.placed}
	count := len(d.lines)
	for count > 0 && d.full+footHeight(d.lines[:count]) > b.height {
		count--
	}
	if count == 0 && len(d.placed) == 0 && len(d.lines) > 0 {
		count = 1 // a line higher than the page
	}
	p.notes = d.lines[:count]
	b.lines, b.floats, b.at = d.lines[count:], d.floats, d.end
	return p
}

// footHeight is how much of a page lines of notes take, with the line above
// them.
func footHeight(lines []noteLine) typeset.Length {
	if len(lines) == 0 {
		return 0
	}
	sum := noteGap
	for _, l := range lines {
		sum += l.item.height
	}
	return sum
}

// noteGap is between the text and the notes.
const noteGap = leading

func linesOf(notes []*note) []noteLine {
	var lines []noteLine
	for _, n := range notes {
		lines = append(lines, n.lines()...)
	}
	return lines
}
