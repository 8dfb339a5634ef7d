package pdfua

import "slices"

// page is a page and what is painted on it.
type page struct {
	ref    ref
	number int
	dict   dict
	mcids  map[int]bool
	text   map[int][]byte // what is read, by mark
}

// fontUse is a font and the characters that are painted with it.
type fontUse struct {
	dict    dict
	codes   map[int]bool
	letters map[int]string
}

// readPages reads all pages and looks at what is painted on them: everything is
// tagged or an artifact, never both, and marks are balanced.
func (c *checker) readPages() {
	c.byRef, c.fonts = map[ref]*page{}, map[ref]*fontUse{}
	c.readPageTree(c.catalog["Pages"], nil, 0)
	for _, p := range c.pages {
		var content []byte
		for _, part := range c.file.array(p.dict["Contents"]) {
			content = append(append(content, c.file.content(part)...), '\n')
		}
		r := reader{checker: c, page: p, fonts: c.file.dict(c.file.dict(p.dict["Resources"])["Font"])}
		r.read(content)
	}
}

func (c *checker) readPageTree(o any, inherited any, depth int) {
	const deepest = 50
	node := c.file.dict(o)
	if node == nil || depth > deepest {
		return
	}
	if node["Resources"] == nil && inherited != nil {
		node["Resources"] = inherited
	}
	if c.file.name(node["Type"]) == "Page" {
		r, _ := o.(ref)
		p := &page{ref: r, number: len(c.pages) + 1, dict: node, mcids: map[int]bool{}, text: map[int][]byte{}}
		c.pages = append(c.pages, p)
		c.byRef[r] = p
		return
	}
	for _, kid := range c.file.array(node["Kids"]) {
		c.readPageTree(kid, node["Resources"], depth+1)
	}
}

// reader reads the content of a page.
type reader struct {
	*checker
	page   *page
	fonts  dict
	marks  []mark
	font   *fontUse
	saved  []*fontUse
	inText bool
}

// mark is marked content that has begun.
type mark struct {
	kind   markKind
	inText bool
	mcid   int
	said   bool // what is read stands beside it
}

type markKind int

const (
	other markKind = iota
	artifact
	tagged
)

func (r *reader) read(content []byte) {
	l := &lexer{b: content}
	var operands array
	for {
		o, err := l.next()
		if err != nil {
			r.fault(Marks, "page %d: the content cannot be read", r.page.number)
			return
		}
		switch o := o.(type) {
		case end:
			if o == "" {
				r.finish()
				return
			}
			r.fault(Marks, "page %d: %s out of place", r.page.number, o)
		case operator:
			r.operator(o, operands)
			operands = nil
		default:
			operands = append(operands, o)
		}
	}
}

func (r *reader) finish() {
	if len(r.marks) > 0 {
		r.fault(Marks, "page %d: %d marks are not ended", r.page.number, len(r.marks))
	}
	if len(r.saved) > 0 || r.inText {
		r.fault(Marks, "page %d: q or BT is not ended", r.page.number)
	}
}

// painting are the operators that paint.
var painting = []operator{"Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"}

func (r *reader) operator(o operator, operands array) {
	if slices.Contains(painting, o) && !r.isMarked() {
		r.fault(Tagging, "page %d: %s paints what is neither tagged nor an artifact", r.page.number, o)
	}
	switch o {
	case "BT", "ET":
		if r.inText == (o == "BT") {
			r.fault(Marks, "page %d: %s out of place", r.page.number, o)
		}
		r.inText = o == "BT"
	case "q":
		r.saved = append(r.saved, r.font)
	case "Q":
		if len(r.saved) == 0 {
			r.fault(Marks, "page %d: Q without q", r.page.number)
			return
		}
		r.font, r.saved = r.saved[len(r.saved)-1], r.saved[:len(r.saved)-1]
	case "BMC", "BDC":
		r.begin(operands)
	case "EMC":
		r.end()
	case "Tf":
		r.choose(operands)
	case "Tj", "'", "\"", "TJ":
		r.show(operands)
	}
}

func (r *reader) isMarked() bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool { return m.kind != other })
}

func (r *reader) isInside(k markKind) bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool { return m.kind == k })
}

func (r *reader) begin(operands array) {
	m := mark{inText: r.inText}
	if len(operands) == 0 {
		r.fault(Marks, "page %d: a mark without a tag", r.page.number)
	} else if r.file.name(operands[0]) == "Artifact" {
		m.kind = artifact
		if r.isInside(tagged) {
			r.fault(Tagging, "page %d: an artifact inside of tagged content", r.page.number)
		}
	} else if len(operands) > 1 {
		properties := r.file.dict(operands[1])
		if mcid, ok := properties["MCID"].(int); ok {
			m.kind, m.mcid = tagged, mcid
			r.tag(mcid)
		}
		if properties["ActualText"] != nil {
			r.say(r.file.text(properties["ActualText"]))
			m.said = true
		}
	}
	r.marks = append(r.marks, m)
}

// say adds to what is read of the mark that is painted.
func (r *reader) say(text string) {
	if slices.ContainsFunc(r.marks, func(m mark) bool { return m.said }) {
		return
	}
	for _, m := range r.marks {
		if m.kind == tagged {
			r.page.text[m.mcid] = append(r.page.text[m.mcid], text...)
		}
	}
}

func (r *reader) tag(mcid int) {
	if r.isInside(artifact) || r.isInside(tagged) {
		r.fault(Tagging, "page %d: tagged content %d inside of other", r.page.number, mcid)
	}
	if r.page.mcids[mcid] {
		r.fault(Marks, "page %d: two marks are number %d", r.page.number, mcid)
	}
	r.page.mcids[mcid] = true
}

func (r *reader) end() {
	if len(r.marks) == 0 {
		r.fault(Marks, "page %d: EMC ends nothing", r.page.number)
		return
	}
	if last := r.marks[len(r.marks)-1]; last.inText != r.inText {
		r.fault(Marks, "page %d: a mark and a text object overlap", r.page.number)
	}
	r.marks = r.marks[:len(r.marks)-1]
}

func (r *reader) choose(operands array) {
	if len(operands) == 0 {
		return
	}
	font, ok := r.fonts[r.file.name(operands[0])].(ref)
	if !ok {
		r.fault(Fonts, "page %d: there is no font %v", r.page.number, operands[0])
		return
	}
	if r.checker.fonts[font] == nil {
		d := r.file.dict(font)
		r.checker.fonts[font] = &fontUse{dict: d, codes: map[int]bool{}, letters: readToUnicode(r.file.content(d["ToUnicode"]))}
	}
	r.font = r.checker.fonts[font]
}

func (r *reader) show(operands array) {
	if len(operands) == 0 || r.font == nil {
		r.fault(Fonts, "page %d: text without a font", r.page.number)
		return
	}
	for _, part := range r.file.array(operands[len(operands)-1]) {
		s, _ := part.(str)
		if len(s)%2 != 0 {
			r.fault(Fonts, "page %d: half a character", r.page.number)
		}
		for i := 0; i+1 < len(s); i += 2 {
			code := int(s[i])<<8 | int(s[i+1])
			r.font.codes[code] = true
			r.say(r.font.letters[code])
		}
	}
}
