package config

import "kalauz/internal/diag"

var empty = diag.Rule{
	Code:  "K010",
	Words: diag.Words{HU: "A honlap beállításainak fájlja üres.", EN: "The file with the settings of the site is empty."},
	Hint:  diag.Words{HU: "Legalább a honlap címét írja bele: title: {hu: …, en: …}.", EN: "Write at least the title of the site: title: {hu: …, en: …}."},
}

var wantsMap = diag.Rule{
	Code:  "K011",
	Words: diag.Words{HU: "Itt „név: érték” sorok szükségesek.", EN: "Lines of the form “name: value” are needed here."},
	Hint:  diag.Words{HU: "Ezek állhatnak itt: {known}.", EN: "These can stand here: {known}."},
}

var wantsOne = diag.Rule{
	Code:  "K012",
	Words: diag.Words{HU: "A beállítás egyetlen értéket vár: {key}.", EN: "This setting takes a single value: {key}."},
	Hint:  diag.Words{HU: "Írja az értéket a kettőspont után, ugyanabba a sorba.", EN: "Write the value after the colon, on the same line."},
}

var wantsLanguages = diag.Rule{
	Code:  "K013",
	Words: diag.Words{HU: "A szöveget a honlap minden nyelvén meg kell adni: {key}.", EN: "The text is needed in every language of the site: {key}."},
	Hint:  diag.Words{HU: "Írja így: {pattern}.", EN: "Write {pattern}."},
}

var wantsList = diag.Rule{
	Code:  "K014",
	Words: diag.Words{HU: "A beállítás felsorolást vár: {key}.", EN: "This setting takes a list: {key}."},
	Hint:  diag.Words{HU: "Írja szögletes zárójelbe, vesszővel elválasztva, vagy egymás alá, kötőjellel.", EN: "Write it in square brackets with commas, or below each other with hyphens."},
}

var twice = diag.Rule{
	Code:  "K015",
	Words: diag.Words{HU: "Kétszer szerepel: „{value}” ({key}).", EN: "This stands twice: “{value}” ({key})."},
	Hint:  diag.Words{HU: "Törölje az egyiket.", EN: "Delete one of them."},
}

var noTitle = diag.Rule{
	Code:  "K016",
	Words: diag.Words{HU: "A honlapnak nincs címe.", EN: "The site has no title."},
	Hint:  diag.Words{HU: "Írja be: title: {hu: …, en: …}.", EN: "Add title: {hu: …, en: …}."},
}

// CodeNoAddress is the warning that a site has no base_url; one given on the
// command line takes it back.
const CodeNoAddress = "K017"

var noBaseURL = diag.Rule{
	Code: CodeNoAddress, Level: diag.Warning,
	Words: diag.Words{HU: "Nincs megadva, milyen címen lesz elérhető a honlap, ezért az oldalakon nem lesz végleges cím (canonical) és nyelvi hivatkozás (hreflang), és nem készül webhelytérkép (sitemap.xml).", EN: "It is not said at what address the site will be, so the pages get no canonical addresses and no language links (hreflang), and no sitemap.xml is made."},
	Hint:  diag.Words{HU: "Írja be: base_url: https://a-honlap-cime.hu/.", EN: "Add base_url: https://the-address.example/."},
}

var wrongURL = diag.Rule{
	Code:  "K018",
	Words: diag.Words{HU: "Ez nem teljes webcím: „{value}”.", EN: "This is not a whole web address: “{value}”."},
	Hint:  diag.Words{HU: "Írja így: https://pelda.hu/, kérdőjel és kettőskereszt (#) nélkül.", EN: "Write it like https://example.org/, without a question mark or a hash."},
}

var wrongZone = diag.Rule{
	Code:  "K019",
	Words: diag.Words{HU: "Nincs ilyen időzóna: „{value}”.", EN: "There is no such time zone: “{value}”."},
	Hint:  diag.Words{HU: "Magyarországon: Europe/Budapest.", EN: "In Hungary it is Europe/Budapest."},
}

var noLanguage = diag.Rule{
	Code:  "K020",
	Words: diag.Words{HU: "A Kalauz ezt a nyelvet nem ismeri: „{value}”.", EN: "Kalauz does not know this language: “{value}”."},
	Hint:  diag.Words{HU: "Írja így: {code: hu, label: Magyar} vagy {code: en, label: English}.", EN: "Write {code: hu, label: Magyar} or {code: en, label: English}."},
}

var wrongLocale = diag.Rule{
	Code:  "K021",
	Words: diag.Words{HU: "A nyelvhez nem illik ez a területi beállítás: „{value}”.", EN: "This locale does not fit the language: “{value}”."},
	Hint:  diag.Words{HU: "Írja így: locale: {tag}.", EN: "Write locale: {tag}."},
}

var noPart = diag.Rule{
	Code:  "K022",
	Words: diag.Words{HU: "Az infoblokkból hiányzik: {key}.", EN: "The funders' block (infoblock) lacks: {key}."},
	Hint:  diag.Words{HU: "Az infoblokk képből (image) és a kép leírásából (alt) áll, mellettük cím (href) és hely (position) lehet.", EN: "The block is a picture (image) and its description (alt), and may have an address (href) and a position."},
}

var wrongChoice = diag.Rule{
	Code:  "K023",
	Words: diag.Words{HU: "Ilyen érték itt nem állhat: „{value}”.", EN: "This value cannot stand here: “{value}”."},
	Hint:  diag.Words{HU: "Ezek közül választhat: {known}.", EN: "You can choose from {known}."},
}

var otherLanguage = diag.Rule{
	Code:  "K024",
	Words: diag.Words{HU: "Ilyen nyelve nincs a honlapnak: „{lang}”.", EN: "The site has no such language: “{lang}”."},
	Hint:  diag.Words{HU: "A honlap nyelvei: {known}. Törölje innen a szöveget, vagy vegye fel a nyelvet a languages alatt.", EN: "The languages of the site: {known}. Delete the text here, or add the language under languages."},
}
