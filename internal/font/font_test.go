package font

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"
	typesetting "github.com/go-text/typesetting/font"
)

func faces() []*Face {
	var all []*Face
	for _, family := range []func(Style) *Face{Serif, Sans, Mono} {
		for _, style := range []Style{Regular, Bold, Italic, BoldItalic} {
			all = append(all, family(style))
		}
	}
	return all
}

// everyday is what a book of ours may well say: the letters of Hungarian and of
// its neighbours, and the signs of a printer.
const everyday = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ÁÉÍÓÖŐÚÜŰáéíóöőúüű" +
	"ČĆĐŠŽčćđšžĂÂÎȘȚăâîșțĽĹŇŔŤľĺňŕťÄßŁłĄąĘęŻż.,:;!?…–—-‐'\"„”‚’“‘»«›‹()[]{}/\\|@#%&*+=<>^~_`°§©®™€£×÷±−½¼¾²³•·†‡→←↑↓\u00a0"

func TestFaces(t *testing.T) {
	names := map[string]bool{}
	for _, f := range faces() {
		names[f.Name()] = true
		m := f.Metrics()
		if m.Ascent <= m.CapHeight || m.CapHeight <= m.XHeight || m.XHeight <= 0 || m.Descent >= 0 || m.Underline >= 0 || m.Thickness <= 0 ||
			m.Left >= m.Right || m.Bottom >= m.Top || m.Stem <= 0 {
			t.Errorf("%s: impossible measures %+v", f.Name(), m)
		}
		if leans := m.ItalicAngle < 0; leans != (f.Style()&Italic != 0) {
			t.Errorf("%s leans by %v", f.Name(), m.ItalicAngle)
		}
		if bold := strings.Contains(f.Name(), "Bold"); bold != (f.Style()&Bold != 0) {
			t.Errorf("%s is of style %v", f.Name(), f.Style())
		}
		if m.Serif == strings.Contains(f.Name(), "Sans") || m.Fixed != strings.Contains(f.Name(), "Mono") {
			t.Errorf("%s: serif %v, fixed %v", f.Name(), m.Serif, m.Fixed)
		}
		for _, r := range everyday {
			if !f.Has(r) {
				t.Errorf("%s has no %c", f.Name(), r)
			}
		}
		if f.Has('\u4e00') || f.Has(0) {
			t.Errorf("%s has what it cannot have", f.Name())
		}
	}
	if len(names) != 12 {
		t.Errorf("%d faces: %v", len(names), names)
	}
}

func TestFor(t *testing.T) {
	only := rune(0) // a character that Sans has and Serif has not, if there is one
	for r := rune(0x20); r < 0x10000 && only == 0; r++ {
		if Sans(Bold).Has(r) && !Serif(Bold).Has(r) {
			only = r
		}
	}
	if only != 0 && Serif(Bold).For(only) != Sans(Bold) {
		t.Errorf("%U is not taken from the other family", only)
	}
	if Serif(Bold).For('ű') != Serif(Bold) {
		t.Error("a face that has a character is not its own first choice")
	}
	if f := Serif(Bold).For('\u4e00'); f != nil {
		t.Errorf("%s is said to have a Chinese character", f.Name())
	}
}

func show(glyphs []Glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		fmt.Fprintf(&b, "%d@%d+%d ", g.ID, g.Cluster, g.Advance)
	}
	return b.String()
}

func TestShape(t *testing.T) {
	f := Serif(Regular)
	if got := f.Shape("", "hu"); len(got) != 0 {
		t.Errorf("nothing became %v", got)
	}
	plain := f.Shape("tűz", "hu")
	if len(plain) != 3 || plain[1].Cluster != 1 || plain[2].Cluster != 3 {
		t.Fatalf("tűz: %s", show(plain))
	}
	for _, g := range plain {
		if g.ID == 0 || g.Advance <= 0 {
			t.Errorf("tűz: %s", show(plain))
		}
	}
	// An accent that stands behind its letter becomes one with it.
	if composed := f.Shape("tu\u030bz", "hu"); show(composed) != strings.Replace(show(plain), "@3", "@4", 1) {
		t.Errorf("with a combining accent: %s, without: %s", show(composed), show(plain))
	}
	if kerned := f.Shape("AV", ""); int(kerned[0].Advance) >= f.Advance(kerned[0].ID) {
		t.Errorf("AV is not kerned: %s", show(kerned))
	}
	if hidden := f.Shape("a\u200bb\u00adc", ""); len(hidden) != 3 {
		t.Errorf("what is never seen has glyphs: %s", show(hidden))
	}
	if missing := f.Shape("\u4e00", ""); len(missing) != 1 || missing[0].ID != 0 {
		t.Errorf("a character that is missing: %s", show(missing))
	}
}

func TestLigaturesKeepTheirLetters(t *testing.T) {
	f := Serif(Regular)
	glyphs := f.Shape("officflT", "en")
	if len(glyphs) != 6 || glyphs[2].Cluster != 2 || glyphs[3].Cluster != 4 || glyphs[4].Cluster != 5 || glyphs[5].Cluster != 7 {
		t.Errorf("fi and fl are no ligatures of two letters: %s", show(glyphs))
	}
	if int(glyphs[2].Advance) != f.Advance(glyphs[2].ID) {
		t.Errorf("a ligature is not as wide as it is: %s", show(glyphs))
	}
	if accented := f.Shape("fi\u0323", "en"); len(accented) < 2 {
		t.Errorf("an accent was lost in a ligature: %s", show(accented))
	}
	if code := Mono(Regular).Shape("fin", "en"); len(code) != 3 {
		t.Errorf("code has ligatures: %s", show(code))
	}
}

// TestShapingNeedsNoOutlines compares with the whole font what is shaped without
// the tables that are left out: letters alone, and with accents that stand on
// top of each other.
func TestShapingNeedsNoOutlines(t *testing.T) {
	for _, f := range faces() {
		file, err := typesetting.ParseTTF(bytes.NewReader(f.tables.bytes()))
		if err != nil {
			t.Fatal(err)
		}
		part, whole := newShaper(f.font), newShaper(file.Font)
		for r := rune(' '); r < 0x500; r++ {
			for _, accents := range []string{"", "\u0301", "\u0323\u0302\u0301", "\u20dd"} {
				text := string(r) + accents
				if got, want := part.shape(text, "hu"), whole.shape(text, "hu"); !slices.Equal(got, want) {
					t.Fatalf("%s: %q is %v, with outlines %v", f.Name(), text, got, want)
				}
			}
		}
	}
}

func TestShapingTogetherIsAsShapingAlone(t *testing.T) {
	words := strings.Fields("az árvíztűrő tükörfúrógép AV fin Te 12 340 km²")
	want := make([]string, len(words))
	for i, word := range words {
		want[i] = show(Sans(Italic).Shape(word, "hu"))
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i, word := range words {
				if got := show(Sans(Italic).Shape(word, "hu")); got != want[i] {
					t.Errorf("%s: %s, alone %s", word, got, want[i])
				}
			}
		})
	}
	all.Wait()
}

// idsOf returns the glyphs of a text in the order in which they come first.
func idsOf(f *Face, text string) []uint16 {
	var ids []uint16
	seen := map[uint16]bool{0: true}
	for _, g := range f.Shape(text, "hu") {
		if !seen[g.ID] {
			seen[g.ID] = true
			ids = append(ids, g.ID)
		}
	}
	return ids
}

func TestSubset(t *testing.T) {
	for _, f := range faces() {
		ids := idsOf(f, everyday)
		data, err := f.Subset(ids)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := f.Subset(ids); err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: the same glyphs, other bytes (%v)", f.Name(), err)
		}
		checkFile(t, f.Name(), data)
		part, err := readTables(data)
		if err != nil {
			t.Fatal(err)
		}
		widths, err := part.widths()
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			if int(widths[i+1]) != f.Advance(id) {
				t.Errorf("%s: glyph %d is %d wide, was %d", f.Name(), id, widths[i+1], f.Advance(id))
			}
			if got, want := contours(t, part, uint16(i+1)), contours(t, f.tables, id); !bytes.Equal(got, want) {
				t.Errorf("%s: glyph %d looks different", f.Name(), id)
			}
		}
	}
}

// checkFile looks at what the OpenType specification asks of a file.
func checkFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if sum(data) != 0xB1B0AFBA {
		t.Errorf("%s: the sum of the file is %#x", name, sum(data))
	}
	last := ""
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[headSize+entrySize*i:]
		tag, from, length := string(entry[:4]), binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if tag <= last {
			t.Errorf("%s: table %s stands behind %s", name, tag, last)
		}
		last = tag
		if from%4 != 0 || int(from+length) > len(data) {
			t.Errorf("%s: table %s is at %d, %d bytes", name, tag, from, length)
		}
		content := append(append([]byte(nil), data[from:from+length]...), make([]byte, (4-length%4)%4)...)
		if tag == "head" {
			clear(content[8:12])
		}
		if sum(content) != binary.BigEndian.Uint32(entry[4:]) {
			t.Errorf("%s: wrong sum of table %s", name, tag)
		}
	}
}

// contours returns the points of a glyph, parts in their place, as bytes.
func contours(t *testing.T, from tables, id uint16) []byte {
	t.Helper()
	outline, err := from.outline(id)
	if err != nil {
		t.Fatal(err)
	}
	if len(outline) == 0 {
		return nil
	}
	if int16At(outline, 0) >= 0 {
		ends := outlineHead + 2*int16At(outline, 0)
		points := ends + 2 + int(binary.BigEndian.Uint16(outline[ends:]))
		return append(append([]byte(nil), outline[:ends]...), bytes.TrimRight(outline[points:], "\x00")...)
	}
	out := append([]byte(nil), outline[:outlineHead]...)
	for parts, more := outline[outlineHead:], true; more; {
		flags, part := binary.BigEndian.Uint16(parts), binary.BigEndian.Uint16(parts[2:])
		size := partSize(flags)
		out = append(out, contours(t, from, part)...)
		out = append(out, parts[4:size]...)
		parts, more = parts[size:], flags&moreParts != 0
	}
	return out
}

func TestSubsetIsReadByOthers(t *testing.T) {
	// go-text wants a cmap in a file of its own; outlines can be compared then.
	f := Serif(Regular)
	ids := idsOf(f, "Árvíztűrő ½")
	data, err := f.Subset(ids)
	if err != nil {
		t.Fatal(err)
	}
	part, err := readTables(data)
	if err != nil {
		t.Fatal(err)
	}
	part["cmap"] = []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, 0, 4, 0, 24, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 1, 0, 0}
	face, err := typesetting.ParseTTF(bytes.NewReader(part.bytes()))
	if err != nil {
		t.Fatal(err)
	}
	file, err := typesetting.ParseTTF(bytes.NewReader(f.tables.bytes()))
	if err != nil {
		t.Fatal(err)
	}
	whole := typesetting.NewFace(file.Font)
	for i, id := range ids {
		got, want := face.GlyphData(typesetting.GID(i+1)), whole.GlyphData(typesetting.GID(id))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("glyph %d is drawn otherwise", id)
		}
	}
}

func TestSubsetRefuses(t *testing.T) {
	f := Sans(Regular)
	for _, ids := range [][]uint16{{uint16(f.Len())}, {5, 5}, {0}} {
		if _, err := f.Subset(ids); err == nil {
			t.Errorf("a subset of %v was made", ids)
		}
	}
}

// FuzzRead gives what is no font: an error or a face, whose glyphs can be taken
// out or not.
func FuzzRead(f *testing.F) {
	data, err := Serif(Regular).Subset([]uint16{36, 37, 230})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, uint16(3))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01"), uint16(1))
	f.Fuzz(func(t *testing.T, data []byte, id uint16) {
		tables, err := readTables(data)
		if err != nil {
			return
		}
		tables.postScriptName()
		tables.metrics()
		widths, err := tables.widths()
		if err != nil {
			return
		}
		face := &Face{tables: tables, widths: widths}
		if part, err := face.Subset([]uint16{id}); err == nil {
			if _, err := readTables(part); err != nil {
				t.Errorf("a subset that cannot be read: %v", err)
			}
		}
	})
}

// FuzzShape holds what others build on: clusters rise and lie in the text, ids
// are glyphs of the face.
func FuzzShape(f *testing.F) {
	f.Add("árvíztűrő", "hu")
	f.Add("office\u0301\u200d", "en-GB")
	f.Add("\u05d0\u0301\xff\x00", "x")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if len(text) > 1000 {
			return
		}
		face := Serif(Regular)
		last := int32(0)
		for _, g := range face.Shape(text, lang) {
			if g.Cluster < last || int(g.Cluster) >= len(text) || int(g.ID) >= face.Len() {
				t.Fatalf("%q: %+v after %d", text, g, last)
			}
			last = g.Cluster
		}
	})
}

func BenchmarkShape(b *testing.B) {
	words := strings.Fields("A közösségi munka során a résztvevők maguk fogalmazzák meg, hogy mit szeretnének megváltoztatni")
	face := Serif(Regular)
	b.ReportAllocs()
	for b.Loop() {
		for _, word := range words {
			face.Shape(word, "hu")
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		open(Regular, liberationserifregular.TTF)
	}
}

func BenchmarkSubset(b *testing.B) {
	ids := idsOf(Serif(Regular), everyday)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Serif(Regular).Subset(ids); err != nil {
			b.Fatal(err)
		}
	}
}
