package content

import (
	"regexp"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/record"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// Role is what a file is by its place in the tree.
type Role uint8

// The roles. Unknown has a fault beside it; Material is Markdown that is there
// to be included by others.
const (
	Unknown  Role = iota
	Home          // content/index.md
	Section       // content/FOLDER/index.md
	Member        // content/FOLDER/X.md or X/index.md
	Chapter       // content/FOLDER/X/NN-Y.md under a type with the book trait
	Material      // any other Markdown in X, and all in folders that begin with "_"
)

// Spot is what the path of a file says.
type Spot struct {
	ID   string // the path without language, ending and chapter number: "projects/peer-gynt"
	Role Role
	Type *schema.Type
	Lang string
	// Dir is the folder whose other files belong to the page: "projects/peer-gynt"
	// for a page that is a folder, "" for one that is a file.
	Dir   string
	Book  string // of a chapter, the id of its book
	Order string // of a chapter, the two digits before its name
}

var (
	suffix  = regexp.MustCompile(`\.([A-Za-z]{2,3})$`)
	ordinal = regexp.MustCompile(`^(\d\d)-(.+)$`)
)

// IsPage reports whether a path of the content tree is Markdown.
func IsPage(path string) bool { return strings.HasSuffix(path, ".md") }

// Locate reads the path of a Markdown file of the content tree.
func (p Parser) Locate(file source.File) (Spot, diag.List) {
	place := diag.Place{File: file.Display}
	name := strings.TrimSuffix(file.Path, ".md")
	lang, faults := p.Languages[0].Code(), diag.List(nil)
	if m := suffix.FindStringSubmatch(name); m != nil {
		name, lang = strings.TrimSuffix(name, m[0]), m[1]
		if !p.knows(lang) {
			return Spot{}, diag.List{p.wrongSuffix(place, lang)}
		}
	}
	spot := Spot{Lang: lang}
	parts := strings.Split(name, "/")
	for _, part := range parts {
		if strings.HasPrefix(part, "_") {
			spot.ID, spot.Role = name, Material
			return spot, nil
		}
	}
	if !p.assign(&spot, parts) {
		faults = diag.List{p.wrongFolder(place, parts[0])}
	}
	return spot, faults
}

// assign gives the spot its role from the parts of its path, and reports
// whether there is one.
func (p Parser) assign(spot *Spot, parts []string) bool {
	folder, rest := parts[0], parts[1:]
	t := p.Types.ByFolder(folder)
	if t == nil || len(parts) == 1 {
		t, folder, rest = p.Types.ByFolder("."), "", parts
	}
	last := rest[len(rest)-1]
	switch {
	case folder == "" && len(rest) == 1 && last == "index":
		spot.Role, spot.Type = Home, schema.Plain()
	case folder != "" && len(rest) == 1 && last == "index":
		spot.ID, spot.Role, spot.Type, spot.Dir = folder, Section, schema.Plain(), folder
	case t == nil:
		return false
	case len(rest) == 1:
		spot.ID, spot.Role, spot.Type = join(folder, last), Member, t
	case len(rest) == 2 && last == "index":
		spot.ID, spot.Role, spot.Type, spot.Dir = join(folder, rest[0]), Member, t, join(folder, rest[0])
	case len(rest) == 2 && t.Book != nil:
		spot.Book, spot.Role, spot.Type = join(folder, rest[0]), Chapter, schema.Plain()
		if m := ordinal.FindStringSubmatch(last); m != nil {
			spot.Order, last = m[1], m[2]
		}
		spot.ID = spot.Book + "/" + last
	case folder == "":
		return false
	default:
		spot.ID, spot.Role = strings.Join(parts, "/"), Material
	}
	return true
}

func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}

func (p Parser) knows(lang string) bool {
	for _, l := range p.Languages {
		if l.Code() == lang {
			return true
		}
	}
	return false
}

func (p Parser) wrongSuffix(place diag.Place, lang string) diag.Diagnostic {
	codes := make([]string, len(p.Languages))
	for i, l := range p.Languages {
		codes[i] = "." + l.Code()
	}
	return unknownSuffix.At(place, "suffix", "."+lang, "known", strings.Join(codes, ", "))
}

func (p Parser) wrongFolder(place diag.Place, folder string) diag.Diagnostic {
	var folders []string
	for _, t := range p.Types.All() {
		if t.Folder != "." {
			folders = append(folders, t.Folder)
		}
	}
	if near, ok := record.Nearest(folder, folders); ok {
		return unknownFolderNear.At(place, "folder", folder, "near", near)
	}
	return unknownFolder.At(place, "folder", folder, "known", strings.Join(folders, ", "))
}
