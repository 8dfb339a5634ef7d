package starter

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kalauz/internal/record"
)

// FuzzTitle: the title that is typed is the title that the page has, whatever
// template writes it.
func FuzzTitle(f *testing.F) {
	for _, seed := range []string{"Cím", `A "nagy": #1 – {x} [y] & *z* !t |`, "---", "no", "0755", "2024-05-01", "\\", "„…”", "a\u00a0b", "'", "- x", "😀\u200d", "\x00\x07\u0085\u2028\ufffe", "title: x\n---", "{{ .Date }}"} {
		f.Add(seed)
	}
	folder := open(f)
	kinds := folder.Types.All()
	f.Fuzz(func(t *testing.T, typed string) {
		title := cleanTitle(typed)
		if title == "" || len(title) > 10_000 {
			return
		}
		for _, kind := range kinds {
			text, faults, err := folder.firstForm(kind, values{Title: title, Lang: "hu", Date: day.ISO()})
			if err != nil || faults != nil {
				t.Fatal(err, words(faults))
			}
			parts, faults := record.Split("x.md", text)
			node, more := record.Parse("x.md", parts.Head, parts.HeadLine)
			if faults = append(faults, more...); faults != nil {
				t.Fatal(words(faults))
			}
			if got := node.Get("title").Text; got != title {
				t.Errorf("%s: the title is %q, want %q", kind.Name, got, title)
			}
		}
	})
}

// FuzzQuoteLines: a text of several lines comes back as it was, but for what no
// file may hold, and what stands below it is still there.
func FuzzQuoteLines(f *testing.F) {
	for _, seed := range []string{"a", "a\nb", "a\n\nb", "\na", "a\n", "---\n---", "# a\n- b: c", "\ta\nb", "a \nb", "|\n>", "a\n  b", "é\n„”", "a\n\u2028\nb"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 10_000 {
			return
		}
		src := "---\na: " + quoteLines(text, "  ") + "\nb: here\n---\n"
		parts, faults := record.Split("x.md", []byte(src))
		node, more := record.Parse("x.md", parts.Head, parts.HeadLine)
		if faults = append(faults, more...); faults != nil {
			t.Fatalf("%s\n%s", words(faults), src)
		}
		if got := node.Get("a").Text; got != visible(text) {
			t.Errorf("the text is %q, want %q", got, visible(text))
		}
		if below := node.Get("b"); below == nil || below.Text != "here" {
			t.Errorf("what stands below is lost:\n%s", src)
		}
	})
}

func TestQuoteLinesIsReadable(t *testing.T) {
	got := quoteLines("Első sor.\n\n- második: sor", "  ")
	if want := "|-\n  Első sor.\n\n  - második: sor"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCleanTitle(t *testing.T) {
	for typed, want := range map[string]string{
		"  Cím \n": "Cím", "két\nsor": "két sor", "a\x00b\u202e": "ab", "rossz\xff": "rossz", "a\u00a0b": "a\u00a0b", "\ufeffx": "x",
	} {
		if got := cleanTitle(typed); got != want || strings.ContainsRune(got, '\n') {
			t.Errorf("cleanTitle(%q) is %q, want %q", typed, got, want)
		}
	}
}
