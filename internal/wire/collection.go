package wire

import (
	"maps"
	"reflect"
	"slices"
)

// Slice is a slice; each is shown its elements one by one.
func Slice[S ~[]E, E any](c *Codec, s *S, each func(*E, *Codec)) {
	n, is := c.count(len(*s), *s != nil, sizeOf[E]())
	if c.reading {
		*s = nil
		if is {
			*s = make(S, n)
		}
	}
	for i := 0; i < n && !c.broken; i++ {
		each(&(*s)[i], c)
	}
}

// Pointers is a slice of pointers, none of them nil; each is shown what they
// point to. What is read lies in one piece of memory.
func Pointers[S ~[]*E, E any](c *Codec, s *S, each func(*E, *Codec)) {
	n, is := c.count(len(*s), *s != nil, sizeOf[E]()+sizeOf[*E]())
	if c.reading {
		*s = nil
		if is {
			*s = make(S, n)
		}
		piece := make([]E, n)
		for i := range piece {
			(*s)[i] = &piece[i]
		}
	}
	for i := 0; i < n && !c.broken; i++ {
		each((*s)[i], c)
	}
}

// Optional is a pointer that may be nil. It reports whether it is not; then its
// value follows, for which there is room.
func Optional[E any](c *Codec, v **E) bool {
	is := *v != nil
	c.Bool(&is)
	if c.reading {
		*v = nil
		if is {
			*v = new(E)
		}
	}
	return is
}

// Map is a map by names, written in their order; each is shown its values.
func Map[M ~map[string]V, V any](c *Codec, m *M, each func(*V, *Codec)) {
	const slot = 2 // what a map takes beside its entries, at most as much again
	n, is := c.count(len(*m), *m != nil, slot*(sizeOf[string]()+sizeOf[V]()))
	if !c.reading {
		for _, name := range slices.Sorted(maps.Keys(*m)) {
			value := (*m)[name]
			c.Name(&name)
			each(&value, c)
		}
		return
	}
	*m = nil
	if is {
		*m = make(M, n)
	}
	for i := 0; i < n && !c.broken; i++ {
		var name string
		var value V
		c.Name(&name)
		each(&value, c)
		(*m)[name] = value
	}
}

// Strings is a list of texts.
func (c *Codec) Strings(v *[]string) {
	Slice(c, v, func(s *string, c *Codec) { c.String(s) })
}

// Texts is a map of texts by names, such as languages. It is not inlined, for
// then the compiler would think that v stays behind and move it to the heap.
//
//go:noinline
func (c *Codec) Texts(v *map[string]string) {
	Map(c, v, func(s *string, c *Codec) { c.String(s) })
}

// count is the number of elements of a slice or a map, and whether there is one
// at all. Of what is read it is believed only if the bytes can justify the
// memory for so many elements of a size.
func (c *Codec) count(n int, is bool, size int) (int, bool) {
	if is {
		n++ // 0 is for nil
	}
	n = c.size(n)
	if n == 0 {
		return 0, false
	}
	if n--; c.reading {
		if n > c.room/size {
			c.Fail()
			return 0, false
		}
		c.room -= n * size
	}
	return n, true
}

// sizeOf is the memory a value of a type takes, at least a byte.
func sizeOf[E any]() int { return max(int(reflect.TypeFor[E]().Size()), 1) }
