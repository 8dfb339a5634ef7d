package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

var files = []struct {
	name   string
	data   string
	stored bool
}{
	{"mimetype", "application/epub+zip", true},
	{"text.xhtml", strings.Repeat("<p>árvíztűrő</p>", 500), false},
	{"pictures/a.PNG", "not really", true},
	{"közös/empty.txt", "", false},
}

func write(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := New(&out)
	for i, f := range files {
		add := w.Add
		if i == 0 {
			add = w.Store
		}
		if err := add(f.name, []byte(f.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestArchive(t *testing.T) {
	raw := write(t)
	if !bytes.Equal(raw, write(t)) {
		t.Error("not the same bytes twice")
	}
	if string(raw[30:58]) != "mimetypeapplication/epub+zip" {
		t.Errorf("it begins with %q", raw[:60])
	}
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != len(files) {
		t.Fatalf("%d files", len(r.File))
	}
	for i, f := range r.File {
		want := files[i]
		inside, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(inside) // checks the checksum too
		if err != nil || string(data) != want.data {
			t.Errorf("%s: %v %q", f.Name, err, data)
		}
		if f.Name != want.name || (f.Method == zip.Store) != want.stored || len(f.Extra) > 0 || f.NonUTF8 {
			t.Errorf("%s: method %d, extra %x", f.Name, f.Method, f.Extra)
		}
		if day := f.Modified.Format("2006-01-02 15:04:05"); day != "1980-01-01 00:00:00" {
			t.Errorf("%s is of %s", f.Name, day)
		}
	}
}

func TestFullDisk(t *testing.T) {
	w := New(full{})
	_ = w.Add("a", []byte("x"))
	if err := w.Close(); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }
