package page

// Superseded returns the latest edition where the page is of an earlier one, else
// nil. The chapters of a book are of its edition.
func (v *View) Superseded() *Item {
	if v.page == nil || v.page.Type == nil {
		return nil
	}
	return v.in.item(v.in.Site.LatestEdition(v.page))
}

// Earlier returns the other editions where the page is of the latest one, in the
// order of its type.
func (v *View) Earlier() []*Item {
	if v.page == nil || v.page.Type == nil || v.in.Site.Book(v.page) != nil || v.Superseded() != nil {
		return nil
	}
	var others []*Item
	for _, p := range v.in.Site.Editions(v.page) {
		if p != v.page {
			others = append(others, v.in.item(p))
		}
	}
	return others
}

// Edition returns which edition of its work a book is, nil where it does not say.
func (i *Item) Edition() *Value {
	if t := i.page.Type.Book; t != nil && t.Edition != "" {
		return i.in.wrap(i.page, i.page.Record.Get(t.Edition))
	}
	return nil
}
