package record_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

// show writes a document so that kinds, texts and places can be compared.
func show(b *strings.Builder, n *record.Node, indent string) {
	at := fmt.Sprintf("%d:%d+%d", n.Place.Line, n.Place.Column, n.Place.Width)
	switch n.Kind {
	case record.Null:
		fmt.Fprintf(b, "null %s\n", at)
	case record.Scalar:
		form := "text"
		if n.Plain {
			form = "plain"
		}
		fmt.Fprintf(b, "%s %q %s\n", form, n.Text, at)
	case record.Map:
		fmt.Fprintf(b, "map %s\n", at)
		for _, e := range n.Entries {
			fmt.Fprintf(b, "%s%s %d:%d+%d: ", indent, e.Name, e.Place.Line, e.Place.Column, e.Place.Width)
			show(b, e.Value, indent+"  ")
		}
	case record.List:
		fmt.Fprintf(b, "list %s\n", at)
		for _, item := range n.Items {
			fmt.Fprintf(b, "%s- ", indent)
			show(b, item, indent+"  ")
		}
	}
}

func TestParse(t *testing.T) {
	const src = `title: Közösségi munka
country: no
version: 1.10
mode: 0755
date: 2016-04-15
stated: "15: \"igen\""
single: 'It''s'
empty:
tilde: ~
word: null
capital: Null
quoted: "null"
text: |
  Első sor.
  Második sor.
folded: >-
  Egy
  kettő.
long: egy
  kettő
hours: {total: 96, "theory": 64, field: }
"óra": [1, , "2"]
talks:
- title: Egy
  number: 1
-
  - ő
`
	const want = `map 7:1+1
title 7:1+5: plain "Közösségi munka" 7:8+15
country 8:1+7: plain "no" 8:10+2
version 9:1+7: plain "1.10" 9:10+4
mode 10:1+4: plain "0755" 10:7+4
date 11:1+4: plain "2016-04-15" 11:7+10
stated 12:1+6: text "15: \"igen\"" 12:9+14
single 13:1+6: text "It's" 13:9+7
empty 14:1+5: null 14:1+5
tilde 15:1+5: null 15:8+1
word 16:1+4: null 16:7+4
capital 17:1+7: plain "Null" 17:10+4
quoted 18:1+6: text "null" 18:9+6
text 19:1+4: text "Első sor.\nMásodik sor.\n" 19:7+1
folded 22:1+6: text "Egy kettő." 22:9+1
long 25:1+4: plain "egy kettő" 25:7+3
hours 27:1+5: map 27:8+1
  total 27:9+5: plain "96" 27:16+2
  theory 27:20+8: plain "64" 27:30+2
  field 27:34+5: null 27:34+5
óra 28:1+5: list 28:8+1
  - plain "1" 28:9+1
  - text "2" 28:14+3
talks 29:1+5: list 30:1+1
  - map 30:3+1
    title 30:3+5: plain "Egy" 30:10+3
    number 31:3+6: plain "1" 31:11+1
  - list 33:3+1
    - plain "ő" 33:5+1
`
	node, list := record.Parse("x.md", []byte(strings.Replace(src, "[1, , ", "[1,   ", 1)), 7)
	if len(list) > 0 {
		t.Fatal(list)
	}
	var got strings.Builder
	show(&got, node, "")
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
	if n := node.Get("hours").Get("theory"); n == nil || n.Text != "64" {
		t.Errorf("Get: %v", n)
	}
	if n := node.Get("nowhere").Get("theory"); n != nil {
		t.Errorf("Get of what is absent: %v", n)
	}
}

func TestEmpty(t *testing.T) {
	for _, src := range []string{"", "\n", "# csak megjegyzés\n", "---\n", "\ufeff"} {
		if node, list := record.Parse("x.yaml", []byte(src), 1); node != nil || len(list) > 0 {
			t.Errorf("%q: %v, %v", src, node, list)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"title", "tilde", "summary", "slug", "age"}
	for word, want := range map[string]string{
		"titel": "title", "tite": "title", "Title": "title", "summry": "summary", "sulg": "slug",
		"xyz": "", "a": "", "ag": "age", "ae": "age", "to": "", "": "", "publisher": "",
	} {
		got, ok := record.Nearest(word, known)
		if got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v; want %q", word, got, ok, want)
		}
	}
	if got, _ := record.Nearest("bat", []string{"rat", "cat"}); got != "cat" {
		t.Errorf("of equals %q was taken", got)
	}
}

func TestUnknown(t *testing.T) {
	entry := record.Entry{Name: "titel", Place: diag.Place{File: "x.md", Line: 2, Column: 1, Width: 5}}
	d := record.Unknown(entry, []string{"title", "summary"})
	if d.Place != entry.Place || d.Hint.HU != "Talán erre gondolt: „title”." || d.Hint.EN != "Perhaps you meant “title”." {
		t.Errorf("%+v", d)
	}
	entry.Name = "colour"
	if d := record.Unknown(entry, []string{"title", "summary"}); d.Hint.EN != "The fields known here are: summary, title." {
		t.Errorf("%+v", d)
	}
}
