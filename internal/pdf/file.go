package pdf

import (
	"bytes"
	"compress/zlib"
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
	packed  pack
	packer  *packer
	later   *laterStream // being compressed
	spare   *packer
}

// packer compresses bytes.
type packer struct {
	zip    *zlib.Writer
	buffer bytes.Buffer
}

func newPacker() *packer {
	zip, err := zlib.NewWriterLevel(nil, zlib.DefaultCompression)
	if err != nil { // the level is one that there is
		panic(err)
	}
	return &packer{zip: zip}
}

// pack returns bytes that are good until it is called again.
func (p *packer) pack(data []byte) []byte {
	p.buffer.Reset()
	p.zip.Reset(&p.buffer)
	p.zip.Write(data) // a bytes.Buffer takes everything
	p.zip.Close()
	return p.buffer.Bytes()
}

// laterStream is a stream that is compressed while its document goes on.
type laterStream struct {
	ref    ref
	data   object
	packed chan []byte
}

// location says where an object is: at a place in the file, or as one of those
// in a stream.
type location struct {
	offset int64
	stream ref
	index  int
}

// pack is objects that will be one stream.
type pack struct {
	refs []ref
	ends []int
	data []byte
}

// packSize is how many objects are put into one stream: enough to be compressed
// well, few enough that a reader who wants one need not read all.
const packSize = 200

func newFile(w io.Writer) *file {
	f := &file{w: w, sum: sha256.New(), packer: newPacker(), spare: newPacker(), objects: make([]location, 1)}
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
	f.packed.refs = append(f.packed.refs, r)
	f.packed.data = append(append(f.packed.data, *o...), '\n')
	f.packed.ends = append(f.packed.ends, len(f.packed.data))
	if len(f.packed.refs) == packSize {
		f.flush()
	}
}

// flush writes the objects that were put together.
func (f *file) flush() {
	if len(f.packed.refs) == 0 {
		return
	}
	stream := f.newRef()
	var head object
	from := 0
	for i, r := range f.packed.refs {
		head.int(int(r)).raw(" ").int(from).raw(" ")
		from = f.packed.ends[i]
		f.objects[r] = location{stream: stream, index: i}
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(f.packed.refs), len(head))
	f.putStream(stream, dict, append(head, f.packed.data...))
	f.packed.refs, f.packed.ends, f.packed.data = f.packed.refs[:0], f.packed.ends[:0], f.packed.data[:0]
}

// putStream writes a stream, compressed; dict is what else its dictionary says.
func (f *file) putStream(r ref, dict string, data []byte) {
	f.putPlainStream(r, dict+"/Filter/FlateDecode", f.packer.pack(data))
}

// putLater writes a stream when the next one comes, or the end: until then it is
// compressed beside what the document does. It returns the bytes of the one
// before, to be used again.
func (f *file) putLater(r ref, data object) object {
	free := f.wait()
	f.later = &laterStream{r, data, make(chan []byte, 1)}
	go func(s *laterStream, p *packer) { s.packed <- p.pack(s.data) }(f.later, f.spare)
	return free
}

// wait writes the stream that is being compressed.
func (f *file) wait() object {
	s := f.later
	if s == nil {
		return nil
	}
	f.later = nil
	f.putPlainStream(s.ref, "/Filter/FlateDecode", <-s.packed)
	return s.data[:0]
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
