package pdf

import (
	"maps"
	"slices"
)

// pair is an entry of a tree of names or numbers.
type pair struct{ key, value *object }

// treeWidth is how many entries one node of a tree has.
const treeWidth = 256

// writeTree writes entries, sorted by their keys, as a tree (ISO 32000-1, 7.9.6
// and 7.9.7): kind is Names or Nums.
func (d *Document) writeTree(kind string, entries []pair) ref {
	root := d.file.newRef()
	if len(entries) <= treeWidth {
		d.file.put(root, node(kind, entries, false))
		return root
	}
	o := newObject("<</Kids[")
	for part := range slices.Chunk(entries, treeWidth) {
		leaf := d.file.newRef()
		d.file.put(leaf, node(kind, part, true))
		o.ref(leaf).raw(" ")
	}
	d.file.put(root, o.raw("]>>"))
	return root
}

// node returns a node with entries; a leaf says which keys are its limits.
func node(kind string, entries []pair, limits bool) *object {
	o := newObject("<<")
	if limits {
		o.raw("/Limits[").raw(string(*entries[0].key)).raw(" ").raw(string(*entries[len(entries)-1].key)).raw("]")
	}
	o.raw("/").raw(kind).raw("[")
	for _, e := range entries {
		o.raw(string(*e.key)).raw(" ").raw(string(*e.value)).raw(" ")
	}
	return o.raw("]>>")
}

// writeNames writes a tree of names that lead to objects.
func (d *Document) writeNames(names map[string]ref) ref {
	entries := make([]pair, 0, len(names))
	for _, name := range slices.Sorted(maps.Keys(names)) {
		entries = append(entries, pair{newObject("").bytes(name), newObject("").ref(names[name])})
	}
	return d.writeTree("Names", entries)
}
