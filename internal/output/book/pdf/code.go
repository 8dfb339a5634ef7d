package pdf

import (
	"strings"

	"kalauz/internal/markdown"
	"kalauz/internal/pdf"
	"kalauz/internal/typeset"
)

// codeColours are those of the theme, by the short classes of chroma. Comments
// are in italics, headings of a text in bold.
var codeColours = func() map[string]pdf.Colour {
	colours := map[string]pdf.Colour{}
	for _, group := range []struct {
		colour  pdf.Colour
		classes string
	}{
		{violet, "k kc kd kn kp kr kt ow or nt"},
		{blue, "nf fm nb bp nc ne nd"},
		{yellow, "na nv vc vg vi vm py nl ni no"},
		{green, "s sa sb sc dl sd s2 se sh si sx sr s1 ss ld l gi"},
		{red, "m mb mf mh mi il mo gd gr gt err"},
		{muted, "c ch cm cp cpf c1 cs go gp"},
	} {
		for _, class := range strings.Fields(group.classes) {
			colours[class] = group.colour
		}
	}
	return colours
}()

// codeHang is how far a line goes to the right where it goes on.
const codeHang = 14 * pt

// addCode adds code on a ground of its own, line by line.
func (c *composer) addCode(s *stack, b *markdown.CodeBlock, ctx context) {
	outer := ctx.inside(padding, padding).within(pdf.Paragraph)
	l := ctx.look.in(mono, codeSize)
	l.verbatim = true
	inner := outer.within(pdf.Code).looking(l)
	inner.element.Lang = ""
	tokens := b.Tokens
	if tokens == nil {
		tokens = []markdown.Token{{Text: b.Code}}
	}
	lines := &stack{}
	in := &inlines{composer: c}
	at := &place{look: l, element: inner.element}
	finish := func() {
		if len(in.items) == 0 {
			in.text("\u00a0", at)
		}
		p := c.parOf(in, inner.inside(codeHang, 0))
		p.Indent, p.Hyphens = -codeHang, typeset.RarelyHyphenated
		lines.add(p, 0, 0)
		in = &inlines{composer: c}
	}
	for _, token := range tokens {
		at.look = l
		if colour, ok := codeColours[token.Class]; ok {
			at.colour = colour
		}
		at.italic = strings.HasPrefix(token.Class, "c") || token.Class == "ge"
		for i, text := range strings.Split(token.Text, "\n") {
			if i > 0 {
				finish()
			}
			if text != "" {
				in.text(expanded(text, len(in.items) == 0), at)
			}
		}
	}
	if len(in.items) > 0 {
		finish()
	}
	if len(lines.blocks) == 0 {
		return
	}
	ground := sunk
	s.add(&framed{frame: frame{x: ctx.x, width: ctx.width, ground: &ground}, inside: lines, pad: padding / 2, whole: len(lines.blocks) < 6}, leading, leading)
}

// expanded is a part of a line of code with the spaces that must stay: those at
// its beginning, and several in a row.
func expanded(text string, begins bool) string {
	text = strings.ReplaceAll(text, "\t", "    ")
	var b strings.Builder
	for i, r := range text {
		first := i == 0 && begins || i > 0 && text[i-1] == ' '
		if r == ' ' && (first || strings.HasPrefix(text[i+1:], " ")) {
			r = '\u00a0'
		}
		b.WriteRune(r)
	}
	return b.String()
}
