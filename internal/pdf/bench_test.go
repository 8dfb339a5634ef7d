package pdf

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"kalauz/internal/font"
)

// A page of a book as books are: forty lines of twelve words.
const (
	lines       = 40
	vocabulary  = 4000
	wordsOnLine = 12
)

// textPages paints pages of text, one paragraph each, from words shaped before.
func textPages(d *Document, words []Word, pages int) {
	next := uint32(1)
	for n := range pages {
		p := d.AddPage(420, 595)
		p.Artifact(Header)
		p.Text(50, 570, body, words[n%len(words)])
		p.Place(fmt.Sprintf("p%d", n), 50, 560)
		sect := d.Root().Add(Section)
		for i := range lines {
			if i%8 == 0 {
				p.Tag(sect.Add(Paragraph).Text())
			}
			row := make([]Word, 0, 2*wordsOnLine)
			for range wordsOnLine {
				next = next*1664525 + 1013904223
				row = append(row, words[next>>8%uint32(len(words))], words[0])
			}
			p.Text(50, 540-float64(i)*12.5, body, row...)
		}
	}
}

// bookWords are words as they differ, the first one a space.
func bookWords() []Word {
	syllables := strings.Fields("a be ci dó ek ő fi gá has in jó ka la ma ne össz pa ra szo tű un vi zás zsi kö zö ség munka ház nap")
	all := words(body.Face, body.Size, " ")[:1]
	for i := range vocabulary {
		word := syllables[i%len(syllables)] + syllables[i/len(syllables)%len(syllables)] + syllables[i/7%len(syllables)]
		all = append(all, words(body.Face, body.Size, word)...)
	}
	all[0].Width *= 1.1
	return all
}

func BenchmarkPages(b *testing.B) {
	all := bookWords()
	b.ReportAllocs()
	for b.Loop() {
		d := New(io.Discard, info)
		textPages(d, all, 200)
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestMemory writes a thousand pages and asks what is kept of them: the tree,
// and no page.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("a thousand pages")
	}
	all := bookWords()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var out bytes.Buffer
	d := New(&out, info)
	textPages(d, all, 1000)
	runtime.GC()
	runtime.ReadMemStats(&after)
	const most = 16 << 20
	if kept := int64(after.HeapAlloc) - int64(before.HeapAlloc) - int64(out.Cap()); kept > most {
		t.Errorf("%d KiB are kept of 1,000 pages", kept>>10)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d KiB", out.Len()>>10)
	_ = font.UnitsPerEm
}
