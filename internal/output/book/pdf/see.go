package pdf

import "kalauz/internal/typeset"

// see is words that name the page of a place. They are written when the pages
// are known, and again when what they say has moved the place to another page.
type see struct {
	id    string
	words func(label string) string
	text  *typeset.Text
	label string
	again int
}

// enough is how often words may move the place that they speak of. Then they are
// left out, so that no page is named wrongly.
const enough = 4

// say writes the words for the label that a place has by now, and reports
// whether they have changed.
func (s *see) say(labels map[string]string) bool {
	label := labels[s.id]
	if label == s.label || s.again > enough {
		return false
	}
	s.again++
	s.label, s.text.Text = label, ""
	if label != "" && s.again <= enough {
		s.text.Text = s.words(label)
	}
	return true
}

// see adds the words for the page of a place, which who reads on paper turns to.
func (in *inlines) see(id string, p *place) {
	p.under = false
	in.refer(id, p, func(label string) string { return "\u00a0(" + in.book.Word("book.see_page", "n", label) + ")" })
}

// refer adds words that name a page.
func (in *inlines) refer(id string, p *place, words func(label string) string) {
	t := &typeset.Text{Style: in.styles.of(p.look, p.face()), Tag: in.run(p)}
	in.items = append(in.items, t)
	in.sees = append(in.sees, &see{id: id, words: words, text: t})
}

// makes notes that a place is there, once.
func (c *composer) makes(id string) bool {
	if id == "" || c.made[id] {
		return false
	}
	c.made[id] = true
	return true
}
