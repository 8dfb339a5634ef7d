package markdown

import "testing"

// TestText: every construct gives its words, and nothing of its marks.
func TestText(t *testing.T) {
	for src, want := range map[string]string{
		"## A *b*":                     "A b",
		"a\nb\\\nc":                    "a b c",
		"- a\n  - b\n- [x] c":          "a\nb\nc",
		"> a\n>\n> b":                  "a\nb",
		"> [!TIP] a {duration=1}\n> b": "a\nb",
		"```go\nx y\n```\n\nz":         "x y\n\nz",
		"a `b` ~~c~~ ESZA-ból":         "a b c ESZA-ból",
		"|a|b|\n|-|-|\n|c|d|":          "a b \nc d",
		"t\n: d\n: e":                  "t\nd\ne",
		"<details><summary>a</summary>\n\nb\n\n</details>": "a\nb",
		"![alt](x.png \"cap\")":                            "cap",
		"![a](x.png \"b\") ![c](y.png)":                    "b",
		"a ![alt](x.png) b":                                "a  b",
		"[*a*](b) <kbd>c</kbd><wbr>d<br>e [f]{.g}":         "a cd e f",
		"a[^1]\n\n[^1]: b":                                 "a\nb",
		"***":                                              "",
		"[!INCLUDE](x.md)":                                 "",
	} {
		if got := Parse([]byte(src), Options{}).Text(); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
