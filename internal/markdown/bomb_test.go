package markdown

import (
	"strings"
	"testing"
	"time"
)

// patience is how long a bomb may take before it counts as a hang: far more than
// a slow and busy machine needs. What the limits do is told by the codes.
const patience = 2 * time.Minute

// TestBombs is row 19. Each text is small and would be slow, or large when
// rendered, without a limit; those that goldmark bears need no code.
func TestBombs(t *testing.T) {
	r := strings.Repeat
	for name, bomb := range map[string]struct{ src, code string }{
		"links":                {r("[a](", 20_000), "K201"},
		"links by lines":       {r("[a](\n", 20_000), "K201"},
		"links by paragraphs":  {r(r("[a](", 1_900)+"\n\n", 100), "K201"},
		"links in a heading":   {"# " + r("[a](", 20_000), "K201"},
		"links in a setext":    {r("[a](", 20_000) + "\n===", "K201"},
		"links in a term":      {"a\n: b\n\n" + r("[a](", 20_000) + "\n: x", "K201"},
		"links in a cell":      {"|a|\n|-|\n|" + r("[a](", 20_000) + "|\n", "K201"},
		"links in a callout":   {"> [!NOTE] " + r("[a](", 20_000), "K201"},
		"emphasis":             {r("*a _b **c ", 10_000), "K201"},
		"backticks":            {r("`a``", 20_000), "K201"},
		"elements":             {r("<kbd>", 1_900), "K200"},
		"details":              {r("<details>\n\n", 5_000), "K200"},
		"attributes":           {r("[a]{.b}", 20_000), "K201"},
		"nested lists":         {nested(1_500, "- x"), "K200"},
		"nested numbers":       {nested(1_500, "1. x"), "K200"},
		"lists in one line":    {r("+ ", 5_000) + "x", "K200"},
		"quotes":               {r("> ", 5_000) + "x", "K200"},
		"quotes and lists":     {r("> - ", 25) + "x", "K200"},
		"notes in notes":       {r("[^a]: ", 3_000) + "x", "K200"},
		"notes":                {r("[^a]: x\n\n", 3_000) + r("[^a] ", 1_900), "K203"},
		"columns":              {r("|a", 5_000) + "|\n" + r("|-", 5_000) + "|\n" + r("|x|\n", 500), "K202"},
		"cells":                {r("|a", 50) + "|\n" + r("|-", 50) + "|\n" + r("|x|\n", 50_000), "K202"},
		"long address":         {"[a]: /" + r("x", 10_000) + "\n\n" + r("[a] ", 1_500), "K204"},
		"nested emphasis":      {r("*a _a ", 400) + r("a_ a* ", 400), "K200"},
		"nested images":        {r("![", 900) + "a" + r("](b)", 900), ""},
		"comments":             {r("<!-- ", 20_000), "K210"},
		"scripts":              {r("<script>\n", 20_000), "K214"},
		"backslashes":          {r("\\", 50_000), ""},
		"entities":             {r("&amp", 50_000), ""},
		"spaces":               {"a" + r(" ", 100_000) + "b", ""},
		"tabs":                 {r("\t", 50_000) + "x", ""},
		"growing backticks":    {growing(600), ""},
		"bare addresses":       {"www." + r("a.", 50_000), ""},
		"mail addresses":       {r("a@", 30_000), ""},
		"headings of one name": {r("# a\n", 20_000), ""},
		"lazy lines":           {"> a\n" + r("b\n", 50_000), ""},
		"a rule":               {r("- ", 5_000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			d := Parse([]byte(bomb.src), Options{File: "b.md", Language: language(t, "hu")})
			out := d.HTML(Resolver{})
			if took := time.Since(start); took > patience {
				t.Errorf("took %v", took)
			}
			if limit := 30 * (len(bomb.src) + 1000); len(out) > limit {
				t.Errorf("%d bytes made %d", len(bomb.src), len(out))
			}
			if bomb.code == "" && d.Faults.HasErrors() || bomb.code != "" && !hasCode(d, bomb.code) {
				t.Errorf("want %q, got %.200s", bomb.code, faults(d))
			}
		})
	}
}

// TestDepthIsBearable holds what honest texts may do, next to what they may not.
func TestDepthIsBearable(t *testing.T) {
	for depth, refused := range map[int]bool{10: false, maxDepth: false, maxDepth + 1: true} {
		d := Parse([]byte(nested(depth, "- x")), Options{})
		if d.Faults.HasErrors() != refused {
			t.Errorf("lists %d deep: refused %v, want %v", depth, !refused, refused)
		}
	}
	form := strings.Repeat("_", 5_000) + "\n\n" + strings.Repeat("- - -\n", 100)
	if d := Parse([]byte(form), Options{}); len(d.Faults) > 0 {
		t.Errorf("a form to fill in: %s", faults(d))
	}
}

func TestFaultsOfOneKindEnd(t *testing.T) {
	d := Parse([]byte(strings.Repeat("[itt](x.md)\n\n", 5*maxFaults)), Options{})
	if len(d.Faults) != maxFaults {
		t.Errorf("%d faults, want %d", len(d.Faults), maxFaults)
	}
}

// nested is a list in a list in a list.
func nested(n int, item string) string {
	var b strings.Builder
	indent := item[:strings.IndexByte(item, ' ')+1]
	for i := range n {
		b.WriteString(strings.Repeat(" ", len(indent)*i) + item + "\n")
	}
	return b.String()
}

func growing(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + "a")
	}
	return b.String()
}

func hasCode(d *Document, code string) bool {
	for _, f := range d.Faults {
		if f.Code == code {
			return true
		}
	}
	return false
}
