package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

func (m *material) phrase(r *rand.Rand, lang string, n int) string {
	words := m.words[lang]
	out := make([]string, n)
	for i := range out {
		out[i] = words[r.IntN(len(words))]
	}
	return strings.Join(out, " ")
}

// phrases is a phrase in every language, with a capital.
func (m *material) phrases(r *rand.Rand, n int) map[string]string {
	out := map[string]string{}
	for _, lang := range languages {
		out[lang] = capital(m.phrase(r, lang, n))
	}
	return out
}

func (m *material) sentence(r *rand.Rand, lang string) string {
	return capital(m.phrase(r, lang, 6+r.IntN(11))) + "."
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// writer writes the body of one page in one language. What stands where comes
// from shape, which is the same in every language; the words come from r.
type writer struct {
	*corpus
	page     *page
	lang     string
	link     func(to *page) string
	shape, r *rand.Rand
	b        strings.Builder
	notes    int
}

// body writes 300 to 900 words of Markdown.
func (c *corpus) body(p *page, lang string, link func(to *page) string) string {
	w := &writer{corpus: c, page: p, lang: lang, link: link,
		shape: rand.New(rand.NewPCG(p.seed, 1)), r: rand.New(rand.NewPCG(p.seed, uint64(lang[0])))}
	sections := 3 + w.shape.IntN(8)
	w.paragraph(3)
	w.note()
	for i := range sections {
		fmt.Fprintf(&w.b, "## %s\n\n", capital(w.phrase(w.r, lang, 2+w.r.IntN(4))))
		w.paragraph(3 + w.shape.IntN(3))
		switch i {
		case 0:
			w.list("- ", 4+w.shape.IntN(4))
			w.note()
		case 1:
			fmt.Fprintf(&w.b, "> [!NOTE]\n> %s\n\n", w.sentence(w.r, lang))
			w.table()
		case 2:
			fmt.Fprintf(&w.b, "### %s\n\n", capital(w.phrase(w.r, lang, 2)))
			w.list("1. ", 3)
			w.note()
		}
		if p.seed%20 == 0 && i < 2 {
			w.code()
		}
	}
	for i := range w.notes {
		fmt.Fprintf(&w.b, "[^%d]: %s\n", i+1, w.sentence(w.r, lang))
	}
	return w.b.String()
}

// paragraph has one link to a page and here and there a stressed word.
func (w *writer) paragraph(sentences int) {
	for i := range sentences {
		s := w.sentence(w.r, w.lang)
		switch w.shape.IntN(8) {
		case 0:
			s = strings.Replace(s, " ", " **"+w.phrase(w.r, w.lang, 2)+"** ", 1)
		case 1:
			s = strings.Replace(s, " ", " *"+w.phrase(w.r, w.lang, 1)+"* ", 1)
		case 2:
			s = strings.Replace(s, " ", " `"+w.phrase(w.r, w.lang, 1)+"` ", 1)
		}
		w.b.WriteString(s + " ")
		if i == 0 {
			to := w.pages[w.shape.IntN(len(w.pages))]
			fmt.Fprintf(&w.b, "[%s](%s) ", w.phrase(w.r, w.lang, 2), w.link(to))
		}
	}
	w.b.WriteString("\n\n")
}

// note gives the paragraph before it a footnote.
func (w *writer) note() {
	w.notes++
	fmt.Fprintf(&w.b, "%s[^%d]\n\n", w.sentence(w.r, w.lang), w.notes)
}

func (w *writer) list(mark string, n int) {
	for range n {
		w.b.WriteString(mark + w.sentence(w.r, w.lang) + "\n")
	}
	w.b.WriteByte('\n')
}

func (w *writer) table() {
	cell := func() string { return w.phrase(w.r, w.lang, 1) }
	fmt.Fprintf(&w.b, "| %s | %s | %s |\n| --- | :-: | --: |\n", cell(), cell(), cell())
	for range 5 {
		fmt.Fprintf(&w.b, "| %s | %s | %d |\n", cell(), cell(), w.shape.IntN(1000))
	}
	w.b.WriteByte('\n')
}

func (w *writer) code() {
	s := w.corpus.code[w.shape.IntN(len(w.corpus.code))]
	words := strings.ReplaceAll(w.phrase(w.r, w.lang, 3), " ", "-")
	fmt.Fprintf(&w.b, "```%s\n%s```\n\n", s.language, strings.ReplaceAll(s.text, "§", words))
}
