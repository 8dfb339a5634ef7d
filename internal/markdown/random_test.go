package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// pieces are what constructs are made of; fuzzing by bytes seldom finds their
// combinations.
var pieces = []string{
	"a", " ", "\n", "\n\n", "    ", "\t", "# ", "## ", "- ", "1. ", "> ", ">", ": ", "[", "]", "(", ")", "](b)", "{", "}", "{#a}", "{.b lang=en}", "{decorative}",
	"[^1]", "[^1]: ", "[!NOTE]", "> [!NOTE] ", "![", "*", "**", "_", "~~", "`", "```", "```go\n", "~~~", "<", ">", "<!--", "-->", "<kbd>", "</kbd>", "<span lang=\"en\">", "</span>",
	"<details>", "</details>", "<summary>", "</summary>", "<script>", "</script>", "<br>", "<div>", "|", "|-|", "|a|b|\n|-|-|\n", "---", "===", "\\", "&amp;", "&", "\"", "'", "...", " - ",
	"ESZA", "-ból", "https://x.hu", "www.x.hu", "a@b.hu", "javascript:", "[!INCLUDE](x.md)", "[ ] ", "[x]: /y\n", "[x]", "é", "\u00a0", "\r\n", "<x:y>", "{onclick=x}", "=\"/",
}

// TestRandom runs the property of FuzzParse over random texts of pieces; the seed
// is fixed, so that a failure is found again.
func TestRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(40) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		src := []byte(b.String())
		o := Options{File: "x.md", Language: language(t, "hu")}
		checkDocument(t, Parse(src, o), src, o)
		snippet, _ := Snippet(src, o)
		checkDocument(t, snippet, src, o)
		if t.Failed() {
			t.Fatalf("%q", src)
		}
	}
}
