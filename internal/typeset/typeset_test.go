package typeset

import (
	"fmt"
	"strings"
	"testing"

	"kalauz/internal/font"
	"kalauz/internal/locale"
)

func style(t testing.TB, lang string) *Style {
	t.Helper()
	l, ok := locale.For(lang)
	if !ok {
		t.Fatal(lang)
	}
	return &Style{Face: font.Serif(font.Regular), Size: 10500, Language: l}
}

// written is lines as they look: hyphens shown, "|" for what a line is over.
func written(lines []Line) string {
	var out strings.Builder
	for _, l := range lines {
		for _, p := range l.Pieces {
			for _, w := range p.Words {
				out.WriteString(w.Shown)
			}
		}
		fmt.Fprintf(&out, "|%d %d\n", l.Width, l.Stretch)
	}
	return out.String()
}

func TestLook(t *testing.T) {
	text := "A közösségi munka egyik legfontosabb eszköze a rendszeres találkozás: ha a szomszédság tagjai legalább havonta összejönnek, hosszú távon kialakul az a bizalom, amely nélkül semmilyen közös vállalkozás nem tartható fenn. Az asszonyok könnyűszerrel szervezték meg a mennyiségi felmérést, és meggyel teli kosarakkal érkeztek – a hússzoros nyereség reményében. Lásd a https://www.pelda.hu/modszertan/kozossegi-munka/elso-fejezet.html címen."
	for _, width := range []Length{380, 200, 90, 30} {
		var s Setter
		p := &Paragraph{Items: []Item{&Text{Text: text, Style: style(t, "hu")}}, Width: width * Point}
		lines := s.Set(p)
		t.Log("\n" + written(lines))
		var st Statistics
		st.Add(lines)
		t.Logf("%+v", st)
	}
}
