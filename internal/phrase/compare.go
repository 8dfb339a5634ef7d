package phrase

import (
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
)

// The members of a family. CLDR knows more categories; Hungarian and English
// have these.
const (
	zero  = "zero"
	one   = "one"
	other = "other"
)

var missingPhrase = diag.Rule{
	Code: "K608",
	Words: diag.Words{
		HU: "Ez a szöveg hiányzik a másik nyelvből ({lang}): „{key}”.",
		EN: "This text is missing in the other language ({lang}): “{key}”.",
	},
	Hint: diag.Words{
		HU: "Írja be a megfelelőjét ebbe a fájlba: layouts/{file}.",
		EN: "Write its counterpart into this file: layouts/{file}.",
	},
}

var mistypedPhrase = diag.Rule{
	Code: "K609",
	Words: diag.Words{
		HU: "Ez a szöveg hiányzik a másik nyelvből ({lang}): „{key}”.",
		EN: "This text is missing in the other language ({lang}): “{key}”.",
	},
	Hint: diag.Words{
		HU: "Ha erre gondolt: „{near}”, javítsa ki a kulcsot; ha új szöveg, írja be a megfelelőjét ebbe a fájlba: layouts/{file}.",
		EN: "If “{near}” was meant, correct the key; if the text is a new one, write its counterpart into layouts/{file}.",
	},
}

var placeholdersDiffer = diag.Rule{
	Code: "K610",
	Words: diag.Words{
		HU: "Ebben a szövegben ({key}) mások a helyőrzők, mint a másik nyelven: itt {here}, ott {there}.",
		EN: "The placeholders of this text ({key}) differ from those in the other language: here {here}, there {there}.",
	},
	Hint: diag.Words{
		HU: "Írja be mindkét szövegbe ugyanazokat a helyőrzőket; a sorrendjük lehet más.",
		EN: "Use the same placeholders in both texts; their order may differ.",
	},
}

var otherText = diag.Words{HU: "A másik nyelv szövege itt áll.", EN: "The other language's text is here."}

var brokenFamily = diag.Rule{
	Code: "K611",
	Words: diag.Words{
		HU: "A számtól függő szöveg ({key}) hiányos, nincs meg hozzá: „{lacking}”.",
		EN: "The text that depends on a number ({key}) is incomplete: “{lacking}” is missing.",
	},
	Hint: diag.Words{
		HU: "Adja meg a .one és az .other végű szöveget is; a .zero végű elhagyható.",
		EN: "Give both the text ending in .one and the one ending in .other; the one in .zero may be left out.",
	},
}

var doubleFamily = diag.Rule{
	Code: "K612",
	Words: diag.Words{
		HU: "Ugyanaz a kulcs ({key}) magában is áll, és számtól függő szövegként is („{member}”).",
		EN: "The same key ({key}) stands alone and as a text that depends on a number (“{member}”).",
	},
	Hint: diag.Words{
		HU: "Törölje vagy nevezze át az egyiket.",
		EN: "Delete or rename one of them.",
	},
}

// compare finds what the languages do not have in common, and families that
// are not whole.
func compare(languages []*locale.Language, texts map[string]map[string]text, keys []string) diag.List {
	var faults diag.List
	for _, key := range keys {
		faults = append(faults, compareKey(languages, texts, keys, key)...)
	}
	for _, lang := range languages {
		faults = append(faults, families(texts[lang.Code()], keys)...)
	}
	return faults
}

// compareKey measures one phrase by the first language that has it.
func compareKey(languages []*locale.Language, texts map[string]map[string]text, keys []string, key string) diag.List {
	var faults diag.List
	var first *text
	for _, lang := range languages {
		if t, ok := texts[lang.Code()][key]; ok && first == nil {
			first = &t
		}
	}
	for _, lang := range languages {
		t, ok := texts[lang.Code()][key]
		switch {
		case !ok:
			faults = append(faults, missingIn(lang, texts[lang.Code()], key, first.keyPlace))
		case !slices.Equal(counted(key, t.names), counted(key, first.names)):
			fault := placeholdersDiffer.At(t.place, "key", key, "here", listed(t.names), "there", listed(first.names))
			faults = append(faults, fault.With(diag.Note{Place: first.place, Words: otherText}))
		}
	}
	return faults
}

func missingIn(lang *locale.Language, texts map[string]text, key string, at diag.Place) diag.Diagnostic {
	known := make([]string, 0, len(texts))
	for k := range texts {
		known = append(known, k)
	}
	pairs := []string{"key", key, "lang", lang.Code(), "file", fileOf(lang)}
	if near, ok := record.Nearest(key, known); ok {
		return mistypedPhrase.At(at, append(pairs, "near", near)...)
	}
	return missingPhrase.At(at, pairs...)
}

// counted leaves {n} out where a language may do without the number: "one item".
func counted(key string, names []string) []string {
	if _, member := family(key); member != zero && member != one {
		return names
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == "n" })
}

// family takes a member's key apart; member is empty for other keys.
func family(key string) (base, member string) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 || !slices.Contains([]string{zero, one, other}, key[i+1:]) {
		return key, ""
	}
	return key[:i], key[i+1:]
}

// families tells each broken family once, at its first member.
func families(texts map[string]text, keys []string) diag.List {
	var faults diag.List
	told := map[string]bool{}
	for _, key := range keys {
		t, ok := texts[key]
		base, member := family(key)
		if !ok || member == "" || told[base] {
			continue
		}
		told[base] = true
		for _, needed := range []string{one, other} {
			if _, ok := texts[base+"."+needed]; !ok {
				faults = append(faults, brokenFamily.At(t.keyPlace, "key", base, "lacking", base+"."+needed))
			}
		}
		if _, ok := texts[base]; ok {
			faults = append(faults, doubleFamily.At(texts[base].keyPlace, "key", base, "member", key))
		}
	}
	return faults
}
