package pdf

import "fmt"

// Entry is a line of the outline that a viewer shows beside the pages.
type Entry struct {
	Title string
	Place string
	Open  bool // those below it are shown at first
	Below []Entry
}

// Outline gives the document its outline.
func (d *Document) Outline(entries []Entry) {
	d.outline = entries
	d.wantEntries(entries)
}

func (d *Document) wantEntries(entries []Entry) {
	for _, e := range entries {
		d.wanted = append(d.wanted, wantedPlace{e.Place, fmt.Sprintf("%q in the outline", e.Title)})
		d.wantEntries(e.Below)
	}
}

// writeOutline writes the outline (ISO 32000-1, 12.3.3), if there is one.
func (d *Document) writeOutline() (root ref, isThere bool) {
	if len(d.outline) == 0 {
		return 0, false
	}
	root = d.file.newRef()
	first, last, shown := d.writeEntries(root, d.outline)
	d.file.put(root, newObject("<</Type/Outlines/First ").ref(first).raw("/Last ").ref(last).raw("/Count ").int(shown).raw(">>"))
	return root, true
}

// writeEntries writes entries below another and says how many lines a viewer
// shows of them.
func (d *Document) writeEntries(parent ref, entries []Entry) (first, last ref, shown int) {
	refs := make([]ref, len(entries))
	for i := range refs {
		refs[i] = d.file.newRef()
	}
	for i, e := range entries {
		o := newObject("<</Title").text(e.Title).raw("/Parent ").ref(parent).raw("/Dest").bytes(e.Place)
		if i > 0 {
			o.raw("/Prev ").ref(refs[i-1])
		}
		if i+1 < len(refs) {
			o.raw("/Next ").ref(refs[i+1])
		}
		shown++
		if len(e.Below) > 0 {
			first, last, below := d.writeEntries(refs[i], e.Below)
			o.raw("/First ").ref(first).raw("/Last ").ref(last).raw("/Count ")
			if e.Open {
				o.int(below)
				shown += below
			} else {
				o.int(-below)
			}
		}
		d.file.put(refs[i], o.raw(">>"))
	}
	return refs[0], refs[len(refs)-1], shown
}
