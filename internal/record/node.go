package record

import "kalauz/internal/diag"

// Kind is the shape of a node.
type Kind uint8

// The shapes. Null is a value left empty, or written as ~ or null.
const (
	Null Kind = iota
	Scalar
	Map
	List
)

// Node is one value of a document.
type Node struct {
	Kind    Kind
	Text    string // what was written, quotes and escapes resolved; of a Null as well
	Plain   bool   // a scalar without quotes, not a block of text
	Place   diag.Place
	Entries []Entry // of a Map, in the order of the file, names unique
	Items   []*Node // of a List
}

// Entry is one named value of a map.
type Entry struct {
	Name  string
	Place diag.Place // of the name
	Value *Node      // never nil
}

// Get returns the value under a name, nil where there is none or n is no map.
func (n *Node) Get(name string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Entries {
		if n.Entries[i].Name == name {
			return n.Entries[i].Value
		}
	}
	return nil
}
