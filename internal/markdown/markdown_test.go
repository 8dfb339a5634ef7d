package markdown

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/diag"
)

const sample = "## Öl {#ol}\n\nAz ESZA \"pénze\" [ide](x.md), ![kép](k.png).\n\n[!INCLUDE](y.md)\n\n> [!TIP] Cím\n> Szöveg[^1]\n\n[^1]: Jegyzet\n"

func TestFacts(t *testing.T) {
	o := Options{File: "a.md", Line: 10, Language: language(t, "hu")}
	d := Parse([]byte(sample), o)
	at := func(line, column, width int) diag.Place {
		return diag.Place{File: "a.md", Line: line, Column: column, Width: width}
	}
	type facts struct {
		Headings      []Heading
		Links         []Link
		Images        []Image
		Includes      []Include
		Abbreviations []string
		Words         int
		Lang, Text    string
	}
	want := facts{
		Headings:      []Heading{{Level: 2, ID: "ol", Text: "Öl", Explicit: true, Place: at(10, 1, 2)}},
		Links:         []Link{{Dest: "x.md", Text: "ide", Place: at(12, 17, 5)}},
		Images:        []Image{{Src: "k.png", Alt: "kép", Place: at(12, 30, 6)}},
		Includes:      []Include{{Path: "y.md", Place: at(14, 1, 0)}},
		Abbreviations: []string{"ESZA"},
		Words:         8,
		Lang:          "hu",
		Text:          "Öl\nAz ESZA „pénze” ide, .\nCím\nSzöveg\nJegyzet",
	}
	got := facts{d.Headings, d.Links, d.Images, d.Includes, d.Abbreviations, d.Words, d.Lang, d.Text()}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(d.Notes) != 1 || d.Notes[0].References != 1 || d.Notes[0].Label != "1" || d.Notes[0].Place.Line != 19 {
		t.Errorf("%+v", d.Notes)
	}
}

// TestFactsOutliveTheText: what others keep of a document does not keep the text.
func TestFactsOutliveTheText(t *testing.T) {
	src := bytes.Repeat([]byte("Az ESZA [ide](x.md) visz ![kép](k.png).\n\n## Cím\n\n"+strings.Repeat("Egy kis falu. ", 80)+"\n\n"), 2_000)
	heap := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	var kept []string
	before := heap()
	for range 4 {
		d := Parse(src, Options{Language: language(t, "hu")})
		kept = append(kept, d.Headings[0].Text, d.Headings[0].ID, d.Links[0].Dest, d.Links[0].Text, d.Images[0].Src, d.Images[0].Alt, d.Abbreviations[0])
	}
	if size := heap() - before; size > len(src) {
		t.Errorf("%s keep %d bytes", kept, size)
	}
	runtime.KeepAlive(kept)
}

func TestInline(t *testing.T) {
	for src, want := range map[string]string{
		`A "Gynt" *ház*`:        "A „Gynt” <em>ház</em>",
		"# nem címsor\n- lista": "# nem címsor – lista",
		"[Peer]{lang=en} ESZA":  `<span lang="en">Peer</span> ESZA`,
		"![x](y.png)":           `<img src="y.png" alt="x" loading="lazy">`,
		"  x":                   "x",
		"x[^1]":                 "x[^1]",
		"":                      "",
	} {
		d := Inline(src, Options{Language: language(t, "hu")})
		if got := string(d.HTML(Resolver{})); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
	d := Inline("  é [itt](x.md)", Options{File: "a.md", Line: 3, Column: 8})
	if len(d.Links) != 1 || d.Links[0].Place.Column != 12 || d.Links[0].Place.Line != 3 {
		t.Errorf("%+v", d.Links)
	}
}

func TestHeadingsOfATranslation(t *testing.T) {
	d := Parse([]byte("## One\n\n### Two"), Options{})
	r := Resolver{HeadingShift: 1, ExtraIDs: func(i int) []string {
		return [][]string{{"egy", "two", "egy"}, {"ketto", "egy"}}[i]
	}}
	want := "<h3 id=\"one\"><span id=\"egy\"></span>One</h3>\n<h4 id=\"two\"><span id=\"ketto\"></span>Two</h4>\n"
	if got := string(d.HTML(r)); got != want {
		t.Error(got)
	}
}

// TestLineEnds is row 11 and row 10: the same bytes whatever the line ends, and a
// BOM is nothing.
func TestLineEnds(t *testing.T) {
	want := string(Parse([]byte(sample), Options{}).HTML(Resolver{}))
	for name, src := range map[string]string{
		"CRLF": replaceAll(sample, "\r\n"), "CR": replaceAll(sample, "\r"), "BOM": "\ufeff" + sample,
	} {
		if got := string(Parse([]byte(src), Options{}).HTML(Resolver{})); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestRules holds every fault of the room to the form of a fault: unique codes,
// words in both languages, hints that end.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range []diag.Rule{
		tooDeep, tooManyMarks, tableTooLarge, tooManyNotes, tooManyCopies, openComment, htmlDropped, attributeDropped, htmlUnclosed,
		forbiddenUnclosed, detailsInLine, unsafeLink, localFile, emptyLink, weakLink, nowhereLink, missingAlt, skippedLevel, titleLevel, emptyHeading,
		unknownAttribute, badAttribute, duplicateID, unknownCallout, unknownNote, unusedNote, codeFailed, codeTooLarge, codeTooSlow, badHead, openHead,
	} {
		if seen[r.Code] || r.Code < "K200" || r.Code > "K299" {
			t.Errorf("code %s", r.Code)
		}
		seen[r.Code] = true
		for _, words := range []diag.Words{r.Words, r.Hint} {
			if words.HU == "" || words.EN == "" || words.HU == words.EN {
				t.Errorf("%s: words missing: %+v", r.Code, words)
			}
		}
		for _, s := range []string{r.Hint.HU, r.Hint.EN} {
			if s[len(s)-1] != '.' {
				t.Errorf("%s: hint without an end: %s", r.Code, s)
			}
		}
	}
}

func replaceAll(s, end string) string {
	out := ""
	for _, r := range s {
		if r == '\n' {
			out += end
		} else {
			out += string(r)
		}
	}
	return out
}

// benchPage is about what the pages of a site are: 500 words, a table, a note, code.
func benchPage() []byte {
	text := ""
	for range 10 {
		text += "## Öl és ól\n\nAz ESZA \"pénzéből\" [a munka](x.md) *folyik* - és nem áll meg itt, mert a ház a patak mellett, ahol mindenki elfér, nyitva van délután öttől este tízig minden kedden.\n\n- egy\n- kettő\n\n"
	}
	return []byte(text + "| a | b |\n|---|---|\n| 1 | 2 |\n\n> [!TIP] Cím\n> Szöveg[^1]\n\n```go\nfunc main() { println(1) }\n```\n\n[^1]: Jegyzet\n")
}

func BenchmarkParse(b *testing.B) {
	src, o := benchPage(), Options{Language: language(b, "hu"), Code: NewHighlighter(1<<20, nil)}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, o)
	}
}

func BenchmarkColour(b *testing.B) {
	h := NewHighlighter(0, nil)
	for b.Loop() {
		h.colour("go", "package x\n\nfunc main() {\n\tfmt.Println(\"x\", 1, y) // z\n}\n")
	}
}

func BenchmarkHTML(b *testing.B) {
	d, r := Parse(benchPage(), Options{Language: language(b, "hu")}), resolver()
	b.ReportAllocs()
	for b.Loop() {
		d.HTML(r)
	}
}
