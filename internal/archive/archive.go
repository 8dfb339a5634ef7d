// Package archive writes ZIP files whose bytes depend on nothing but the names
// and the bytes that are put into them, in their order: no clock, no owner, no
// machine.
//
// It does not know what is in them.
package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"strings"
)

// firstDay is the 1st of January 1980 as ZIP files write it: the earliest day
// that they know, for files whose day does not matter.
const firstDay = 1<<5 | 1

// Writer writes one ZIP file.
type Writer struct {
	zip     *zip.Writer
	deflate *flate.Writer
	buffer  bytes.Buffer
}

// New returns a writer of a ZIP file. Who has put everything in closes it.
func New(w io.Writer) *Writer {
	deflate, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil { // the level is one that there is
		panic(err)
	}
	return &Writer{zip: zip.NewWriter(w), deflate: deflate}
}

// Add puts a file into it, compressed unless that would be in vain.
func (w *Writer) Add(name string, data []byte) error {
	if isCompressed(name) {
		return w.Store(name, data)
	}
	w.buffer.Reset()
	w.deflate.Reset(&w.buffer)
	if _, err := w.deflate.Write(data); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	if err := w.deflate.Close(); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return w.add(name, zip.Deflate, data, w.buffer.Bytes())
}

// Store puts a file into it as it is.
func (w *Writer) Store(name string, data []byte) error {
	return w.add(name, zip.Store, data, data)
}

// add writes sizes and checksum before the bytes, where simple readers look for
// them.
func (w *Writer) add(name string, method uint16, data, packed []byte) error {
	header := &zip.FileHeader{
		//lint:ignore SA1019 CreateRaw takes the date as it stands here and does not look at Modified
		Name: name, Method: method, ModifiedDate: firstDay,
		CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(len(data)),
	}
	header.SetMode(0o644)
	if !isASCII(name) {
		header.Flags |= utf8Names
	}
	out, err := w.zip.CreateRaw(header)
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	if _, err := out.Write(packed); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

// utf8Names is the flag of a name that is not ASCII.
const utf8Names = 0x800

// comment stands at the end of a file of ours.
const comment = "Kalauz"

// Sign says at the end of the file that it is ours, see [IsOurs].
func (w *Writer) Sign() error { return w.zip.SetComment(comment) }

// IsOurs reports whether a file is a ZIP file that was signed.
func IsOurs(name string) bool {
	r, err := zip.OpenReader(name)
	if err != nil {
		return false
	}
	defer r.Close()
	return r.Comment == comment
}

// Close writes the list of files at the end.
func (w *Writer) Close() error {
	if err := w.zip.Close(); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

// compressed are the endings of files that are compressed by themselves.
var compressed = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".avif": true,
	".epub": true, ".pdf": true, ".zip": true, ".docx": true, ".xlsx": true, ".pptx": true, ".odt": true, ".ods": true, ".odp": true,
	".mp3": true, ".mp4": true, ".webm": true, ".ogg": true, ".woff2": true,
}

func isCompressed(name string) bool { return compressed[strings.ToLower(path.Ext(name))] }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
