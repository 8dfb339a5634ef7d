package cover

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const mark = `<svg viewBox="0 0 36 24" width="36"><path class="s" d="M11.5 5.5h13v13h-13z"/></svg>`

// wellFormed reads the picture to its end and returns what is written on it.
func wellFormed(t *testing.T, svg string) []string {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(svg))
	decoder.Strict = true
	var texts []string
	for inText := false; ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return texts
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "text"
		case xml.CharData:
			if inText {
				texts = append(texts, string(token))
			}
		}
	}
}

func TestSVG(t *testing.T) {
	c := Cover{Seed: "kozossegi-munka", Title: `Közösségi munka & <önkéntesek> "ma"`, Lines: []string{"ÉLETFA Segítő Szolgálat Egyesület", "1. kiadás"},
		Lang: "hu", Mark: mark, Ink: "#53348A"}
	svg := c.SVG()
	if again := c.SVG(); again != svg {
		t.Error("the same book has two covers")
	}
	texts := wellFormed(t, svg)
	if got, want := strings.Join(texts, " "), c.Title+" "+strings.Join(c.Lines, " "); got != want {
		t.Errorf("written on it: %q, want %q", got, want)
	}
	for _, want := range []string{`lang="hu"`, `class="s"`, `stroke="#53348A"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
	if len(svg) > 6000 {
		t.Errorf("%d bytes are much for a page with a shelf of covers", len(svg))
	}
	other := c
	other.Seed = "masik"
	if Contours(c.Seed, Width, Height) == Contours(other.Seed, Width, Height) {
		t.Error("two books have the same country")
	}
	other = c
	other.Title = "Más cím"
	if !strings.Contains(other.SVG(), Contours(c.Seed, Width, Height)) {
		t.Error("another title has changed the country")
	}
}

// TestContours pins one country: whoever changes the drawing changes every cover
// there is, and should know it.
func TestContours(t *testing.T) {
	path := Contours("pin", 60, 60)
	if path != pinned {
		t.Errorf("got  %s\nwant %s", path, pinned)
	}
}

var fontSize = regexp.MustCompile(`font-size="(\d+)">`)

func TestFit(t *testing.T) {
	for _, title := range []string{"", "A", "Kézikönyv", "Közösségi munka és önkéntesek", strings.Repeat("Megszentségteleníthetetlenség ", 3),
		strings.Repeat("hosszú cím ", 40), "Az esélyegyenlőtlenségek csökkentésének módszertana a gyakorlatban"} {
		size, lines := fit(title)
		if len(lines) > 7 {
			t.Errorf("%q: %d lines", title, len(lines))
		}
		if bottom := 92 + len(lines)*size*6/5; bottom > 230 {
			t.Errorf("%q: the title reaches down to %d, into the foot", title, bottom)
		}
		svg := Cover{Seed: "x", Title: title, Mark: mark, Ink: "currentColor"}.SVG()
		for i, text := range wellFormed(t, svg) {
			if width(text)*size > written*em && !strings.Contains(svg, `textLength="`+strconv.Itoa(written)+`"`) {
				t.Errorf("%q: line %d leaves the cover", title, i)
			}
		}
		if m := fontSize.FindStringSubmatch(svg); m == nil || m[1] != fmt.Sprint(size) {
			t.Errorf("%q: letters of %v, want %d", title, m, size)
		}
	}
}

func FuzzSVG(f *testing.F) {
	f.Add("a", "Cím", "Kiadó", "hu")
	f.Add("", "", "", "")
	f.Add("\xff", "<&\"'>", "]]>", "\"")
	f.Fuzz(func(t *testing.T, seed, title, line, lang string) {
		svg := Cover{Seed: seed, Title: title, Lines: []string{line}, Lang: lang, Mark: mark, Ink: "currentColor"}.SVG()
		if strings.Count(svg, "<") != strings.Count(svg, ">") {
			t.Errorf("what is written has become markup: %s", svg)
		}
		for _, tag := range []string{"<script", "onload=", "href"} {
			if strings.Contains(svg, tag) && !strings.Contains(strings.ToLower(title+line+lang), strings.Trim(tag, "<=")) {
				t.Errorf("%s in %s", tag, svg)
			}
		}
	})
}

const pinned = "M58.7 77q4.3-19 7.4-9.5 3.2 9.5 3.2 9.5M77 51.6q-14-3.3-18.3 4-4.3 7.4-7.1 14.4-2.8 7-2.8 7M77 40.4q-19.4 8.6-23.8 15.6-4.4 7-7 14-2.5 7-2.5" +
	" 7M77 30q-14.5 5-21.3 14.9-6.7 9.9-11.9 21-5.2 11.1-5.2 11.1M77 13.4q-14 10-21 21.4-7 11.4-11 19.8-4 8.4-8.7 15.4-4.6 7-4.6 7M54.7-7q1.9 28-" +
	"1.9 35.2-3.8 7.2-9.8 21-6 13.8-14 20.5-8 6.8-10.4 7-2.3 .3-2.3 .3M45.4-7q2.6 28-.8 42-3.4 14-7.8 21-4.4 7-17.1 12.4-12.7 5.4-19.7 2.9-7-2.4-" +
	"7-2.4M37.1-7q-.4 28 .1 42 .6 14-4.9 21-5.4 7-15.4 10.4-9.9 3.4-16.9 .9-7-2.5-7-2.5M25.5-7q-.4 28 4.1 42 4.6 14-2 21.2-6.6 7.2-17.6 7-10.9-.2" +
	"-13.9-2-3.1-1.8-3.1-1.8M17.2-7q-1.2 28 4.8 35 6 7 2.5 18.8-3.5 11.8-17.5 9-14-2.8-14-2.8M11.3-7q-3 28 4.5 35 7.5 7 6.3 16.4-1.1 9.4-13.7 7-1" +
	"2.6-2.4-14-12.3-1.4-9.9-1.4-9.9"
