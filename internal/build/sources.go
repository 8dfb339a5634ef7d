package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/markdown"
	"kalauz/internal/output/image"
	"kalauz/internal/phrase"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// The user's folders and the file of settings.
const (
	settingsFile = "site.yaml"
	contentDir   = "content"
	layoutsDir   = "layouts"
	staticDir    = "static"
)

// rememberedCode is how many bytes of coloured code are kept.
const rememberedCode = 64 << 20

// builtIn stands before the names of files that are part of the program.
const builtIn = "(built-in) "

// sources is what has been read, before the pages are joined.
type sources struct {
	usable bool // enough could be read to go on
	dir    string

	content, layouts, static source.Tree
	userStatic               source.Tree

	config     config.Config
	today      locale.Date
	types      *schema.Types
	phrases    *phrase.Set
	vocabulary content.Vocabulary
	pages      []*content.Page
	snippets   []*content.Snippet
	resources  []string
	sizes      map[string]size
}

type size struct{ width, height int }

var noSettings = diag.Rule{
	Code:  "K009",
	Words: diag.Words{HU: "Ebben a mappában nincs site.yaml, tehát nem Kalauz-honlap: {dir}", EN: "There is no site.yaml in this folder, so it is not a Kalauz site: {dir}"},
	Hint:  diag.Words{HU: "Lépjen a honlap mappájába, adja meg így: kalauz build -s MAPPA, vagy kezdjen újat: kalauz init MAPPA.", EN: "Go to the folder of the site, name it with kalauz build -s FOLDER, or begin a new one with kalauz init FOLDER."},
}

var badZone = diag.Rule{
	Code:  "K008",
	Words: diag.Words{HU: "Ismeretlen időzóna: {zone}", EN: "The time zone is not known: {zone}"},
	Hint:  diag.Words{HU: "Írja így: time_zone: Europe/Budapest", EN: "Write time_zone: Europe/Budapest"},
}

// readSources reads everything that can be read without joining pages.
func readSources(o Options) (*sources, diag.List, error) {
	src := &sources{dir: o.Dir}
	faults, err := src.readSettings(o)
	if err != nil || faults.HasErrors() {
		return src, faults, err
	}
	for _, step := range []func(Options) (diag.List, error){src.scan, src.readLayouts, src.readVocabulary} {
		more, err := step(o)
		faults = append(faults, more...)
		if err != nil {
			return src, faults, err
		}
	}
	if src.types == nil || src.phrases == nil {
		return src, faults, nil
	}
	src.usable = true
	more, err := src.readContent(o)
	return src, append(faults, more...), err
}

func (src *sources) readSettings(o Options) (diag.List, error) {
	raw, err := os.ReadFile(filepath.Join(o.Dir, settingsFile))
	if errors.Is(err, fs.ErrNotExist) {
		dir, _ := filepath.Abs(o.Dir)
		return diag.List{noSettings.At(diag.Place{File: settingsFile}, "dir", dir)}, nil
	}
	if err != nil {
		return nil, err
	}
	text, faults := source.Text(settingsFile, raw, 1<<20)
	if faults.HasErrors() {
		return faults, nil
	}
	var more diag.List
	src.config, more = config.Load(settingsFile, text)
	faults = append(faults, more...)
	if o.BaseURL != "" {
		src.config.BaseURL = strings.TrimSuffix(o.BaseURL, "/") + "/"
	}
	zone, err := time.LoadLocation(src.config.TimeZone)
	if err != nil {
		return append(faults, badZone.At(diag.Place{File: settingsFile}, "zone", src.config.TimeZone)), nil
	}
	src.today = o.Today
	if src.today.IsZero() {
		now := o.Now.In(zone)
		src.today = locale.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
	}
	return faults, nil
}

// scan lists the files of the three trees; layouts and static are laid over the
// built-in ones.
func (src *sources) scan(o Options) (diag.List, error) {
	var faults diag.List
	tree := func(name string, options source.Options) (source.Tree, error) {
		t, more, err := source.Scan(filepath.Join(o.Dir, name), name, options)
		faults = append(faults, more...)
		if errors.Is(err, fs.ErrNotExist) { // a site needs none of its own
			return source.Tree{}, nil
		}
		return t, err
	}
	var err error
	if src.content, err = tree(contentDir, source.Options{}); err != nil {
		return faults, err
	}
	userLayouts, err := tree(layoutsDir, source.Options{})
	if err != nil {
		return faults, err
	}
	if src.userStatic, err = tree(staticDir, source.Options{Dots: []string{".well-known", ".nojekyll", ".htaccess"}}); err != nil {
		return faults, err
	}
	builtInLayouts, err := source.FromFS(o.Layouts, layoutsDir)
	if err != nil {
		return faults, err
	}
	builtInStatic, err := source.FromFS(o.Static, staticDir)
	if err != nil {
		return faults, err
	}
	src.layouts = source.Over(userLayouts, builtInLayouts)
	src.static = source.Over(src.userStatic, builtInStatic)
	var more diag.List
	src.phrases, more, err = phrase.Load(src.languages(), builtInLayouts, userLayouts)
	return append(faults, more...), err
}

func (src *sources) languages() []*locale.Language {
	languages := make([]*locale.Language, len(src.config.Languages))
	for i, l := range src.config.Languages {
		languages[i] = l.Locale
	}
	return languages
}

func (src *sources) readLayouts(Options) (diag.List, error) {
	var faults diag.List
	src.types, faults = schema.Load(src.layouts)
	return faults, nil
}

// readVocabulary reads the files of words at the top of the content tree.
func (src *sources) readVocabulary(Options) (diag.List, error) {
	var faults diag.List
	for name, read := range map[string]func(string, []byte) diag.List{
		content.TermsFile:         src.vocabulary.ReadTerms,
		content.AbbreviationsFile: src.vocabulary.ReadAbbreviations,
	} {
		file, ok := src.content.Lookup(name)
		if !ok {
			continue
		}
		raw, err := src.content.Read(name)
		if err != nil {
			return faults, err
		}
		text, wrong := source.Text(file.Display, raw, 1<<20)
		faults = append(faults, wrong...)
		if !wrong.HasErrors() {
			faults = append(faults, read(file.Display, text)...)
		}
	}
	return faults, nil
}

// readContent parses every page and measures every picture.
func (src *sources) readContent(o Options) (diag.List, error) {
	parser := content.Parser{Types: src.types, Languages: src.languages(),
		Markdown: markdown.Options{Code: markdown.NewHighlighter(rememberedCode, o.Clock)}}
	files := src.content.Files()
	pages, sizes := make([]*content.Page, len(files)), make([]size, len(files))
	snippets := make([]*content.Snippet, len(files))
	faults, errs := make([]diag.List, len(files)), make([]error, len(files))
	parallel(len(files), func(i int) {
		file := files[i]
		if !content.IsPage(file.Path) && !image.IsPicture(file.Path) {
			return
		}
		raw, err := src.content.Read(file.Path)
		if err != nil {
			errs[i] = err
			return
		}
		if image.IsPicture(file.Path) {
			sizes[i].width, sizes[i].height, faults[i] = image.Measure(file.Display, raw)
			return
		}
		pages[i] = parser.Parse(file, raw)
		faults[i] = pages[i].Faults
		if pages[i].Role == content.Material {
			snippets[i] = parser.Snippet(file, raw)
			faults[i] = append(faults[i], snippets[i].Faults...)
		}
	})
	var all diag.List
	src.sizes = map[string]size{}
	for i, file := range files {
		all = append(all, faults[i]...)
		switch {
		case snippets[i] != nil:
			src.snippets = append(src.snippets, snippets[i])
		case pages[i] != nil:
			src.pages = append(src.pages, pages[i])
		default:
			src.resources = append(src.resources, file.Path)
			src.sizes[file.Path] = sizes[i]
		}
	}
	return all, errors.Join(errs...)
}

// dirs returns the folders that must never be published into.
func (src *sources) dirs() []string {
	var dirs []string
	for _, name := range []string{contentDir, layoutsDir, staticDir} {
		dirs = append(dirs, filepath.Join(src.dir, name))
	}
	return dirs
}

// line returns a line of a source file as the editor wrote it.
func (src *sources) line(file string, n int) string {
	raw, err := src.read(file)
	if err != nil {
		return ""
	}
	for line := range strings.SplitSeq(string(raw), "\n") {
		if n--; n == 0 {
			return strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r")
		}
	}
	return ""
}

func (src *sources) read(file string) ([]byte, error) {
	for name, tree := range map[string]source.Tree{contentDir: src.content, layoutsDir: src.layouts, staticDir: src.static} {
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(file, builtIn), name+"/"); ok {
			return tree.Read(rest)
		}
	}
	return os.ReadFile(filepath.Join(src.dir, file))
}
