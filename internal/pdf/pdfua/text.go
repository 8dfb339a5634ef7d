package pdfua

import "strings"

// Text returns what a screen reader reads of a file, in the order of reading:
// words that were hyphenated are whole again, what is described instead of read
// stands in brackets, and what is no part of a line begins a new one.
func Text(data []byte) (string, error) {
	c, err := open(data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if c.root != nil {
		c.say(&b, c.root)
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), softHyphen, "")), c.file.err
}

const softHyphen = "\u00ad"

// inLine are the elements that do not begin a line.
var inLine = map[name]bool{
	"Span": true, "Quote": true, "Link": true, "Reference": true, "Code": true, "Lbl": true, "LBody": true, "BibEntry": true, "Annot": true,
}

func (c *checker) say(b *strings.Builder, e *element) {
	if !inLine[e.kind] && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte('\n')
	}
	if text := c.file.text(e.dict["ActualText"]); text != "" {
		b.WriteString(text)
		return
	}
	if alt := c.file.text(e.dict["Alt"]); alt != "" {
		b.WriteString("[" + alt + "]")
	} else {
		for _, part := range e.order {
			switch part := part.(type) {
			case *element:
				c.say(b, part)
			case owned:
				if p := c.byRef[part.page]; p != nil {
					b.Write(p.text[part.mcid])
				}
			}
		}
	}
	if !inLine[e.kind] && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte('\n')
	}
}
