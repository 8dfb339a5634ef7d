package content

import "kalauz/internal/diag"

var emptyFile = diag.Rule{
	Code: "K370", Level: diag.Warning,
	Words: diag.Words{HU: "A fájl üres, ezért nem lesz belőle oldal.", EN: "The file is empty, so no page is made of it."},
	Hint:  diag.Words{HU: "Írjon bele címet és szöveget, vagy törölje a fájlt.", EN: "Write a title and a text into it, or delete the file."},
}

var noFrontMatter = diag.Rule{
	Code:  "K371",
	Words: diag.Words{HU: "Az oldal elejéről hiányzik a fejléc, ezért az oldalnak nincs címe.", EN: "The page has no front matter, so it has no title."},
	Hint:  diag.Words{HU: "Kezdje a fájlt így: egy sorban három kötőjel (---), alatta title: A cím, majd újra három kötőjel.", EN: "Begin the file with a line of three hyphens (---), below it title: The title, then three hyphens again."},
}

var emptyChapter = diag.Rule{
	Code: "K372", Level: diag.Warning,
	Words: diag.Words{HU: "A fejezetnek nincs szövege.", EN: "The chapter has no text."},
	Hint:  diag.Words{HU: "Írja meg a fejezetet, vagy jelölje vázlatnak: draft: true.", EN: "Write the chapter, or mark it as a draft: draft: true."},
}

var onlyFrontMatter = diag.Rule{
	Code: "K377", Level: diag.Warning,
	Words: diag.Words{HU: "Az oldalnak csak címe van: se mezője, se szövege.", EN: "The page has only a title: no field and no text."},
	Hint:  diag.Words{HU: "Írja meg, vagy jelölje vázlatnak: draft: true.", EN: "Write it, or mark it as a draft: draft: true."},
}

var unknownSuffix = diag.Rule{
	Code:  "K373",
	Words: diag.Words{HU: "A fájlnév végén álló „{suffix}” nem a honlap egyik nyelve.", EN: "“{suffix}” at the end of the file name is not a language of this site."},
	Hint:  diag.Words{HU: "Nevezze át a fájlt. A honlap nyelvei: {known}.", EN: "Rename the file. The languages of the site: {known}."},
}

var unknownFolder = diag.Rule{
	Code:  "K374",
	Words: diag.Words{HU: "Ehhez a mappához nem tartozik tartalomtípus: „{folder}”.", EN: "No content type belongs to the folder “{folder}”."},
	Hint:  diag.Words{HU: "Tegye a fájlt ezek egyikébe: {known}. A csak beillesztésre szánt szövegek mappájának neve aláhúzással (_) kezdődjön.", EN: "Move the file into one of these: {known}. A folder of texts that are only included begins with an underscore (_)."},
}

var unknownFolderNear = diag.Rule{
	Code:  "K374",
	Words: unknownFolder.Words,
	Hint:  diag.Words{HU: "Talán erre gondolt: {near}.", EN: "Did you mean {near}?"},
}
