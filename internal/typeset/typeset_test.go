package typeset

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"kalauz/internal/font"
	"kalauz/internal/locale"
)

const sample = "A közösségi munka egyik legfontosabb eszköze a rendszeres találkozás: ha a szomszédság tagjai legalább havonta " +
	"összejönnek, hosszú távon kialakul az a bizalom, amely nélkül semmilyen közös vállalkozás nem tartható fenn. Az asszonyok " +
	"könnyűszerrel szervezték meg a mennyiségi felmérést – meggyel teli kosarakkal érkeztek, a hússzoros nyereség reményében."

func style(t testing.TB, lang string) *Style {
	t.Helper()
	l, ok := locale.For(lang)
	if !ok {
		t.Fatal(lang)
	}
	return &Style{Face: font.Serif(font.Regular), Size: 10 * Point, Language: l}
}

// paragraph is a text in Hungarian.
func paragraph(t testing.TB, text string, width Length) *Paragraph {
	return &Paragraph{Items: []Item{&Text{Text: text, Style: style(t, "hu")}}, Width: width}
}

func set(p *Paragraph) []Line { return new(Setter).Set(p) }

// shown is what the lines show, "/" between them.
func shown(lines []Line) string {
	return joined(lines, "/", func(w Word) string { return w.Shown })
}

// read is what a reader of the lines finds.
func read(lines []Line) string {
	return joined(lines, "", func(w Word) string { return w.Text })
}

func joined(lines []Line, between string, of func(Word) string) string {
	var out []string
	for _, l := range lines {
		var line strings.Builder
		for _, p := range l.Pieces {
			for _, w := range p.Words {
				line.WriteString(of(w))
			}
		}
		out = append(out, line.String())
	}
	return strings.Join(out, between)
}

func TestBreaks(t *testing.T) {
	for _, c := range []struct {
		name  string
		text  string
		width Length
		want  string
	}{
		{"long double letters are written out", "asszony hosszú mennyi könnyű", 26 * Point, "asz-/szony /hosz-/szú /meny-/nyi /köny-/nyű"},
		{"a soft hyphen alone allows a break", "közösségi\u00admunka", 60 * Point, "közösségi-/munka"},
		{"a soft hyphen inside a line is not seen", "közösségi\u00admunka", 200 * Point, "közösségimunka"},
		{"no break in a word with digits", "körülbelül 1234567890kilométer", 100 * Point, "körülbelül /1234567890kilométer"},
		{"none after one letter", "aa e-mail aa", 30 * Point, "aa /e-mail /aa"},
		{"one after a hyphen of the text", "Győr-Sopron", 40 * Point, "Győr-/Sopron"},
		{"an address without hyphens", "https://pelda.hu/elso/masodik-resz", 90 * Point, "https://pelda.hu/elso//masodik-resz"},
		{"no-break spaces hold", "aaa 10\u00a0000\u00a0Ft", 50 * Point, "aaa /10\u00a0000\u00a0Ft"},
		{"a number and its unit stay together", "hiányzik ez is (20 perc)", 84 * Point, "hiányzik ez is /(20 perc)"},
		{"no dash at the beginning of a line", "közösség – munka", 62 * Point, "közösség –/munka"},
		{"white space is one space", " a \n\t b\u2003c ", 100 * Point, "a b c"},
		{"a word that cannot be broken is parted anywhere", "xxxxxxxxxxxxxxxxxxxx", 40 * Point, "xxxxxxx/xxxxxxx/xxxxxx"},
		{"nothing to see", " \u00ad \n", 40 * Point, ""},
	} {
		p := paragraph(t, c.text, c.width)
		p.Align = Left
		if got := strings.ReplaceAll(shown(set(p)), " /", "/"); got != strings.ReplaceAll(c.want, " /", "/") {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestReplacedLetters holds what is copied from a broken long double letter.
func TestReplacedLetters(t *testing.T) {
	words := set(paragraph(t, "asszony", 26*Point))[0].Pieces[0].Words
	if len(words) != 2 || words[0].Text != "as" || words[0].Shown != "asz" || words[1].Text != "" || words[1].Shown != "-" {
		t.Errorf("%+v", words)
	}
}

func TestJustified(t *testing.T) {
	p := paragraph(t, sample, 250*Point)
	p.Indent = 12 * Point
	lines := set(p)
	if read(lines) != sample {
		t.Errorf("%q", read(lines))
	}
	row := 0
	for i, l := range lines {
		if got := l.X + l.Width; !l.End && got != p.Width || got > p.Width {
			t.Errorf("line %d ends at %d", i, got)
		}
		if (l.X == p.Indent) != (i == 0) {
			t.Errorf("line %d begins at %d", i, l.X)
		}
		if row++; !l.Hyphen {
			row = 0
		}
		if row > hyphensInRow {
			t.Errorf("line %d is the third with a hyphen", i)
		}
		if l.Scale < 980 || l.Scale > 1020 {
			t.Errorf("line %d is scaled to %d", i, l.Scale)
		}
	}
}

// TestHang lets hyphens, commas and full stops stand out by half.
func TestHang(t *testing.T) {
	p := paragraph(t, sample, 250*Point)
	p.Hang = true
	beyond := 0
	for i, l := range set(p) {
		last := l.Pieces[len(l.Pieces)-1].Words
		if last[len(last)-1].Space {
			last = last[:len(last)-1]
		}
		end := last[len(last)-1]
		out := l.X + l.Width - p.Width
		switch hangs := strings.ContainsAny(end.Shown[len(end.Shown)-1:], ".,-"); {
		case l.End:
		case out != 0 && !hangs, out > 2*Point, hangs && out < Point:
			t.Errorf("line %d, %q, stands out by %d", i, end.Shown, out)
		case hangs:
			beyond++
		}
	}
	if beyond == 0 {
		t.Error("nothing hangs")
	}
}

// TestUnhyphenated sets a paragraph again with the hyphen at the end of a page
// forbidden.
func TestUnhyphenated(t *testing.T) {
	p := paragraph(t, sample, 220*Point)
	found := false
	for i, l := range set(p) {
		if !l.Hyphen {
			continue
		}
		found = true
		again := *p
		again.Unhyphenated = []int{i}
		lines := set(&again)
		if lines[i].Hyphen || read(lines) != sample {
			t.Errorf("line %d is still hyphenated", i)
		}
	}
	if !found {
		t.Error("no line has a hyphen")
	}
}

func TestAlign(t *testing.T) {
	for align, want := range map[Align]func(l Line) bool{
		Left:    func(l Line) bool { return l.X == 0 },
		Right:   func(l Line) bool { return l.X+l.Width == 200*Point },
		Centred: func(l Line) bool { return l.X > 0 && abs(int(200*Point-l.Width-2*l.X)) <= 1 },
	} {
		p := paragraph(t, sample, 200*Point)
		p.Align = align
		for i, l := range set(p) {
			if !want(l) || l.Over != 0 || l.Scale != 1000 {
				t.Errorf("align %d, line %d: %d + %d", align, i, l.X, l.Width)
			}
		}
	}
}

// TestFits sets text in a measure as wide as it was found to be.
func TestFits(t *testing.T) {
	for text := range strings.FieldsSeq(sample) {
		p := paragraph(t, text+" "+text, 1000*Point)
		p.Align = Left
		p.Width = set(p)[0].Width
		if lines := set(p); len(lines) != 1 || lines[0].Over != 0 {
			t.Errorf("%s: %s", text, shown(lines))
		}
	}
}

// TestHeadings are hyphenated only if a word is wider than the line.
func TestHeadings(t *testing.T) {
	p := paragraph(t, sample, 100*Point)
	p.Align, p.Hyphens = Left, RarelyHyphenated
	for _, l := range set(p) {
		if l.Hyphen {
			t.Error(shown([]Line{l}))
		}
	}
	p = paragraph(t, "a megszentségteleníthetetlenségért", 100*Point)
	p.Align, p.Hyphens = Left, RarelyHyphenated
	if lines := set(p); len(lines) < 2 || !strings.Contains(shown(lines), "-/") {
		t.Error(shown(lines))
	}
}

// TestItems sets what is no text.
func TestItems(t *testing.T) {
	s := style(t, "hu")
	text := func(words string) *Text { return &Text{Text: words, Style: s} }
	box, fill := &Box{Width: 20 * Point, Ascent: 30 * Point, Descent: 5 * Point}, &Fill{Least: 10 * Point}
	p := &Paragraph{Width: 200 * Point, Items: []Item{text("kép "), box, text(", és"), &Break{Must: true}, text("fejezet"), fill, text("12")}}
	lines := set(p)
	if got := shown(lines); got != "kép , és/fejezet12" {
		t.Fatal(got)
	}
	if l := lines[0]; l.Ascent != 30*Point || l.Descent != 5*Point || !l.End || l.Pieces[1].Item != box || l.Pieces[1].Width != 20*Point {
		t.Errorf("%+v", l)
	}
	if l := lines[1]; l.Width != p.Width || l.Pieces[1].Item != fill || l.Pieces[2].X != l.Pieces[1].X+l.Pieces[1].Width {
		t.Errorf("%+v", l)
	}

	wide := &Box{Width: 300 * Point}
	lines = set(&Paragraph{Width: 200 * Point, Items: []Item{text("egy "), wide, text(" kettő")}})
	if len(lines) != 3 || lines[1].Over != 100*Point || lines[0].Over != 0 || lines[2].Over != 0 {
		t.Errorf("%+v", lines)
	}

	// A word in two styles is one word; where a Break allows it, it may be parted.
	bold := &Text{Text: "vastag", Style: &Style{Face: font.Serif(font.Bold), Size: 10 * Point}}
	lines = set(&Paragraph{Width: 60 * Point, Align: Left, Items: []Item{text("egykettő "), bold, text("an")}})
	if got := shown(lines); got != "egykettő /vastagan" {
		t.Error(got)
	}
	lines = set(&Paragraph{Width: 60 * Point, Align: Left, Items: []Item{text("egykettő"), &Break{}, bold}})
	if got := shown(lines); got != "egykettő/vastag" {
		t.Error(got)
	}
}

// TestLastLine is never only the end of a word.
func TestLastLine(t *testing.T) {
	for width := 80 * Point; width < 300*Point; width += 7 * Point {
		lines := set(paragraph(t, sample, width))
		if n := len(lines); lines[n-2].Hyphen && !strings.Contains(read(lines[n-1:]), " ") {
			t.Errorf("at %d the last line is %q", width, shown(lines[n-1:]))
		}
	}
}

// TestSharedSetter sets paragraphs at the same time with one memory.
func TestSharedSetter(t *testing.T) {
	var paragraphs []*Paragraph
	for width := 60 * Point; width < 300*Point; width += 3 * Point {
		paragraphs = append(paragraphs, paragraph(t, sample, width))
	}
	got := make([][]Line, len(paragraphs))
	var shared Setter
	var wg sync.WaitGroup
	for i := range paragraphs {
		wg.Go(func() { got[i] = shared.Set(paragraphs[i]) })
	}
	wg.Wait()
	for i, p := range paragraphs {
		if !reflect.DeepEqual(got[i], set(p)) {
			t.Errorf("at %d other lines", p.Width)
		}
	}
}

// collapsed is a text as lines give it back.
func collapsed(text string) string {
	text = strings.ReplaceAll(text, softHyphen, "")
	words := strings.FieldsFunc(text, func(r rune) bool {
		kind, _ := spaceAt(string(r))
		return kind == breakingSpace
	})
	return strings.Join(words, " ")
}

// FuzzSet holds the rules of the package for any text, in any width.
func FuzzSet(f *testing.F) {
	for _, text := range []string{sample, "asszonnyal", "a\u00adb", "https://a.b/c/d?e=f", "e\u0301\u0301 \u200b\u200d \u00a0 a", "العربية 中文字符", "\xff\xfe", "a-b-cc-dd–ee—ff/gg"} {
		f.Add(text, text, 100, 0)
		f.Add(text, "x", 10, 20)
	}
	hu, serif := style(f, "hu"), font.Serif(font.Italic)
	code := &Style{Face: font.Mono(font.Regular), Size: 8 * Point, Verbatim: true}
	f.Fuzz(func(t *testing.T, a, b string, width, options int) {
		p := &Paragraph{
			Items:   []Item{&Text{Text: a, Style: hu}, &Text{Text: b, Style: code}, &Text{Text: a, Style: &Style{Face: serif, Size: 9 * Point}}},
			Width:   Length(width%400) * Point,
			Align:   Align(options & 3),
			Hyphens: Hyphens(options >> 2 & 1),
			Hang:    options&8 != 0,
		}
		if options&16 != 0 {
			p.Unhyphenated = []int{0, 3}
		}
		lines := set(p)
		if got := strings.TrimRight(read(lines), " "); utf8.ValidString(a) && utf8.ValidString(b) && got != collapsed(a+b+a) {
			t.Errorf("%q instead of %q", got, collapsed(a+b+a))
		}
		for i := range lines {
			checkLine(t, p, &lines[i])
		}
	})
}

// checkLine holds what is true of every line.
func checkLine(t *testing.T, p *Paragraph, l *Line) {
	hang := Length(0)
	if p.Hang {
		hang = 5 * Point
	}
	if l.X+l.Width > p.Width+l.Over+hang+1 {
		t.Errorf("a line of %d in %d says it is over by %d", l.Width, p.Width, l.Over)
	}
	at := l.X
	for _, piece := range l.Pieces {
		if piece.X != at {
			t.Errorf("a piece at %d instead of %d", piece.X, at)
		}
		at += piece.Width
		for _, w := range piece.Words {
			if w.Text != w.Shown && w.Text != "" && !strings.HasPrefix(w.Shown, w.Text) {
				t.Errorf("%q is shown as %q", w.Text, w.Shown)
			}
			for _, g := range w.Glyphs {
				if int(g.Cluster) >= len(w.Shown) {
					t.Errorf("%q has a glyph at %d", w.Shown, g.Cluster)
				}
			}
			if w.Space && strings.ContainsFunc(w.Text, unicode.IsLetter) {
				t.Errorf("%q is no space", w.Text)
			}
		}
	}
}
