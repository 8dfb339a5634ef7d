package pdf

// LabelStyle is how pages are numbered. Without one a page has its prefix alone.
type LabelStyle string

// The styles of numbers.
const (
	Arabic LabelStyle = "/S/D"
	Roman  LabelStyle = "/S/r"
)

// label says how pages are numbered from one on.
type label struct {
	page   int
	style  LabelStyle
	prefix string
	first  int
}

// Labels says how pages are numbered from the next one on: the number of that
// one, and what stands before each.
func (d *Document) Labels(style LabelStyle, prefix string, first int) {
	l := label{d.Pages(), style, prefix, max(first, 1)}
	if n := len(d.labels); n > 0 && d.labels[n-1].page == l.page {
		d.labels[n-1] = l
		return
	}
	d.labels = append(d.labels, l)
}

// labelTree returns the labels (ISO 32000-1, 12.4.2).
func (d *Document) labelTree() string {
	o := newObject("<</Nums[")
	if len(d.labels) == 0 || d.labels[0].page > 0 {
		o.raw("0<</S/D>>")
	}
	for _, l := range d.labels {
		o.int(l.page).raw("<<").raw(string(l.style))
		if l.prefix != "" {
			o.raw("/P").text(l.prefix)
		}
		if l.first > 1 {
			o.raw("/St ").int(l.first)
		}
		o.raw(">>")
	}
	return string(*o.raw("]>>"))
}
