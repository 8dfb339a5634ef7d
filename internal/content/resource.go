package content

import (
	"path"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

var looksLikePage = diag.Rule{
	Code:  "K378",
	Words: diag.Words{HU: "Ez Markdown-szövegnek látszik, de a neve nem .md végű, ezért nem lehet oldal.", EN: "This looks like a Markdown text, but its name does not end in .md, so it cannot be a page."},
	Hint:  diag.Words{HU: "Nevezze át úgy, hogy kisbetűs .md legyen a vége; a másolatokat és régi változatokat tegye a content mappán kívülre.", EN: "Rename it so that it ends in .md in small letters; keep copies and old versions outside the content folder."},
}

var activeFile = diag.Rule{
	Code:  "K379",
	Words: diag.Words{HU: "Ilyen fájl nem kerülhet a honlapra a content mappából, mert programot futtathat az olvasó gépén vagy a tárhelyen: {ext}", EN: "A file of this kind cannot be published from the content folder, because it could run a program on the reader's computer or on the host: {ext}"},
	Hint:  diag.Words{HU: "Ha valóban szükség van rá, és megbízható helyről való, tegye a static mappába.", EN: "If it is really needed and comes from a source you trust, put it into the static folder."},
}

// active are the endings of files that a browser or a host would run.
var active = []string{".html", ".htm", ".xhtml", ".xht", ".shtml", ".js", ".mjs", ".php", ".phtml", ".cgi", ".asp", ".aspx", ".jsp", ".svgz", ".xml", ".xsl", ".xslt", ".swf", ".htaccess"}

// FrozenDir is the folder, in that of a book, of the files of an edition that are
// kept as they are. What may stand in them, who publishes them asks.
const FrozenDir = "_frozen"

// CheckResource looks at the name of a file of the content tree that is no page
// and would be published as it is. Content is never trusted: what could run
// belongs to static/, which is.
func CheckResource(file source.File) diag.List {
	name := strings.ToLower(path.Base(file.Path))
	if strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".markdown") || strings.Contains(name, ".md.") || strings.Contains(name, ".md ") || strings.HasSuffix(name, ".md~") {
		return diag.List{looksLikePage.At(diag.Place{File: file.Display})}
	}
	if path.Base(path.Dir(file.Path)) == FrozenDir {
		return nil
	}
	for _, ext := range active {
		if strings.HasSuffix(name, ext) {
			return diag.List{activeFile.At(diag.Place{File: file.Display}, "ext", ext)}
		}
	}
	return nil
}
