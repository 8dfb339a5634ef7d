package markdown

import (
	"math"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
)

// fakeLexer does what a faulty lexer has been seen to do.
type fakeLexer struct {
	chroma.Lexer
	next func() chroma.Token
}

func (l fakeLexer) Tokenise(*chroma.TokeniseOptions, string) (chroma.Iterator, error) {
	return l.next, nil
}

// TestFaultyLexers is row 21.
func TestFaultyLexers(t *testing.T) {
	now := time.Unix(0, 0)
	text := chroma.Token{Type: chroma.Keyword, Value: "x"}
	for name, c := range map[string]struct {
		next func() chroma.Token
		code string
	}{
		"panics":       {func() chroma.Token { panic("index out of range") }, "K280"},
		"never ends":   {func() chroma.Token { return chroma.Token{} }, "K280"},
		"invents":      {func() chroma.Token { return chroma.Token{Value: "<script>"} }, "K280"},
		"loses":        {func() chroma.Token { return chroma.EOF }, "K280"},
		"stands still": {func() chroma.Token { now = now.Add(time.Second); return text }, "K282"},
	} {
		h := NewHighlighter(1000, func() time.Time { return now })
		h.lexer = func(string) chroma.Lexer { return fakeLexer{next: c.next} }
		d := Parse([]byte("a\n\n```go\n<x>\n```"), Options{Code: h})
		if got := faults(d); got != "3:1 "+c.code+"\n" {
			t.Errorf("%s: %q", name, got)
		}
		if got := string(d.HTML(Resolver{})); !strings.Contains(got, "<code class=\"language-go\">&lt;x&gt;\n</code>") {
			t.Errorf("%s: not plain: %s", name, got)
		}
		if d.Faults.HasErrors() != (c.code == "K282") {
			t.Errorf("%s: level", name)
		}
	}
}

func TestSlowOnceIsNoFault(t *testing.T) {
	steps := 0
	clock := func() time.Time { // the first run meets a busy moment
		steps++
		if steps < 3 {
			return time.Unix(int64(steps), 0)
		}
		return time.Unix(3, 0)
	}
	if _, v := NewHighlighter(0, clock).colour("go", "package x\n"); v != coloured {
		t.Errorf("verdict %v", v)
	}
}

func TestLargeCodeStaysPlain(t *testing.T) {
	d := Parse([]byte("```go\n"+strings.Repeat("x := 1\n", maxCode/7+1)+"```"), Options{})
	if faults(d) != "1:1 K281\n" || d.Blocks[0].(*CodeBlock).Tokens != nil {
		t.Errorf("%s", faults(d))
	}
}

// TestColoursLoseNothing runs real lexers; what they return must be the code.
func TestColoursLoseNothing(t *testing.T) {
	const code = "a = \"<b>\" 'x' # y\n\tfunc é() { return 1; } // ő\n\n<p class=x>&amp;</p>\n--- | > @"
	for _, language := range []string{"go", "yaml", "html", "markdown", "python", "bash", "json", "javascript", "css", "diff", "sql", "php", "text", "YAML", "c++", "makefile", "ini", "toml", "docker"} {
		for _, end := range []string{"", "\n", "\n\n"} {
			var h *Highlighter
			tokens, v := h.colour(language, code+end)
			if v != coloured {
				t.Errorf("%s: verdict %v", language, v)
			}
			var all strings.Builder
			for _, token := range tokens {
				all.WriteString(token.Text)
			}
			if all.String() != code+end {
				t.Errorf("%s: %q", language, all.String())
			}
		}
	}
}

// TestMemoryChangesNothing colours from many goroutines with a memory far too
// small, and expects the same answers, and the memory within its bound.
func TestMemoryChangesNothing(t *testing.T) {
	h := NewHighlighter(2000, nil)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range 100 {
				code := "x := " + strconv.Itoa(i%10) + "\n"
				tokens, v := h.colour("go", code)
				want, _ := (*Highlighter)(nil).colour("go", code)
				if v != coloured || len(tokens) != len(want) || tokens[0] != want[0] {
					t.Errorf("%q: %v, want %v", code, tokens, want)
				}
			}
		})
	}
	group.Wait()
	size := 0
	for _, tokens := range h.kept {
		size += costOf(tokens)
	}
	if size != h.size || h.size > h.limit || len(h.order) != len(h.kept) || len(h.kept) == 0 {
		t.Errorf("holds %d, counted %d, limit %d, %d of %d", size, h.size, h.limit, len(h.order), len(h.kept))
	}
}

// TestCodeColours holds every colour readable and every class one of chroma's.
func TestCodeColours(t *testing.T) {
	classes := map[string]bool{}
	for _, class := range chroma.StandardTypes {
		classes[class] = true
	}
	for _, c := range codeColours {
		for _, background := range []string{"#ffffff", "#f6f6f4"} {
			if ratio := contrast(t, c.colour, background); ratio < 4.5 {
				t.Errorf("%s %s on %s: %.2f", c.name, c.colour, background, ratio)
			}
		}
		for _, class := range c.classes {
			if !classes[class] {
				t.Errorf("%s: no class %q", c.name, class)
			}
		}
	}
	if css := CodeCSS(); !strings.Contains(css, ".chroma .k,") || strings.Count(css, "{") != strings.Count(css, "}") {
		t.Errorf("%s", css)
	}
}

// contrast is the ratio of WCAG 2.
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.03928 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
