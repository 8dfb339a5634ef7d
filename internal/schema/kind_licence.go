package schema

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// Licence says on what terms a work may be used.
type Licence struct{ Key string }

// Terms of use that are known, with their own names: facts about the licences,
// not words of the interface.
type licence struct {
	key  string
	name locale.Text
	url  locale.Text // of the deed in plain words; none for all rights reserved
}

var licences = []licence{
	{"CC-BY-4.0", locale.Text{"hu": "Creative Commons Nevezd meg! 4.0 Nemzetközi", "en": "Creative Commons Attribution 4.0 International"}, deed("licenses/by/4.0")},
	{"CC-BY-SA-4.0", locale.Text{"hu": "Creative Commons Nevezd meg! – Így add tovább! 4.0 Nemzetközi", "en": "Creative Commons Attribution-ShareAlike 4.0 International"}, deed("licenses/by-sa/4.0")},
	{"CC-BY-NC-4.0", locale.Text{"hu": "Creative Commons Nevezd meg! – Ne add el! 4.0 Nemzetközi", "en": "Creative Commons Attribution-NonCommercial 4.0 International"}, deed("licenses/by-nc/4.0")},
	{"CC-BY-NC-SA-4.0", locale.Text{"hu": "Creative Commons Nevezd meg! – Ne add el! – Így add tovább! 4.0 Nemzetközi", "en": "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International"}, deed("licenses/by-nc-sa/4.0")},
	{"CC-BY-ND-4.0", locale.Text{"hu": "Creative Commons Nevezd meg! – Ne változtasd! 4.0 Nemzetközi", "en": "Creative Commons Attribution-NoDerivatives 4.0 International"}, deed("licenses/by-nd/4.0")},
	{"CC-BY-NC-ND-4.0", locale.Text{"hu": "Creative Commons Nevezd meg! – Ne add el! – Ne változtasd! 4.0 Nemzetközi", "en": "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International"}, deed("licenses/by-nc-nd/4.0")},
	{"CC0-1.0", locale.Text{"hu": "Creative Commons Zero 1.0 (szabadon felhasználható)", "en": "Creative Commons Zero 1.0 Universal (free for any use)"}, deed("publicdomain/zero/1.0")},
	{"all-rights-reserved", locale.Text{"hu": "Minden jog fenntartva", "en": "All rights reserved"}, nil},
}

func deed(path string) locale.Text {
	whole := "https://creativecommons.org/" + path + "/deed."
	return locale.Text{"hu": whole + "hu", "en": whole + "en"}
}

var notLicence = diag.Rule{
	Code:  "K330",
	Words: diag.Words{HU: "Ismeretlen felhasználási feltétel: „{value}”.", EN: "These terms of use are not known: “{value}”."},
	Hint:  diag.Words{HU: "Ezek közül válasszon: {known}.", EN: "Choose one of {known}."},
}

func readLicence(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	if slices.Contains(licenceKeys(), text) {
		return Licence{text}
	}
	r.fault(notLicence, n.Place, "value", text, "known", strings.Join(licenceKeys(), ", "))
	return nil
}

func licenceKeys() []string {
	var out []string
	for _, l := range licences {
		out = append(out, l.key)
	}
	return out
}

// Name returns the licence's own name in a language.
func (d Licence) Name(lang string) (name, in string) { return d.find().name.In(lang) }

// URL returns the address of the licence in plain words, "" where there is none.
func (d Licence) URL(lang string) string {
	url, _ := d.find().url.In(lang)
	return url
}

func (d Licence) find() licence {
	for _, l := range licences {
		if l.key == d.Key {
			return l
		}
	}
	return licence{}
}

func (d Licence) print(p Printer, _ *Field) spoken { return p.words(d.Name(p.Language.Code())) }

func (d Licence) wire(c *wire.Codec, _ *Field) Data {
	c.String(&d.Key)
	return d
}
