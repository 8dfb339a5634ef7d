package pdfua

// checkLinks looks at annotations and at the outline: who follows them must be
// told where to, and get there.
func (c *checker) checkLinks() {
	places := map[string]bool{}
	c.file.tree(c.file.dict(c.catalog["Names"])["Dests"], "Names", func(key, value any) {
		name, _ := key.(str)
		places[string(name)] = c.isPlace(value)
	})
	linkOf := map[ref]*element{}
	for _, e := range c.elements {
		for _, o := range e.objects {
			linkOf[o] = e
		}
		if e.kind == "Link" && len(e.objects) == 0 {
			c.fault(Links, "link %d cannot be followed", e.ref)
		}
	}
	for _, p := range c.pages {
		annots := c.file.array(p.dict["Annots"])
		if len(annots) > 0 && c.file.name(p.dict["Tabs"]) != "S" {
			c.fault(Links, "page %d: the order of the links is not that of the tree", p.number)
		}
		for _, a := range annots {
			d := c.file.dict(a)
			r, _ := a.(ref)
			if c.file.name(d["Subtype"]) != "Link" || linkOf[r] == nil || linkOf[r].kind != "Link" {
				c.fault(Links, "page %d: an annotation that is no link in a Link", p.number)
			}
			if c.file.text(d["Contents"]) == "" {
				c.fault(Links, "page %d: a link without Contents", p.number)
			}
			if uri := c.file.dict(d["A"])["URI"]; uri == nil && !c.leads(d["Dest"], places) {
				c.fault(Links, "page %d: a link to %v leads nowhere", p.number, d["Dest"])
			}
		}
	}
	if outline := c.file.dict(c.catalog["Outlines"]); outline != nil {
		c.checkOutline(outline, places, map[ref]bool{})
	}
}

// isPlace reports whether a destination is on a page of the file.
func (c *checker) isPlace(o any) bool {
	d := c.file.array(o)
	if len(d) < 2 {
		return false
	}
	r, ok := d[0].(ref)
	return ok && c.byRef[r] != nil
}

func (c *checker) leads(o any, places map[string]bool) bool {
	if name, ok := c.file.get(o).(str); ok {
		return places[string(name)]
	}
	return c.isPlace(o)
}

// checkOutline follows the lines below one.
func (c *checker) checkOutline(d dict, places map[string]bool, seen map[ref]bool) {
	for next := d["First"]; next != nil; {
		r, ok := next.(ref)
		if !ok || seen[r] {
			c.fault(Links, "the outline goes round in circles")
			return
		}
		seen[r] = true
		line := c.file.dict(next)
		if title := c.file.text(line["Title"]); title == "" || !c.leads(line["Dest"], places) {
			c.fault(Links, "%q in the outline leads nowhere", title)
		}
		c.checkOutline(line, places, seen)
		next = line["Next"]
	}
}
