package phrase

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/source"
)

var fileMissing = diag.Rule{
	Code: "K600",
	Words: diag.Words{
		HU: "A honlapnak van ilyen nyelve ({lang}), de a felület szavai hiányoznak: {file}.",
		EN: "The site has the language {lang}, but the words of its interface are missing: {file}.",
	},
	Hint: diag.Words{
		HU: "Készítse el a fájlt egy másik nyelv phrases-fájljának másolataként, és fordítsa le a szövegeit.",
		EN: "Copy the phrases file of another language under this name and translate its texts.",
	},
}

var strangeFile = diag.Rule{
	Code:  "K601",
	Level: diag.Warning,
	Words: diag.Words{
		HU: "Ezt a fájlt semmi sem használja: a neve nem egy ismert nyelv kódja.",
		EN: "Nothing uses this file: its name is not the code of a known language.",
	},
	Hint: diag.Words{
		HU: "A fájl neve a nyelv kódja legyen, például hu.yaml vagy en.yaml.",
		EN: "Name it by the code of a language, as hu.yaml or en.yaml.",
	},
}

var notFlat = diag.Rule{
	Code: "K602",
	Words: diag.Words{
		HU: "A felület szavait soronként kell megadni: kulcs, kettőspont, szöveg.",
		EN: "The words of the interface are given line by line: key, colon, text.",
	},
	Hint: diag.Words{
		HU: "Írja egy sorba, behúzás nélkül, például: nav.home: \"Kezdőlap\".",
		EN: "Write it in one line without indent, for instance: nav.home: \"Home\".",
	},
}

var badKey = diag.Rule{
	Code: "K603",
	Words: diag.Words{
		HU: "Ez nem lehet kulcs: „{key}”.",
		EN: "This cannot be a key: “{key}”.",
	},
	Hint: diag.Words{
		HU: "A kulcs kisbetűkből, számokból, aláhúzásból és pontból áll, például: nav.home.",
		EN: "A key is made of small letters, digits, underscores and full stops, for instance: nav.home.",
	},
}

var emptyPhrase = diag.Rule{
	Code: "K604",
	Words: diag.Words{
		HU: "Üres szöveg: „{key}”.",
		EN: "The text of “{key}” is empty.",
	},
	Hint: diag.Words{
		HU: "Írja be a szöveget, vagy törölje a sort, ha a beépített szöveg is megfelel.",
		EN: "Write the text, or delete the line if the built-in text will do.",
	},
}

var badPlaceholder = diag.Rule{
	Code: "K605",
	Words: diag.Words{
		HU: "Hibás helyőrző a szövegben ({key}): „{bad}”.",
		EN: "There is a bad placeholder in the text of {key}: “{bad}”.",
	},
	Hint: diag.Words{
		HU: "A helyőrző kapcsos zárójelben áll, és a neve kisbetűkből, számokból és aláhúzásból áll, például: {title}. Az {az} és az {Az} után szónak kell következnie.",
		EN: "A placeholder is a name of small letters, digits and underscores in braces, for instance {title}. After {az} and {Az} there must be a word.",
	},
}

var articleUseless = diag.Rule{
	Code: "K606",
	Words: diag.Words{
		HU: "Az {az} helyőrző csak magyar szövegben állhat: „{key}”.",
		EN: "The placeholder {az} has a meaning in Hungarian texts only: “{key}”.",
	},
	Hint: diag.Words{
		HU: "Írja ki a névelőt, vagy hagyja el.",
		EN: "Write the article out, or leave it out.",
	},
}

var strangePlaceholder = diag.Rule{
	Code: "K607",
	Words: diag.Words{
		HU: "Ehhez a szöveghez ({key}) a sablon nem ad ilyen értéket: {{name}}.",
		EN: "The template gives no {{name}} to this text ({key}).",
	},
	Hint: diag.Words{
		HU: "Itt ezek a helyőrzők használhatók: {known}.",
		EN: "These placeholders can be used here: {known}.",
	},
}

// readLanguage reads one language's files, the later ones over the earlier.
func readLanguage(lang *locale.Language, trees []source.Tree) (map[string]text, diag.List, error) {
	texts := map[string]text{}
	var faults diag.List
	name, found := fileOf(lang), false
	for _, tree := range trees {
		file, ok := tree.Lookup(name)
		if !ok {
			continue
		}
		found = true
		raw, bad, err := file.Text(record.MaxFile)
		if err != nil {
			return nil, nil, fmt.Errorf("phrase: %w", err)
		}
		faults = append(faults, bad...)
		if !bad.HasErrors() {
			faults = append(faults, readFile(lang, file.Display, raw, texts)...)
		}
	}
	if !found {
		faults = append(faults, fileMissing.At(diag.Place{File: name}, "lang", lang.Code(), "file", name))
	}
	return texts, faults, nil
}

func fileOf(lang *locale.Language) string { return "phrases/" + lang.Code() + ".yaml" }

// strangers warns of files whose name is no language's: a mistyped one would
// otherwise be passed over in silence.
func strangers(tree source.Tree) diag.List {
	var faults diag.List
	for file := range tree.Under("phrases").All() {
		code, isYAML := strings.CutSuffix(file.Path, ".yaml")
		lang, known := locale.For(code)
		if !isYAML || !known || path.Base(fileOf(lang)) != file.Path {
			faults = append(faults, strangeFile.At(diag.Place{File: file.Display}))
		}
	}
	return faults
}

// readFile lays the phrases of one file over those that are there.
func readFile(lang *locale.Language, display string, raw []byte, texts map[string]text) diag.List {
	root, faults := record.Parse(display, raw, 1)
	if root == nil {
		return faults
	}
	if root.Kind != record.Map {
		return append(faults, notFlat.At(root.Place))
	}
	before := make(map[string]text, len(texts))
	for key, t := range texts {
		before[key] = t
	}
	for _, entry := range root.Entries {
		t, bad := readEntry(lang, entry, before)
		faults = append(faults, bad...)
		if !bad.HasErrors() {
			texts[entry.Name] = t
		}
	}
	return faults
}

func readEntry(lang *locale.Language, entry record.Entry, before map[string]text) (text, diag.List) {
	key, node := entry.Name, entry.Value
	fault := func(r diag.Rule, place diag.Place, pairs ...string) (text, diag.List) {
		return text{}, diag.List{r.At(place, append(pairs, "key", key)...)}
	}
	switch {
	case !isKey(key):
		return fault(badKey, entry.Place)
	case node.Kind == record.Map, node.Kind == record.List:
		return fault(notFlat, entry.Place)
	case node.Kind == record.Null, strings.TrimSpace(node.Text) == "":
		return fault(emptyPhrase, entry.Place)
	}
	parsed, bad := parse(strings.TrimRight(node.Text, "\n"))
	if bad != "" {
		return fault(badPlaceholder, node.Place, "bad", bad)
	}
	// A language that has no article of its own for a word has none for any.
	if parsed.hasArticle() && lang.Article("x") == "" {
		return fault(articleUseless, node.Place)
	}
	if base, ok := before[key]; ok {
		for _, name := range parsed.names {
			if !slices.Contains(base.names, name) {
				return fault(strangePlaceholder, node.Place, "name", name, "known", listed(base.names))
			}
		}
	}
	return text{parsed, entry.Place, node.Place}, nil
}

func isKey(key string) bool {
	for segment := range strings.SplitSeq(key, ".") {
		if isArticle(segment) || !isName(segment) {
			return false
		}
	}
	return true
}

// listed shows placeholders as they are written.
func listed(names []string) string {
	if len(names) == 0 {
		return "–"
	}
	return "{" + strings.Join(names, "}, {") + "}"
}
