package serve

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("ő", 200)
	tests := []struct {
		line          string
		column, width int
		text, caret   string
	}{
		{"title: A: b", 9, 1, "title: A: b", "        ^"},
		{"title: A: b", 8, 4, "title: A: b", "       ^^^^"},
		{"title: A: b", 8, 99, "title: A: b", "       ^^^^"},
		{"a\tb", 3, 1, "a b", "  ^"},
		{"end", 4, 1, "end", "   ^"},
		{"end", 99, 1, "end", "   ^"},
		{"whole", 0, 0, "whole", ""},
		{"", 1, 1, "", "^"},
		{long, 1, 2, long[:200] + "…", "^^"},
		{long + "x" + long, 201, 1, "…" + long[:80] + "x" + long[:118] + "…", strings.Repeat(" ", 41) + "^"},
	}
	for _, test := range tests {
		text, caret := excerpt(test.line, test.column, test.width)
		if text != test.text || caret != test.caret {
			t.Errorf("excerpt(%.30q, %d, %d):\n%q\n%q, want\n%q\n%q", test.line, test.column, test.width, text, caret, test.text, test.caret)
		}
	}
}

// FuzzExcerpt: the caret stands under the character at the column, and nothing
// is longer than a screen.
func FuzzExcerpt(f *testing.F) {
	f.Add("title: A: b", 9, 1)
	f.Add(strings.Repeat("ű", 300), 250, 3)
	f.Fuzz(func(t *testing.T, line string, column, width int) {
		if column < 0 || strings.Contains(line, "\n") || !utf8.ValidString(line) {
			t.Skip()
		}
		text, caret := excerpt(line, column, width)
		if n := utf8.RuneCountInString(text); n > before+after+2 {
			t.Errorf("%d characters", n)
		}
		whole := []rune(strings.ReplaceAll(line, "\t", " "))
		at := strings.Count(caret, " ")
		if column > 0 && column <= len(whole) && []rune(text)[at] != whole[column-1] {
			t.Errorf("the caret is under %q, not under %q", []rune(text)[at], whole[column-1])
		}
		if column > 0 && at+strings.Count(caret, "^") > max(utf8.RuneCountInString(text), at+1) {
			t.Error("the caret reaches beyond the line")
		}
	})
}
