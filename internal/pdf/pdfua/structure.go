package pdfua

import (
	"regexp"
	"slices"
)

// element is a structure element, its kind that of the standard which it plays.
type element struct {
	ref     ref
	kind    name
	dict    dict
	parent  *element
	kids    []*element
	content []owned
	objects []ref // what OBJR names
	order   []any // kids and content as they are read
	lang    string
}

// owned is marked content that an element names.
type owned struct {
	page ref
	mcid int
}

func (e *element) own(o owned) {
	e.content = append(e.content, o)
	e.order = append(e.order, o)
}

// standard are the standard structure types (ISO 32000-1, 14.8.4).
var standard = map[name]bool{
	"Document": true, "Part": true, "Art": true, "Sect": true, "Div": true, "BlockQuote": true, "Caption": true, "TOC": true,
	"TOCI": true, "Index": true, "NonStruct": true, "Private": true, "P": true, "H": true, "H1": true, "H2": true, "H3": true,
	"H4": true, "H5": true, "H6": true, "L": true, "LI": true, "Lbl": true, "LBody": true, "Table": true, "TR": true, "TH": true,
	"TD": true, "THead": true, "TBody": true, "TFoot": true, "Span": true, "Quote": true, "Note": true, "Reference": true,
	"BibEntry": true, "Code": true, "Link": true, "Annot": true, "Ruby": true, "RB": true, "RT": true, "RP": true, "Warichu": true,
	"WT": true, "WP": true, "Figure": true, "Formula": true, "Form": true,
}

// readStructure reads the tree.
func (c *checker) readStructure() {
	root := c.file.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		c.fault(Tagging, "there is no structure tree")
		return
	}
	c.root = &element{kind: "StructTreeRoot", dict: root, lang: c.file.text(c.catalog["Lang"])}
	c.root.ref, _ = c.catalog["StructTreeRoot"].(ref)
	c.readKids(c.root, map[ref]bool{}, 0)
}

func (c *checker) readKids(e *element, seen map[ref]bool, depth int) {
	const deepest = 200
	if depth > deepest {
		c.fault(Types, "the tree is deeper than %d elements", deepest)
		return
	}
	page, _ := e.dict["Pg"].(ref)
	for _, k := range c.file.array(e.dict["K"]) {
		if mcid, ok := k.(int); ok {
			e.own(owned{page, mcid})
			continue
		}
		d := c.file.dict(k)
		own := page
		if pg, ok := d["Pg"].(ref); ok {
			own = pg
		}
		switch c.file.name(d["Type"]) {
		case "MCR":
			mcid, _ := c.file.get(d["MCID"]).(int)
			e.own(owned{own, mcid})
		case "OBJR":
			object, _ := d["Obj"].(ref)
			e.objects = append(e.objects, object)
		default:
			c.readElement(e, k, seen, depth)
		}
	}
}

func (c *checker) readElement(parent *element, o any, seen map[ref]bool, depth int) {
	r, ok := o.(ref)
	if !ok || seen[r] {
		c.fault(Types, "an element of %s is in the tree twice, or is no object of its own", parent.kind)
		return
	}
	seen[r] = true
	e := &element{ref: r, dict: c.file.dict(o), parent: parent, lang: parent.lang}
	if e.dict == nil {
		c.fault(Types, "an element of %s is none", parent.kind)
		return
	}
	if lang := c.file.text(e.dict["Lang"]); lang != "" {
		e.lang = lang
	}
	e.kind = c.roleOf(c.file.name(e.dict["S"]))
	if above, _ := e.dict["P"].(ref); above != parent.ref {
		c.fault(ParentTree, "%s %d says it is a child of %d, and is one of %d", e.kind, r, above, parent.ref)
	}
	parent.kids = append(parent.kids, e)
	parent.order = append(parent.order, e)
	c.elements = append(c.elements, e)
	c.readKids(e, seen, depth+1)
}

// roleOf follows the map of roles to a standard type.
func (c *checker) roleOf(kind name) name {
	roles := c.file.dict(c.file.dict(c.catalog["StructTreeRoot"])["RoleMap"])
	for range len(roles) + 1 {
		if standard[kind] {
			return kind
		}
		kind = c.file.name(roles[kind])
	}
	return ""
}

// checkTypes asks that every element plays a standard role.
func (c *checker) checkTypes() {
	roles := c.file.dict(c.file.dict(c.catalog["StructTreeRoot"])["RoleMap"])
	for own := range roles {
		if standard[own] {
			c.fault(Types, "the standard type %s is given another meaning", own)
		} else if c.roleOf(own) == "" {
			c.fault(Types, "the type %s leads to no standard one, or to itself", own)
		}
	}
	for _, e := range c.elements {
		if e.kind == "" {
			c.fault(Types, "%s is no standard type", c.file.name(e.dict["S"]))
		}
	}
}

// checkParents compares the tree with what leads back to it: from every mark on
// a page and from every annotation.
func (c *checker) checkParents() {
	if c.root == nil {
		return
	}
	back := map[int]any{}
	last := -1
	c.file.tree(c.root.dict["ParentTree"], "Nums", func(key, value any) {
		n, ok := key.(int)
		if !ok || n <= last {
			c.fault(ParentTree, "the key %v is out of order", key)
		}
		last = n
		back[n] = value
	})
	owner := map[owned]*element{}
	named := map[ref]*element{}
	for _, e := range c.elements {
		for _, o := range e.content {
			if owner[o] != nil {
				c.fault(ParentTree, "two elements name mark %d", o.mcid)
			}
			owner[o] = e
			if p := c.byRef[o.page]; p == nil || !p.mcids[o.mcid] {
				c.fault(ParentTree, "%s names mark %d, which is not on its page", e.kind, o.mcid)
			}
		}
		for _, o := range e.objects {
			named[o] = e
		}
	}
	for _, p := range c.pages {
		c.checkPageParents(p, back, owner)
		for _, a := range c.file.array(p.dict["Annots"]) {
			key, ok := c.file.dict(a)["StructParent"].(int)
			r, _ := a.(ref)
			e := named[r]
			if target, _ := back[key].(ref); !ok || e == nil || target != e.ref {
				c.fault(ParentTree, "page %d: an annotation and its element do not name each other", p.number)
			}
		}
	}
}

func (c *checker) checkPageParents(p *page, back map[int]any, owner map[owned]*element) {
	if len(p.mcids) == 0 {
		return
	}
	key, ok := p.dict["StructParents"].(int)
	if !ok {
		c.fault(ParentTree, "page %d: there is no way back to the tree", p.number)
		return
	}
	parents := c.file.array(back[key])
	for _, mcid := range sorted(p.mcids) {
		e := owner[owned{p.ref, mcid}]
		switch {
		case e == nil:
			c.fault(ParentTree, "page %d: no element names mark %d", p.number, mcid)
		case mcid < 0 || mcid >= len(parents) || parents[mcid] != any(e.ref):
			c.fault(ParentTree, "page %d: mark %d leads to another element than the one that names it", p.number, mcid)
		}
	}
}

// languageTag is the form of a language tag (RFC 5646).
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// checkElements looks at each element and its neighbours.
func (c *checker) checkElements() {
	ids := map[string]bool{}
	c.checkLanguage("the file", c.file.text(c.catalog["Lang"]))
	for _, e := range c.elements {
		id := c.file.text(e.dict["ID"])
		if id != "" && ids[id] {
			c.fault(Notes, "two elements are %q", id)
		}
		ids[id] = true
		if e.dict["Lang"] != nil {
			c.checkLanguage(string(e.kind), c.file.text(e.dict["Lang"]))
		}
		c.checkPlace(e)
		isDescribed := c.file.text(e.dict["Alt"]) != "" || c.file.text(e.dict["ActualText"]) != ""
		switch e.kind {
		case "Figure", "Formula":
			if !isDescribed {
				c.fault(Alternatives, "%s %d has no description", e.kind, e.ref)
			}
		case "Note":
			if id == "" {
				c.fault(Notes, "note %d has no ID", e.ref)
			}
		case "TH":
			if c.attribute(e, "Scope") == nil && c.attribute(e, "Headers") == nil {
				c.fault(HeaderCells, "TH %d does not say of which cells it is the head", e.ref)
			}
		case "Table":
			c.checkTable(e)
		}
	}
}

func (c *checker) checkLanguage(what, lang string) {
	if !languageTag.MatchString(lang) {
		c.fault(Languages, "%s is in no language: %q", what, lang)
	}
}

// attribute returns an attribute of an element (14.7.5).
func (c *checker) attribute(e *element, key name) any {
	for _, a := range c.file.array(e.dict["A"]) {
		if v := c.file.get(c.file.dict(a)[key]); v != nil {
			return v
		}
	}
	return nil
}

// places says in which elements some must stand, and which some must hold.
var places = []struct {
	group    Group
	kind     name
	in       []name // where it must be
	children []name // what it may hold, any if empty
}{
	{Tables, "Table", nil, []name{"TR", "THead", "TBody", "TFoot", "Caption"}},
	{Tables, "THead", []name{"Table"}, []name{"TR"}},
	{Tables, "TBody", []name{"Table"}, []name{"TR"}},
	{Tables, "TFoot", []name{"Table"}, []name{"TR"}},
	{Tables, "TR", []name{"Table", "THead", "TBody", "TFoot"}, []name{"TH", "TD"}},
	{Tables, "TH", []name{"TR"}, nil},
	{Tables, "TD", []name{"TR"}, nil},
	{Lists, "L", nil, []name{"LI", "L", "Caption"}},
	{Lists, "LI", []name{"L"}, []name{"Lbl", "LBody"}},
	{Lists, "LBody", []name{"LI"}, nil},
	{Lists, "TOC", nil, []name{"TOCI", "TOC", "Caption"}},
	{Lists, "TOCI", []name{"TOC"}, []name{"Lbl", "Reference", "NonStruct", "P", "TOC"}},
}

func (c *checker) checkPlace(e *element) {
	for _, p := range places {
		if e.kind != p.kind {
			continue
		}
		if p.in != nil && !slices.Contains(p.in, e.parent.kind) {
			c.fault(p.group, "%s %d is in %s", e.kind, e.ref, e.parent.kind)
		}
		for _, k := range e.kids {
			if p.children != nil && !slices.Contains(p.children, k.kind) {
				c.fault(p.group, "%s %d has a child %s", e.kind, e.ref, k.kind)
			}
		}
		if p.children != nil && len(e.content) > 0 {
			c.fault(p.group, "%s %d has text of its own", e.kind, e.ref)
		}
	}
}

// checkTable asks that all rows have as many cells, with those that reach down
// from above, and that no cell is on another.
func (c *checker) checkTable(table *element) {
	var rows []*element
	for _, k := range table.kids {
		if k.kind == "TR" {
			rows = append(rows, k)
		}
		for _, row := range k.kids {
			if row.kind == "TR" {
				rows = append(rows, row)
			}
		}
	}
	if len(rows) == 0 {
		c.fault(Tables, "table %d has no rows", table.ref)
		return
	}
	const most = 1 << 16
	taken := map[[2]int]bool{}
	width, tallest := 0, 0
	for y, row := range rows {
		x := 0
		for _, cell := range row.kids {
			for taken[[2]int{x, y}] {
				x++
			}
			wide, tall := c.span(cell, "ColSpan"), c.span(cell, "RowSpan")
			if len(taken)+wide*tall > most {
				c.fault(Tables, "table %d is too large to be looked at", table.ref)
				return
			}
			for i := range wide * tall {
				at := [2]int{x + i%wide, y + i/wide}
				if taken[at] {
					c.fault(Tables, "table %d: two cells are in row %d, column %d", table.ref, at[1]+1, at[0]+1)
				}
				taken[at] = true
				width, tallest = max(width, at[0]+1), max(tallest, at[1]+1)
			}
		}
	}
	if len(taken) != width*len(rows) || tallest != len(rows) {
		c.fault(Tables, "table %d has rows of different lengths", table.ref)
	}
}

func (c *checker) span(cell *element, key name) int {
	n, ok := c.attribute(cell, key).(int)
	const most = 1000
	if ok && (n < 1 || n > most) {
		c.fault(Tables, "cell %d has the %s %d", cell.ref, key, n)
		return 1
	}
	return max(n, 1)
}

// checkHeadings asks that headings begin with the first level and leave out none
// on the way down.
func (c *checker) checkHeadings() {
	level := 0
	for _, e := range c.elements {
		switch {
		case e.kind == "H":
			c.fault(Headings, "a heading without a level")
		case len(e.kind) == 2 && e.kind[0] == 'H' && e.kind[1] >= '1' && e.kind[1] <= '6':
			next := int(e.kind[1] - '0')
			if next > level+1 {
				c.fault(Headings, "%s after a heading of level %d", e.kind, level)
			}
			level = next
		}
	}
}

// sorted returns the keys of a set in their order.
func sorted(set map[int]bool) []int {
	keys := make([]int, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
