package starter

import (
	"fmt"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/schema"
)

// The words in a new page whose type has no template of its own.
var (
	summaryWords  = diag.Words{HU: "Egy-két mondat: ez áll a listákban, a keresőkben és a megosztott hivatkozások alatt.", EN: "A sentence or two: this is what lists, search engines and shared links show."}
	draftWords    = diag.Words{HU: "Amíg ez itt áll, az oldal nem jelenik meg. Ha kész, törölje ezt a sort.", EN: "As long as this stands here, the page is not published. When it is done, delete this line."}
	requiredWords = diag.Words{HU: "kötelező", EN: "required"}
	optionalWords = diag.Words{HU: "Ezek elhagyhatók. Amelyik kell, annak az elejéről törölje a kettőskeresztet (#).", EN: "These may be left out. Where one is needed, delete the hash (#) before it."}
	toFillWords   = content.ToFill
	bodyWords     = diag.Words{HU: "Ide jön az oldal szövege.", EN: "Here comes the text of the page."}
)

// skeleton makes a new page of the fields of its type: what is required with a
// value to write over, the rest as comments.
func skeleton(t *schema.Type, v values) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n", quote(v.Title))
	fmt.Fprintf(&b, "# %s\nsummary: \"\"\n", summaryWords.In(v.Lang))
	fmt.Fprintf(&b, "# %s\ndraft: true\n", draftWords.In(v.Lang))
	var optional []*schema.Field
	for _, f := range offered(t) {
		switch {
		case f.Computed != nil:
		case asked(t, f):
			fmt.Fprintf(&b, "# %s\n%s\n", oneLine(remark(f, v.Lang, true)), keyValue(f.Name, example(f, v)))
		default:
			optional = append(optional, f)
		}
	}
	if len(optional) > 0 {
		fmt.Fprintf(&b, "# %s\n", optionalWords.In(v.Lang))
	}
	for _, f := range optional {
		fmt.Fprintf(&b, "# %s   # %s\n", keyValue(f.Name, example(f, v)), oneLine(remark(f, v.Lang, false)))
	}
	fmt.Fprintf(&b, "---\n\n%s\n", bodyWords.In(v.Lang))
	return []byte(b.String())
}

// offered are the fields that a new page shows: those of the type, and of the base
// fields the ones that a check of the type asks for, and tags.
func offered(t *schema.Type) []*schema.Field {
	fields := append([]*schema.Field(nil), t.Fields...)
	for _, f := range schema.BaseFields() {
		switch f.Name {
		case "title", "summary", "draft":
		case "tags":
			fields = append(fields, f)
		default:
			if asked(t, f) {
				fields = append(fields, f)
			}
		}
	}
	return fields
}

// asked reports whether a page cannot do without a field.
func asked(t *schema.Type, f *schema.Field) bool {
	if f.Required {
		return true
	}
	for _, inner := range f.Fields {
		if f.Kind == schema.KindGroup && inner.Required {
			return true
		}
	}
	for _, c := range t.Checks {
		if c.Kind == schema.CheckRequired && len(c.When) == 0 && len(c.Paths) == 1 && c.Paths[0] == f.Path {
			return true
		}
	}
	return false
}

// remark tells what a field is: its label, what to write, what there is to choose.
func remark(f *schema.Field, lang string, required bool) string {
	text := label(f.Label, lang)
	var more []string
	if required {
		more = append(more, requiredWords.In(lang))
	}
	if len(f.Values) > 0 {
		more = append(more, choices(f.Values, lang))
	}
	if len(more) > 0 {
		text += " (" + strings.Join(more, "; ") + ")"
	}
	if help := label(f.Help, lang); help != "" {
		text += " – " + help
	}
	return text
}

// choices lists the values of a field with what they mean.
func choices(values []schema.Choice, lang string) string {
	parts := make([]string, len(values))
	for i, choice := range values {
		parts[i] = choice.Key
		if meaning := label(choice.Label, lang); meaning != "" && meaning != choice.Key {
			parts[i] += " = " + meaning
		}
	}
	return strings.Join(parts, ", ")
}

func label(t locale.Text, lang string) string {
	text, _ := t.In(lang)
	return text
}

// oneLine keeps a comment on its line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// keyValue has no space at the end where there is no value.
func keyValue(name, value string) string { return strings.TrimSpace(name + ": " + value) }
