package pdf

import (
	"bytes"
	"compress/zlib"
)

// deflater compresses bytes.
type deflater struct {
	zip    *zlib.Writer
	buffer bytes.Buffer
}

func newDeflater() *deflater {
	zip, err := zlib.NewWriterLevel(nil, zlib.DefaultCompression)
	if err != nil { // the level is one that there is
		panic(err)
	}
	return &deflater{zip: zip}
}

// bytes returns compressed bytes, which are good until it is called again.
func (d *deflater) bytes(data []byte) []byte {
	d.buffer.Reset()
	d.zip.Reset(&d.buffer)
	d.zip.Write(data) // a bytes.Buffer takes everything
	d.zip.Close()
	return d.buffer.Bytes()
}

// pending is a stream that is compressed while its document goes on.
type pending struct {
	ref    ref
	data   object
	packed chan []byte
}

// putLater writes a stream when the next one comes, or the end: until then it is
// compressed beside what the document does. It returns the bytes of the one
// before, to be used again.
func (f *file) putLater(r ref, data object) object {
	free := f.wait()
	f.pending = &pending{r, data, make(chan []byte, 1)}
	go func(s *pending, d *deflater) { s.packed <- d.bytes(s.data) }(f.pending, f.pageDeflate)
	return free
}

// wait writes the stream that is being compressed.
func (f *file) wait() object {
	s := f.pending
	if s == nil {
		return nil
	}
	f.pending = nil
	f.putPlainStream(s.ref, "/Filter/FlateDecode", <-s.packed)
	return s.data[:0]
}
