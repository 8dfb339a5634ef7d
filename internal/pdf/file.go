package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
)

// file writes objects one after the other and knows where each of them is.
// Those without a stream are put together in streams of objects, which makes
// them a tenth as long (ISO 32000-1, 7.5.7 and 7.5.8).
type file struct {
	w       io.Writer
	sum     hash.Hash // of all that was written
	at      int64
	err     error
	objects []location // by their numbers; 0 is none
	bundle  bundle
	deflate *deflater

	pending     *pending // a stream that is being compressed
	pageDeflate *deflater
}

// location says where an object is: at a place in the file, or as one of those
// in a stream.
type location struct {
	offset int64
	stream ref
	index  int
}

// bundle is objects that will be one stream.
type bundle struct {
	refs []ref
	ends []int
	data []byte
}

// bundleSize is how many objects are put into one stream: enough to be compressed
// well, few enough that a reader who wants one need not read all.
const bundleSize = 200

func newFile(w io.Writer) *file {
	f := &file{w: w, sum: sha256.New(), deflate: newDeflater(), pageDeflate: newDeflater(), objects: make([]location, 1)}
	// The second line tells programs that look at the beginning that the file is
	// not text.
	f.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return f
}

func (f *file) write(b []byte) {
	if f.err != nil {
		return
	}
	f.sum.Write(b)
	f.at += int64(len(b))
	_, f.err = f.w.Write(b)
}

// newRef returns a number for an object that is written later.
func (f *file) newRef() ref {
	f.objects = append(f.objects, location{})
	return ref(len(f.objects) - 1)
}

// put writes an object that is no stream.
func (f *file) put(r ref, o *object) {
	f.bundle.refs = append(f.bundle.refs, r)
	f.bundle.data = append(append(f.bundle.data, *o...), '\n')
	f.bundle.ends = append(f.bundle.ends, len(f.bundle.data))
	if len(f.bundle.refs) == bundleSize {
		f.flush()
	}
}

// flush writes the objects that were put together.
func (f *file) flush() {
	if len(f.bundle.refs) == 0 {
		return
	}
	stream := f.newRef()
	var head object
	from := 0
	for i, r := range f.bundle.refs {
		head.int(int(r)).raw(" ").int(from).raw(" ")
		from = f.bundle.ends[i]
		f.objects[r] = location{stream: stream, index: i}
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(f.bundle.refs), len(head))
	f.putStream(stream, dict, append(head, f.bundle.data...))
	f.bundle.refs, f.bundle.ends, f.bundle.data = f.bundle.refs[:0], f.bundle.ends[:0], f.bundle.data[:0]
}

// putStream writes a stream, compressed; dict is what else its dictionary says.
func (f *file) putStream(r ref, dict string, data []byte) {
	f.putPlainStream(r, dict+"/Filter/FlateDecode", f.deflate.bytes(data))
}

// putPlainStream writes a stream as it is.
func (f *file) putPlainStream(r ref, dict string, data []byte) {
	f.objects[r] = location{offset: f.at}
	f.write([]byte(fmt.Sprintf("%d 0 obj\n<<%s/Length %d>>\nstream\n", r, dict, len(data))))
	f.write(data)
	f.write([]byte("\nendstream\nendobj\n"))
}

// close writes where all objects are. The file's name for itself is the sum of
// its bytes.
func (f *file) close(catalog, info ref) error {
	f.wait()
	f.flush()
	table := f.newRef()
	f.objects[table] = location{offset: f.at}
	rows := make([]byte, 0, len(f.objects)*rowSize)
	for i, l := range f.objects {
		switch {
		case i == 0:
			rows = appendRow(rows, 0, 0, 0xffff)
		case l.stream != 0:
			rows = appendRow(rows, 2, int64(l.stream), l.index)
		case l.offset != 0:
			rows = appendRow(rows, 1, l.offset, 0)
		default:
			return fmt.Errorf("pdf: object %d was promised and never written", i)
		}
	}
	id := f.sum.Sum(nil)[:16]
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]", len(f.objects), catalog, info, id, id)
	at := f.at
	f.putStream(table, dict, rows)
	f.write([]byte(fmt.Sprintf("startxref\n%d\n%%%%EOF\n", at)))
	if f.err != nil {
		return fmt.Errorf("pdf: %w", f.err)
	}
	return nil
}

// rowSize is how long a row of the table is: what, where, and which.
const rowSize = 1 + 4 + 2

func appendRow(b []byte, kind byte, where int64, which int) []byte {
	b = append(b, kind)
	b = binary.BigEndian.AppendUint32(b, uint32(where))
	return binary.BigEndian.AppendUint16(b, uint16(which))
}
