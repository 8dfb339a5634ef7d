package schema

import (
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/record"
)

// The faults of a type.yaml. Who writes one is no programmer either, but knows
// what a field is.

var noReading = diag.Rule{
	Code:  "K345",
	Words: diag.Words{HU: "A típus leírása nem olvasható ({reason}).", EN: "The description of the type cannot be read ({reason})."},
	Hint:  diag.Words{HU: "Nézze meg, megvan-e a fájl, és van-e joga olvasni.", EN: "See whether the file is there and you may read it."},
}

var typeEmpty = diag.Rule{
	Code:  "K346",
	Words: diag.Words{HU: "A típus leírása üres, vagy nem „név: érték” sorokból áll.", EN: "The description of the type is empty, or is not made of lines of the form “name: value”."},
	Hint:  diag.Words{HU: "Így kezdje: name: {hu: …, en: …}, utána plural, folder, path, sign, fields.", EN: "Begin with name: {hu: …, en: …}, then plural, folder, path, sign, fields."},
}

var labelMissing = diag.Rule{
	Code:  "K347",
	Words: diag.Words{HU: "Hiányzik a szöveg ezen a nyelven: {lang} ({key}).", EN: "The text is missing in one language: {lang} ({key})."},
	Hint:  diag.Words{HU: "Írja mindkét nyelven: {key}: {hu: …, en: …}.", EN: "Write it in both languages: {key}: {hu: …, en: …}."},
}

var wantsLanguages = diag.Rule{
	Code:  "K348",
	Words: diag.Words{HU: "Itt nyelvenként kell szöveget megadni: {key}.", EN: "A text for each language is needed here: {key}."},
	Hint:  diag.Words{HU: "Írja így: {key}: {hu: …, en: …}.", EN: "Write {key}: {hu: …, en: …}."},
}

var needsKey = diag.Rule{
	Code:  "K349",
	Words: diag.Words{HU: "Hiányzik innen: {key}.", EN: "This is missing here: {key}."},
	Hint:  diag.Words{HU: "Pótolja; mintának nézzen meg egy beépített típust.", EN: "Add it; look at a built-in type for a pattern."},
}

var wantsMap = diag.Rule{
	Code:  "K350",
	Words: diag.Words{HU: "Itt „név: érték” sorok szükségesek.", EN: "Lines of the form “name: value” are needed here."},
	Hint:  diag.Words{HU: "Ezek állhatnak itt: {known}.", EN: "These can stand here: {known}."},
}

var wantsItems = diag.Rule{
	Code:  "K351",
	Words: diag.Words{HU: "Itt felsorolás szükséges.", EN: "A list is needed here."},
	Hint:  diag.Words{HU: "Írja szögletes zárójelbe: [egyik, másik], vagy egymás alá, kötőjellel.", EN: "Write it in square brackets: [one, other], or below each other with hyphens."},
}

var wrongName = diag.Rule{
	Code:  "K352",
	Words: diag.Words{HU: "Mező neve nem lehet: „{name}”.", EN: "“{name}” cannot be the name of a field."},
	Hint:  diag.Words{HU: "Csak ékezet nélküli kisbetűt, számot és aláhúzást használjon, betűvel kezdve.", EN: "Use small letters without accents, digits and underscores, beginning with a letter."},
}

var baseName = diag.Rule{
	Code:  "K353",
	Words: diag.Words{HU: "Ez a mező minden oldalon megvan, a típus nem írhatja le újra: {name}.", EN: "Every page has this field; a type cannot describe it again: {name}."},
	Hint:  diag.Words{HU: "Törölje innen, vagy adjon a mezőnek más nevet.", EN: "Delete it here, or give the field another name."},
}

var kindUnknown = diag.Rule{
	Code:  "K354",
	Words: diag.Words{HU: "Ismeretlen mezőfajta: „{value}”.", EN: "There is no kind of field called “{value}”."},
	Hint:  diag.Words{HU: "Ezek közül válasszon: {known}.", EN: "Choose one of {known}."},
}

var kindNear = diag.Rule{
	Code:  kindUnknown.Code,
	Words: kindUnknown.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}.", EN: "Did you mean {near}?"},
}

var otherKind = diag.Rule{
	Code:  "K355",
	Words: diag.Words{HU: "Ilyen fajta mezőnek ({kind}) nincs ilyen tulajdonsága: {name}.", EN: "A field of the kind {kind} has no property {name}."},
	Hint:  diag.Words{HU: "Ezek állhatnak itt: {known}.", EN: "These can stand here: {known}."},
}

var topOnly = diag.Rule{
	Code:  "K356",
	Words: diag.Words{HU: "Csoportban vagy listában nem állhat: {what}.", EN: "This cannot stand inside a group or a list: {what}."},
	Hint:  diag.Words{HU: "Tegye a mezőt a típus mezői közé, a legfelső szintre.", EN: "Move the field to the top, among the fields of the type."},
}

var needsMore = diag.Rule{
	Code:  "K357",
	Words: diag.Words{HU: "Ennek a fajtának több adat kell, mint a neve: {kind}.", EN: "This kind needs more than its name: {kind}."},
	Hint:  diag.Words{HU: "Írja ki: of: {kind: {kind}, …}.", EN: "Write it out: of: {kind: {kind}, …}."},
}

var pathUnknown = diag.Rule{
	Code:  "K358",
	Words: diag.Words{HU: "A típusnak nincs ilyen mezője: „{path}”.", EN: "The type has no such field: “{path}”."},
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}. A mezők: {known}.", EN: "Did you mean {near}? The fields are {known}."},
}

var unfit = diag.Rule{
	Code:  "K359",
	Words: diag.Words{HU: "Ilyen fajta mező itt nem használható: {path} ({kind}).", EN: "A field of this kind cannot be used here: {path} ({kind})."},
	Hint:  diag.Words{HU: "Válasszon olyan mezőt, amely illik ide: összeghez szám, sorrendhez dátum kell.", EN: "Choose a field that fits: sums need numbers, orders need dates."},
}

var wrongCheck = diag.Rule{
	Code:  "K360",
	Words: diag.Words{HU: "Ismeretlen ellenőrzés.", EN: "This check is not known."},
	Hint:  diag.Words{HU: "Ezek egyikével kezdődjön: {known}.", EN: "Begin it with one of {known}."},
}

var twoPaths = diag.Rule{
	Code:  "K361",
	Words: diag.Words{HU: "Itt két mező kell: {check}.", EN: "Two fields are needed here: {check}."},
	Hint:  diag.Words{HU: "Írja így: {check}: [egyik_mezo, masik_mezo].", EN: "Write {check}: [one_field, other_field]."},
}

var wrongCondition = diag.Rule{
	Code:  "K362",
	Words: diag.Words{HU: "A feltétel nem érthető.", EN: "The condition cannot be understood."},
	Hint:  diag.Words{HU: "Írja így: {mezo: ertek}, {mezo: [egyik, masik]} vagy {mezo: present}.", EN: "Write {field: value}, {field: [one, other]} or {field: present}."},
}

var wrongValue = diag.Rule{
	Code:  "K363",
	Words: diag.Words{HU: "Ilyen érték nincs: „{value}”.", EN: "There is no such value: “{value}”."},
	Hint:  diag.Words{HU: "Ezek közül válasszon: {known}.", EN: "Choose one of {known}."},
}

var wrongForm = diag.Rule{
	Code:  "K364",
	Words: diag.Words{HU: "Ez nem lehet webcím vagy mappa része: „{value}”.", EN: "This cannot be part of an address or a folder: “{value}”."},
	Hint:  diag.Words{HU: "Csak ékezet nélküli kisbetűt, számot és kötőjelet használjon, például: {near}.", EN: "Use small letters without accents, digits and hyphens, for example {near}."},
}

var typeUnknown = diag.Rule{
	Code:  "K365",
	Words: diag.Words{HU: "Nincs ilyen tartalomtípus: „{name}”.", EN: "There is no content type called “{name}”."},
	Hint:  diag.Words{HU: "Ezek közül válasszon: {known}.", EN: "Choose one of {known}."},
}

var typeNear = diag.Rule{
	Code:  typeUnknown.Code,
	Words: typeUnknown.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}.", EN: "Did you mean {near}?"},
}

var folderTwice = diag.Rule{
	Code:  "K366",
	Words: diag.Words{HU: "Két típusnak nem lehet ugyanaz a mappája: „{folder}”.", EN: "Two types cannot have the same folder: “{folder}”."},
	Hint:  diag.Words{HU: "Adjon az egyiknek másik mappát.", EN: "Give one of them another folder."},
}

var pathTwice = diag.Rule{
	Code:  "K367",
	Words: diag.Words{HU: "Két típusnak nem lehet ugyanaz a webcíme: „{path}” ({lang}).", EN: "Two types cannot have the same address: “{path}” ({lang})."},
	Hint:  diag.Words{HU: "Írjon az egyiknél mást a path után.", EN: "Write something else after path in one of them."},
}

func unknownKind(n *record.Node) diag.Diagnostic {
	var known []string
	for _, k := range kindTable {
		known = append(known, string(k.name))
	}
	if near, ok := record.Nearest(n.Text, known); ok {
		return kindNear.At(n.Place, "value", n.Text, "near", near)
	}
	return kindUnknown.At(n.Place, "value", n.Text, "known", strings.Join(known, ", "))
}

func unknownField(t *Type, path string, place diag.Place) diag.Diagnostic {
	var known []string
	for _, f := range t.Fields {
		known = append(known, f.Path)
		for _, inner := range f.Fields {
			known = append(known, inner.Path)
		}
	}
	near, ok := record.Nearest(path, known)
	rule := pathUnknown
	if !ok {
		rule.Hint = diag.Words{HU: "A mezők: {known}.", EN: "The fields are {known}."}
	}
	return rule.At(place, "path", path, "near", near, "known", strings.Join(known, ", "))
}
