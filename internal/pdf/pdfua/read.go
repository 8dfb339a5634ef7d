package pdfua

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
)

// file is a file whose objects are read when they are asked for. An object that
// cannot be read is nil, and err keeps why.
type file struct {
	data    []byte
	trailer dict
	at      map[ref]location
	objects map[ref]any
	opening map[ref]bool
	err     error
}

// location is where an object is: in the file, or in a stream of objects.
type location struct {
	offset int
	in     ref
	index  int
}

func read(data []byte) (*file, error) {
	f := &file{data: data, at: map[ref]location{}, objects: map[ref]any{}, opening: map[ref]bool{}}
	at := bytes.LastIndex(data, []byte("startxref"))
	if !bytes.HasPrefix(data, []byte("%PDF-1.7")) || at < 0 {
		return nil, fmt.Errorf("pdfua: not a PDF file of version 1.7")
	}
	l := &lexer{b: data, at: at + len("startxref")}
	start, err := l.next()
	offset, ok := start.(int)
	if err != nil || !ok || offset < 0 || offset >= len(data) {
		return nil, fmt.Errorf("pdfua: no table of objects")
	}
	if bytes.HasPrefix(data[offset:], []byte("xref")) {
		err = f.readTable(offset + len("xref"))
	} else {
		err = f.readTableStream(offset)
	}
	return f, err
}

// readTable reads a table in text (7.5.4).
func (f *file) readTable(at int) error {
	l := &lexer{b: f.data, at: at}
	for {
		first, err := l.next()
		if err != nil {
			return err
		}
		if first == operator("trailer") {
			break
		}
		from, _ := first.(int)
		count, err := l.next()
		n, ok := count.(int)
		if err != nil || !ok || n > len(f.data) {
			return errSyntax
		}
		for i := range n {
			offset, err := l.next()
			if err != nil {
				return err
			}
			l.next()
			kind, err := l.next()
			if err != nil {
				return err
			}
			if o, ok := offset.(int); ok && kind == operator("n") {
				f.at[ref(from+i)] = location{offset: o}
			}
		}
	}
	trailer, err := l.next()
	if err != nil {
		return err
	}
	f.trailer, _ = trailer.(dict)
	return nil
}

// readTableStream reads a table in a stream (7.5.8).
func (f *file) readTableStream(at int) error {
	_, o, err := f.parse(at)
	if err != nil {
		return err
	}
	s, ok := o.(stream)
	if !ok {
		return errSyntax
	}
	f.trailer = s.dict
	rows, err := f.decode(s)
	if err != nil {
		return err
	}
	widths, _ := s.dict["W"].(array)
	if len(widths) != 3 {
		return errSyntax
	}
	var w [3]int
	for i := range w {
		if w[i], _ = widths[i].(int); w[i] < 0 || w[i] > 8 {
			return errSyntax
		}
	}
	for number := 0; len(rows) >= w[0]+w[1]+w[2] && len(rows) > 0; number++ {
		var fields [3]int
		for i := range w {
			for _, c := range rows[:w[i]] {
				fields[i] = fields[i]<<8 | int(c)
			}
			rows = rows[w[i]:]
		}
		switch fields[0] {
		case 1:
			f.at[ref(number)] = location{offset: fields[1]}
		case 2:
			f.at[ref(number)] = location{in: ref(fields[1]), index: fields[2]}
		}
		if w[0]+w[1]+w[2] == 0 {
			return errSyntax
		}
	}
	return nil
}

// parse reads "12 0 obj" and what follows.
func (f *file) parse(at int) (ref, any, error) {
	if at < 0 || at >= len(f.data) {
		return 0, nil, errSyntax
	}
	l := &lexer{b: f.data, at: at}
	number, _ := l.next()
	l.next()
	obj, err := l.next()
	n, ok := number.(int)
	if err != nil || !ok || obj != operator("obj") {
		return 0, nil, fmt.Errorf("pdfua: no object at byte %d", at)
	}
	o, err := l.next()
	if err != nil {
		return 0, nil, err
	}
	after := l.at
	word, err := l.next()
	if err != nil {
		return 0, nil, err
	}
	d, isDict := o.(dict)
	if word != operator("stream") || !isDict {
		if _, isNumber := o.(int); isNumber && word != operator("endobj") { // a reference alone
			l.at = after
		}
		return ref(n), o, nil
	}
	if l.at < len(f.data) && f.data[l.at] == '\r' {
		l.at++
	}
	l.at++
	length, _ := f.get(d["Length"]).(int)
	if length < 0 || l.at+length > len(f.data) || !bytes.HasPrefix(bytes.TrimLeft(f.data[l.at+length:], "\r\n"), []byte("endstream")) {
		return 0, nil, fmt.Errorf("pdfua: stream %d is not %d bytes long", n, length)
	}
	return ref(n), stream{d, f.data[l.at : l.at+length]}, nil
}

// get returns an object, read if it is a reference.
func (f *file) get(o any) any {
	r, ok := o.(ref)
	if !ok {
		return o
	}
	if known, ok := f.objects[r]; ok {
		return known
	}
	if f.opening[r] {
		return nil // it asks for itself
	}
	f.opening[r] = true
	defer delete(f.opening, r)
	at, ok := f.at[r]
	var err error
	switch {
	case !ok:
		err = fmt.Errorf("pdfua: there is no object %d", r)
	case at.in != 0:
		err = f.unpack(at.in)
	default:
		var own ref
		var value any
		if own, value, err = f.parse(at.offset); err == nil && own != r {
			err = fmt.Errorf("pdfua: object %d is where %d should be", own, r)
		}
		if err == nil {
			f.objects[r] = value
		}
	}
	if err != nil && f.err == nil {
		f.err = err
	}
	return f.objects[r]
}

// unpack reads all objects of a stream of objects (7.5.7).
func (f *file) unpack(in ref) error {
	s, ok := f.get(in).(stream)
	if !ok {
		return errSyntax
	}
	data, err := f.decode(s)
	if err != nil {
		return err
	}
	n, _ := s.dict["N"].(int)
	first, _ := s.dict["First"].(int)
	if first < 0 || first > len(data) || n < 0 || n > len(data) {
		return errSyntax
	}
	head := &lexer{b: data[:first]}
	for range n {
		number, err := head.next()
		if err != nil {
			return err
		}
		offset, err := head.next()
		if err != nil {
			return err
		}
		r, isRef := number.(int)
		at, isOffset := offset.(int)
		if !isRef || !isOffset || at < 0 || first+at > len(data) {
			return errSyntax
		}
		body := &lexer{b: data[first+at:]}
		if f.objects[ref(r)], err = body.next(); err != nil {
			return err
		}
	}
	return nil
}

// decode unpacks a stream.
func (f *file) decode(s stream) ([]byte, error) {
	switch f.get(s.dict["Filter"]) {
	case nil:
		return s.raw, nil
	case name("FlateDecode"):
		if s.dict["DecodeParms"] != nil {
			return nil, fmt.Errorf("pdfua: a stream with a predictor")
		}
		z, err := zlib.NewReader(bytes.NewReader(s.raw))
		if err != nil {
			return nil, fmt.Errorf("pdfua: %w", err)
		}
		const most = 1 << 28
		data, err := io.ReadAll(io.LimitReader(z, most))
		if err != nil {
			return nil, fmt.Errorf("pdfua: %w", err)
		}
		return data, nil
	}
	return nil, fmt.Errorf("pdfua: a stream with the filter %v", s.dict["Filter"])
}

// content returns the bytes of a stream, nothing if it is none.
func (f *file) content(o any) []byte {
	s, ok := f.get(o).(stream)
	if !ok {
		return nil
	}
	data, err := f.decode(s)
	if err != nil && f.err == nil {
		f.err = err
	}
	return data
}

func (f *file) dict(o any) dict {
	switch o := f.get(o).(type) {
	case dict:
		return o
	case stream:
		return o.dict
	}
	return nil
}

// array returns an array. One that has a single value may be written without
// brackets.
func (f *file) array(o any) array {
	switch value := f.get(o).(type) {
	case array:
		return value
	case nil:
		return nil
	default:
		return array{o}
	}
}

func (f *file) text(o any) string {
	s, _ := f.get(o).(str)
	if high, ok := strings.CutPrefix(string(s), "\xfe\xff"); ok {
		return fromUTF16(high)
	}
	return string(s)
}

func (f *file) name(o any) name {
	n, _ := f.get(o).(name)
	return n
}

// tree reads a tree of names or numbers (7.9.6, 7.9.7).
func (f *file) tree(o any, kind name, each func(key, value any)) { f.treeNode(o, kind, each, 0) }

func (f *file) treeNode(o any, kind name, each func(key, value any), depth int) {
	const deepest = 20
	node := f.dict(o)
	if node == nil || depth > deepest {
		return
	}
	for _, kid := range f.array(node["Kids"]) {
		f.treeNode(kid, kind, each, depth+1)
	}
	entries := f.array(node[kind])
	for i := 0; i+1 < len(entries); i += 2 {
		each(f.get(entries[i]), entries[i+1])
	}
}
