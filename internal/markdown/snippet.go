package markdown

import (
	"bytes"
	"fmt"
	"strings"

	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kalauz/internal/diag"
)

// maxHead is the size of a snippet's front matter, in bytes.
const maxHead = 64 * 1024

var badHead = diag.Rule{
	Code:  "K290",
	Words: diag.Words{HU: "A fájl elején álló adatok (a két --- sor között) nem olvashatók: {reason}", EN: "The data at the head of the file (between the two --- lines) cannot be read: {reason}"},
	Hint:  diag.Words{HU: "Beillesztett fájlnak nincs szüksége fejlécre: törölje, vagy javítsa ki.", EN: "A file that is included needs no head: delete it, or correct it."},
}

var openHead = diag.Rule{
	Code:  "K291",
	Words: diag.Words{HU: "A fájl elején álló adatok nincsenek lezárva, vagy nagyobbak a megengedettnél ({max} KB).", EN: "The data at the head of the file is not closed, or is larger than allowed ({max} KB)."},
	Hint:  diag.Words{HU: "Zárja le egy --- sorral; ha vonalnak szánta, tegyen elé üres sort.", EN: "Close it with a line of ---; if it is meant as a rule, put a blank line before it."},
}

// Snippet reads a Markdown text that is not a page of ours: a file to be
// included, or one written for another generator. What its head holds is returned
// as goldmark-meta has it, nil without one; faults of the head are among those of
// the document. A head that cannot be read is an error, never words on the page:
// goldmark-meta itself would print it there and report nothing, hence TryGet.
func Snippet(src []byte, o Options) (*Document, map[string]any) {
	src = clean(src)
	c := newConverter(src, o)
	c.snippet = true
	if c.refuse(src) {
		return c.doc, nil
	}
	hasHead := bytes.HasPrefix(src, []byte("---"))
	if hasHead && !headCloses(src) {
		c.fault(openHead, 0, 3, "max", fmt.Sprint(maxHead/1024))
		return c.doc, nil
	}
	context := parser.NewContext()
	g := newGuard(context, len(src))
	root := snippetGrammar.Parse(text.NewReader(src), parser.WithContext(context))
	c.guarded(g)
	head, err := meta.TryGet(context)
	if err != nil {
		reason := strings.TrimPrefix(strings.Join(strings.Fields(err.Error()), " "), "yaml: ")
		c.fault(badHead, 0, 3, "reason", reason)
		root.RemoveChild(root, root.FirstChild())
	}
	return c.finish(root), head
}

// headCloses reports whether a head ends in time. goldmark-meta takes any line of
// dashes for its end, and the whole file where there is none.
func headCloses(src []byte) bool {
	src = src[:min(len(src), maxHead)]
	for _, line := range bytes.Split(src, []byte("\n"))[1:] {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && len(bytes.Trim(line, "-")) == 0 {
			return true
		}
	}
	return false
}
