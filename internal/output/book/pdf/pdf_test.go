package pdf

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book"
	"kalauz/internal/pdf/pdfua"
	"kalauz/internal/schema"
)

// lines is a picture with everything that a drawing may have.
const lines = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60"><defs><clipPath id="c"><rect width="90" height="50"/></clipPath></defs>
<g clip-path="url(#c)" opacity=".5"><path d="M0 0q10 20 30 30t50 9z" fill="#f00" stroke="#00f" stroke-dasharray="2 1"/></g>
<text x="50" y="30" text-anchor="middle" paint-order="stroke" stroke="#fff" stroke-width="3" textLength="40">Őrült írás</text></svg>`

// bookOf makes a book of Markdown: each line that begins with one # begins a
// chapter.
func bookOf(text string) *book.Book {
	hu, _ := locale.For("hu")
	b := &book.Book{Name: "konyv", Lang: "hu", Tag: "hu-HU", Title: "A könyv", Summary: "Miről szól.", Authors: []string{"Kiss Őrs"}, Date: "2026-11-22",
		Sign: schema.Sign{Colour: "violet"}, ISBN: map[string]string{}, Labels: map[markdown.Block]book.Label{}}
	b.Pictures = []*book.Picture{{Src: "a.svg", Name: "01-a.svg", Type: "image/svg+xml", Bytes: []byte(lines)}}
	b.Colophon = []markdown.Block{&markdown.Paragraph{Content: []markdown.InlineNode{&markdown.Text{Value: "Készült valahol."}}}}
	b.Cite = []markdown.InlineNode{&markdown.Text{Value: "Kiss Őrs: A könyv."}}
	for i, part := range strings.Split("\n"+text, "\n# ") {
		title, body, _ := strings.Cut(part, "\n")
		if i == 0 && strings.TrimSpace(part) == "" {
			continue
		}
		if i == 0 {
			title, body = "Bevezetés", part
		}
		s := &book.Section{Role: book.Chapter, ID: fmt.Sprintf("c%d", i), Number: i, Title: strings.TrimSpace(title)}
		if s.Title == "" {
			s.Title = "?"
		}
		doc := markdown.Parse([]byte(body), markdown.Options{File: "a.md", Language: hu})
		resolved := doc.Resolve(markdown.Resolver{
			Prefix: s.ID + "-",
			Link: func(dest string) markdown.Target {
				if id, inside := strings.CutPrefix(dest, "#"); inside {
					return markdown.Target{Href: "#" + s.ID + "-" + id, OK: true}
				}
				return markdown.Target{Href: dest, External: true, OK: true}
			},
			Image: func(src string) markdown.Picture { return markdown.Picture{Src: src, OK: true} },
		})
		s.Blocks, s.Notes, s.Headings = resolved.Blocks, resolved.Notes, resolved.Headings
		b.Sections = append(b.Sections, s)
		markdown.Visitor{Block: func(block markdown.Block) {
			switch block := block.(type) {
			case *markdown.Figure:
				l := book.Label{ID: fmt.Sprintf("%s-figure.%d", s.ID, len(b.Figures)+1), Text: fmt.Sprintf("%d. ábra", len(b.Figures)+1)}
				b.Labels[block] = l
				b.Figures = append(b.Figures, book.Entry{Label: l, Title: block.Image.Title})
			case *markdown.Table:
				l := book.Label{ID: fmt.Sprintf("%s-table.%d", s.ID, len(b.Tables)+1), Text: fmt.Sprintf("%d. táblázat", len(b.Tables)+1)}
				b.Labels[block] = l
				b.Tables = append(b.Tables, book.Entry{Label: l, Title: s.Title})
			}
		}}.Walk(s.Blocks)
	}
	if len(b.Sections) == 0 {
		return bookOf("# ?\n\n.")
	}
	return b
}

// sound renders a book and looks for everything that would make it less than it
// says it is.
func sound(t *testing.T, b *book.Book) []byte {
	t.Helper()
	file, err := Render(b)
	if err != nil {
		t.Fatal(err)
	}
	faults, err := pdfua.Check(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
	return file
}

// everything is what Markdown has, and what makes it hard.
var everything = "# Minden\n\nEgy bekezdés **erős** és *hangsúlyos* ~~törölt~~ `kóddal`[^1], [hivatkozás](https://example.org/a-b?c=d) meg [másik](#ott), <kbd>K</kbd> H<sub>2</sub>O, x<sup>2</sup>, <q>idézet</q>, <mark>jelölt</mark>, <small>kicsi</small>, [Peer Gynt]{lang=en}.  \nÚj sor.\n\n[^1]: Lábjegyzet [hivatkozással](https://example.org/).\n\n## Ott {#ott}\n\n" +
	"- egy\n  - kettő\n    1. három\n- [ ] négy\n- [x] öt\n\n10. tíz\n\n    Bekezdés.\n\n11. tizenegy\n\nFogalom\n: Leírás\n\n    - lista\n\n| A | B | C |\n|---|:-:|--:|\n| 1[^2] | **2** | [3](https://example.org/3) |\n| | x | |\n\n[^2]: Táblázatban.\n\n" +
	"> Idézet\n>\n> - benne lista\n\n> [!GYAKORLAT] Kör {duration=20 group=8}\n> Tennivaló:\n>\n> ```go\n> func main() { /* megjegyzés */ }\n> ```\n\n![Leírás](a.svg \"Cím\")\n\nSzövegben ![ez](a.svg) kép.\n\n---\n\n<details><summary>Megoldás</summary>\n\nNincs.\n\n</details>\n\n### Még\n\n#### Mélyebb\n\n##### Ötös\n\n###### Hatos\n\nVége.\n"

func TestEverything(t *testing.T) {
	file := sound(t, bookOf(everything))
	if err := pdfua.Valid(file); err != nil {
		t.Error(err)
	}
	text, err := pdfua.Text(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Egy bekezdés erős és hangsúlyos törölt kóddal", "[Leírás]", "func main() { /* megjegyzés */ }", "Táblázatban.", "example.org/a-b?c=d", "Megoldás"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not read", want)
		}
	}
}

// TestSameBytes: who sets the paragraphs, and when, makes no difference.
func TestSameBytes(t *testing.T) {
	text := strings.Repeat(everything+"\n"+strings.Repeat("Sok szép hosszú mondat egymás után, hogy legyen mit tördelni. ", 60)+"\n\n", 4)
	first := sound(t, bookOf(text))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(first, sound(t, bookOf(text))) {
		t.Error("one processor makes another file")
	}
}

// TestHard: what has no room on a page, in a line or in the fonts.
func TestHard(t *testing.T) {
	long := strings.Repeat("Elkelkáposztásítottalanítottátok", 30)
	for name, text := range map[string]string{
		"a word wider than the line":  long,
		"a wide table":                "|" + strings.Repeat(" oszlop |", 30) + "\n|" + strings.Repeat("---|", 30) + "\n|" + strings.Repeat(" hosszúszóvanbenne |", 30) + "\n",
		"a row higher than the page":  "| A | B |\n|---|---|\n| " + strings.Repeat("sok szó ", 900) + " | x |\n| y | z |\n",
		"a high head":                 "| " + strings.Repeat("sok szó ", 900) + " | x |\n|---|---|\n| y | z |\n| y | z |\n",
		"a note longer than the page": "Szó[^1].\n\n[^1]: " + strings.Repeat("hosszú jegyzet ", 900) + "\n",
		"many notes":                  strings.Repeat("Szó[^1] és[^2].\n\n", 80) + "[^1]: egy\n[^2]: " + strings.Repeat("kettő ", 200) + "\n",
		"notes in a row":              "| A |\n|---|\n" + strings.Repeat("| x[^1] |\n", 50) + "\n[^1]: jegyzet[^2]\n[^2]: jegyzet[^1]\n",
		"letters of others":           "Emoji 😀👩‍🔬, kínai 漢字, héber שלום, arab سلام, ékezet é, cirill Привет, görög Γειά, nyíl → ✓ ☐ ≤.",
		"a heading of nothing known":  "## 漢字\n\n## 😀\n\nSzó.\n",
		"headings alone":              strings.Repeat("## Cím\n\n### Alcím\n\n", 60),
		"pictures in a row":           strings.Repeat("## Cím\n\n![a](a.svg \"b\")\n\n", 9) + strings.Repeat("![a](a.svg \"b\")\n", 9),
		"deep":                        strings.Repeat("> ", 40) + "mély\n\n" + strings.Repeat("- ", 30) + "lista\n",
		"code":                        "```\n" + strings.Repeat("x", 500) + "\n\n\n\ty\n```\n",
		"only a rule":                 "---",
	} {
		t.Run(name, func(t *testing.T) {
			file := sound(t, bookOf("# Nehéz\n\n"+text))
			if err := pdfua.Valid(file); err != nil {
				t.Error(err)
			}
		})
	}
}

// FuzzRender: whatever somebody writes, the file is sound.
func FuzzRender(f *testing.F) {
	f.Add(everything)
	f.Add("# a\n[x](#y)[^1]\n[^1]: [x](#c1) ![a](a.svg)")
	f.Add("|a|\n|-|\n|![x](a.svg)[^1]|\n\n[^1]: |b|\n    |-|\n    |c|")
	f.Add("\u202e\u0301\u00ad\u200d 漢😀\t\u00a0\ufeff")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		sound(t, bookOf(text))
	})
}
