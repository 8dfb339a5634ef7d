package markdown

import "strings"

// codeColours are the colours of code: a name that a theme may set, the colour
// where it does not, and chroma's classes. Each is readable (4.5 : 1) on white and
// on the light grey that code usually stands on. Classes that are not named here
// have the colour of the text.
var codeColours = []struct {
	name, colour string
	classes      []string
}{
	{"keyword", "#a3134b", []string{"k", "kc", "kd", "kn", "kp", "kr", "kt", "ow", "or", "nt"}},
	{"name", "#5b2e9e", []string{"nf", "fm", "nb", "bp", "nc", "ne", "nd"}},
	{"attribute", "#8a4b00", []string{"na", "nv", "vc", "vg", "vi", "vm", "py", "nl", "ni", "no"}},
	{"string", "#0b5a2b", []string{"s", "sa", "sb", "sc", "dl", "sd", "s2", "se", "sh", "si", "sx", "sr", "s1", "ss", "ld"}},
	{"number", "#0b4f8a", []string{"m", "mb", "mf", "mh", "mi", "il", "mo", "l"}},
	{"comment", "#5a6270", []string{"c", "ch", "cm", "cp", "cpf", "c1", "cs", "go", "gp"}},
	{"deleted", "#a40000", []string{"gd", "gr", "gt", "err"}},
	{"inserted", "#0a5c2a", []string{"gi"}},
	{"heading", "#24292f", []string{"gh", "gu", "gs"}},
}

// CodeCSS returns the style sheet of coloured code. A theme sets a colour with
// --code-keyword and so on.
func CodeCSS() string {
	var b strings.Builder
	for _, c := range codeColours {
		for i, class := range c.classes {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(".chroma ." + class)
		}
		b.WriteString("{color:var(--code-" + c.name + "," + c.colour + ")}\n")
	}
	b.WriteString(".chroma .gh,.chroma .gu,.chroma .gs{font-weight:bold}\n.chroma .ge{font-style:italic}\n.chroma .gl{text-decoration:underline}\n")
	return b.String()
}
