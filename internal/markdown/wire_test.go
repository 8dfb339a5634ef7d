package markdown

import (
	"bytes"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/wire/wiretest"
)

// TestWireForgetsNothing: a document of every kind of node, each field of which
// is set, comes back as it was.
func TestWireForgetsNothing(t *testing.T) {
	d := fullDocument()
	if empty := wiretest.Empty(d); len(empty) > 0 {
		t.Fatalf("the test does not fill %v", empty)
	}
	checkRoundTrip(t, d)
	checkRoundTrip(t, new(Document))
}

// TestWireOfTexts: what is parsed of a text comes back as it was.
func TestWireOfTexts(t *testing.T) {
	for _, src := range append(texts(t), benchPage()) {
		checkRoundTrip(t, Parse(src, Options{File: "x.md", Language: language(t, "hu")}))
	}
}

// fullDocument has all kinds of blocks, and within each of their lists all kinds
// of inlines.
func fullDocument() *Document {
	depth := 0
	d := new(Document)
	wiretest.Fill(d, func(v reflect.Value, fill func(reflect.Value)) bool {
		var nodes []reflect.Value
		switch v.Type() {
		case reflect.TypeFor[[]Block]():
			for _, empty := range newBlocks {
				nodes = append(nodes, reflect.ValueOf(empty()))
			}
		case reflect.TypeFor[[]InlineNode]():
			for _, empty := range newInlines {
				nodes = append(nodes, reflect.ValueOf(empty()))
			}
		default:
			return false
		}
		if depth++; depth <= 3 {
			for _, node := range nodes {
				fill(node.Elem())
				setHidden(node.Interface())
				v.Set(reflect.Append(v, node))
			}
		}
		depth--
		return true
	})
	return d
}

// setHidden sets the fields that are not exported.
func setHidden(node any) {
	switch node := node.(type) {
	case *HeadingBlock:
		node.index = 1
	case *Callout:
		node.word = "callout.x"
	}
}

func checkRoundTrip(t *testing.T, d *Document) {
	t.Helper()
	prefix := []byte("before")
	src := d.Append(prefix)
	if !bytes.HasPrefix(src, prefix) {
		t.Error("what stood before is not there")
	}
	src = src[len(prefix):]
	back, err := Decode(src)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, d) {
		t.Errorf("(-before +after):\n%s", cmp.Diff(d, back, cmp.Exporter(func(reflect.Type) bool { return true })))
	}
	if out := back.HTML(resolver()); !bytes.Equal(out, d.HTML(resolver())) {
		t.Errorf("other HTML:\n%s", out)
	}
	if !bytes.Equal(back.Append(nil), src) {
		t.Error("the same document gives other bytes")
	}
}

// TestKindsOfNodes: every kind has its node, which says that it is of that kind.
func TestKindsOfNodes(t *testing.T) {
	for kind, empty := range newBlocks {
		if got := empty().block(); got != blockKind(kind) {
			t.Errorf("block %d: %T says %d", kind, empty(), got)
		}
	}
	for kind, empty := range newInlines {
		if got := empty().inline(); got != inlineKind(kind) {
			t.Errorf("inline %d: %T says %d", kind, empty(), got)
		}
	}
}

// FuzzDecode: any bytes are an error or a document that can be shown, and take
// memory in proportion.
func FuzzDecode(f *testing.F) {
	for _, src := range texts(f) {
		f.Add(Parse(src, Options{File: "x.md", Language: language(f, "hu")}).Append(nil))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, err := Decode(src)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > uint64(100*len(src)+4096) {
			t.Errorf("%d bytes took %d of memory", len(src), took)
		}
		if err != nil {
			return
		}
		d.HTML(resolver())
		again, err := Decode(d.Append(nil))
		if err != nil || !reflect.DeepEqual(again, d) {
			t.Errorf("another document, %v", err)
		}
	})
}

// TestDecodeBrokenBytes: bytes cut off or followed by others are an error, and so
// is a tree deeper than any text can be.
func TestDecodeBrokenBytes(t *testing.T) {
	whole := Parse(benchPage(), Options{File: "x.md"}).Append(nil)
	for n := range whole {
		if _, err := Decode(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are a document", n, len(whole))
		}
	}
	if _, err := Decode(append(slices.Clone(whole), 0)); err == nil {
		t.Error("a byte too many")
	}
	d := new(Document)
	for range 20_000 {
		d.Blocks = []Block{&Quote{d.Blocks}}
	}
	if _, err := Decode(d.Append(nil)); err == nil {
		t.Error("a bottomless tree")
	}
}

func BenchmarkAppend(b *testing.B) {
	d := Parse(benchPage(), Options{File: "x.md", Language: language(b, "hu")})
	dst := d.Append(nil)
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
	for b.Loop() {
		dst = d.Append(dst[:0])
	}
}

func BenchmarkDecode(b *testing.B) {
	src := Parse(benchPage(), Options{File: "x.md", Language: language(b, "hu")}).Append(nil)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(src); err != nil {
			b.Fatal(err)
		}
	}
}
