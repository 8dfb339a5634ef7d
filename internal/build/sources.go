package build

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kalauz/internal/config"
	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/phrase"
	"kalauz/internal/record"
	"kalauz/internal/schema"
	"kalauz/internal/source"
)

// The user's folders and the file of settings.
const (
	settingsFile = config.FileName
	contentDir   = "content"
	layoutsDir   = "layouts"
	staticDir    = "static"
)

// rememberedCode is how many bytes of coloured code are kept.
const rememberedCode = 64 << 20

// sources is what has been read, before the pages are joined.
type sources struct {
	usable  bool // enough could be read to go on
	dir     string
	zone    *time.Location
	digests digests // of the files of the content tree
	files   fileSum // of the files of the content tree
	parser  content.Parser
	key     parseKey

	content, layouts, static source.Tree
	userStatic               source.Tree
	userLayouts              source.Tree
	builtInLayouts           source.Tree

	config      config.Config
	settings    string // hash of site.yaml, and of what overrides it
	words       string // hash of the vocabulary
	today       locale.Date
	types       *schema.Types
	phrases     *phrase.Set
	brokenTypes bool
	typesKey    string // hash of the types, and the languages
	layoutsKey  string // hash of the types and phrases
	now         time.Time
	themeKey    string // hash of the templates and of the files they may name
	vocabulary  content.Vocabulary
	cards       []*content.Card
	snippets    []*content.Snippet
	resources   []string
	sizes       map[string]size
	left        map[string][]string // what PDFs leave out of drawings, by path
	frozen      map[string]string   // see frozenLists

	baseFaults diag.List // of the settings, the layouts, the words
	treeFaults diag.List // of the content tree as such
	// themeFaults are those of the two other trees as such; baseFaults has them too.
	themeFaults diag.List
	faulty      map[string]diag.List // of its files, by path
	// edited are the pages in which something has changed since the load before,
	// where that can be nothing but their text or front matter; else it is nil.
	edited  []*content.Card
	trouble *trouble // with bodies that were read later
}

type size struct{ width, height int }

var badZone = diag.Rule{
	Code:  "K008",
	Words: diag.Words{HU: "Ismeretlen időzóna: {zone}", EN: "The time zone is not known: {zone}"},
	Hint:  diag.Words{HU: "Írja így: time_zone: Europe/Budapest.", EN: "Write time_zone: Europe/Budapest."},
}

// read reads everything that can be read without joining pages.
func (m *Memory) read(o Options) (*sources, error) {
	src := &sources{dir: o.Dir, now: o.Now, trouble: new(trouble)}
	faults, err := src.readSettings(o)
	src.baseFaults = faults
	if err != nil || faults.HasErrors() {
		return src, err
	}
	for _, step := range []func(*sources, Options) (diag.List, error){(*sources).scan, m.readLayouts, m.readVocabulary} {
		more, err := step(src, o)
		src.baseFaults = append(src.baseFaults, more...)
		if err != nil {
			return src, err
		}
	}
	// Pages of a type that cannot be read only repeat its fault.
	src.usable = src.types != nil && src.phrases != nil && !src.brokenTypes
	if !src.usable {
		return src, nil
	}
	return src, m.readContent(src, o)
}

func (src *sources) readSettings(o Options) (diag.List, error) {
	settings, text, faults, err := config.Open(o.Dir)
	if err != nil || text == nil {
		return faults, err
	}
	src.config, src.settings = settings, source.Hash(text)+o.BaseURL
	if o.BaseURL != "" {
		src.config.BaseURL = o.BaseURL
		faults = slices.DeleteFunc(faults, func(d diag.Diagnostic) bool { return d.Code == config.CodeNoAddress })
	}
	zone, err := time.LoadLocation(src.config.TimeZone)
	if err != nil {
		return append(faults, badZone.At(diag.Place{File: settingsFile}, "zone", src.config.TimeZone)), nil
	}
	src.zone = zone
	src.today = o.today(zone)
	return faults, nil
}

// today is the day that it is in a time zone.
func (o Options) today(zone *time.Location) locale.Date {
	if !o.Today.IsZero() {
		return o.Today
	}
	now := o.Now.In(zone)
	return locale.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
}

// again returns the sources, to be changed here and there.
func (src *sources) again() *sources {
	next := *src
	next.trouble, next.edited = new(trouble), nil
	return &next
}

// faults are those of everything that was read.
func (src *sources) faults() diag.List {
	faults := slices.Concat(src.baseFaults, src.treeFaults)
	for _, path := range slices.Sorted(maps.Keys(src.faulty)) {
		faults = append(faults, src.faulty[path]...)
	}
	return faults
}

// setFaults sets those of one file.
func (src *sources) setFaults(path string, faults diag.List) {
	if len(faults) == 0 && len(src.faulty[path]) == 0 {
		return
	}
	src.faulty = maps.Clone(src.faulty)
	if delete(src.faulty, path); len(faults) > 0 {
		src.faulty[path] = faults
	}
}

// findCard returns the place of a card by its path. Cards are in the order of
// the files.
func (src *sources) findCard(path string) (int, bool) {
	return slices.BinarySearchFunc(src.cards, path, func(c *content.Card, path string) int { return strings.Compare(c.Path, path) })
}

// has reports whether a card is one of the sources'.
func (src *sources) has(card *content.Card) bool {
	i, ok := src.findCard(card.Path)
	return ok && src.cards[i] == card
}

// scan lists the files of the three trees; layouts and static are laid over the
// built-in ones.
func (src *sources) scan(o Options) (diag.List, error) {
	tree := func(name string, options source.Options) (source.Tree, error) {
		t, more, err := source.Scan(filepath.Join(o.Dir, name), name, options)
		if name == contentDir {
			src.treeFaults = more
		} else {
			src.themeFaults = append(src.themeFaults, more...)
		}
		if errors.Is(err, fs.ErrNotExist) { // a site needs none of its own
			return source.Tree{}, nil
		}
		return t, err
	}
	var err error
	if src.content, err = tree(contentDir, source.Options{}); err != nil {
		return src.themeFaults, err
	}
	userLayouts, err := tree(layoutsDir, source.Options{})
	if err != nil {
		return src.themeFaults, err
	}
	if src.userStatic, err = tree(staticDir, source.Options{Dots: []string{".well-known", ".nojekyll", ".htaccess"}}); err != nil {
		return src.themeFaults, err
	}
	builtInLayouts, err := source.FromFS(o.Layouts, layoutsDir)
	if err != nil {
		return src.themeFaults, err
	}
	builtInStatic, err := source.FromFS(o.Static, staticDir)
	if err != nil {
		return src.themeFaults, err
	}
	src.layouts = source.Over(userLayouts, builtInLayouts)
	src.static = source.Over(src.userStatic, builtInStatic)
	src.userLayouts, src.builtInLayouts = userLayouts, builtInLayouts
	return src.themeFaults, nil
}

// readLayouts reads the types and the phrases; neither depends on content.
func (m *Memory) readLayouts(src *sources, o Options) (diag.List, error) {
	typesKey, err := m.hashTree(src.layouts, o.Now, isType)
	if err != nil {
		return nil, err
	}
	phrasesKey, err := m.hashTree(src.layouts, o.Now, func(path string) bool { return isYAML(path) && !isType(path) })
	if err != nil {
		return nil, err
	}
	types := m.types.get(typesKey, func() (parts typeParts) {
		parts.types, parts.faults = schema.Load(src.layouts)
		return parts
	})
	phrases := m.phrases.get(phrasesKey+strings.Join(src.config.Codes(), ","), func() (parts phraseParts) {
		parts.phrases, parts.faults, parts.err = phrase.Load(src.config.Locales(), src.builtInLayouts, src.userLayouts)
		return parts
	})
	src.typesKey = typesKey + " " + strings.Join(src.config.Codes(), ",")
	src.layoutsKey = typesKey + phrasesKey
	src.types, src.phrases, src.brokenTypes = types.types, phrases.phrases, types.faults.HasErrors()
	return append(types.faults[:len(types.faults):len(types.faults)], phrases.faults...), phrases.err
}

func isYAML(path string) bool { return strings.HasSuffix(path, ".yaml") }

func isType(path string) bool { return isYAML(path) && strings.HasPrefix(path, "types/") }

// readVocabulary reads the files of words at the top of the content tree.
func (m *Memory) readVocabulary(src *sources, o Options) (diag.List, error) {
	var faults diag.List
	files := []struct {
		name string
		read func(string, []byte) diag.List
	}{
		{content.TermsFile, src.vocabulary.ReadTerms},
		{content.AbbreviationsFile, src.vocabulary.ReadAbbreviations},
	}
	for _, f := range files {
		file, ok := src.content.Lookup(f.name)
		if !ok {
			continue
		}
		raw, err := file.Read()
		if err != nil {
			return faults, err
		}
		src.words += f.name + source.Hash(raw)
		text, wrong := source.Text(file.Display, raw, record.MaxFile)
		faults = append(faults, wrong...)
		if !wrong.HasErrors() {
			faults = append(faults, f.read(file.Display, text)...)
		}
	}
	return faults, nil
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
	return source.Line(raw, n)
}

func (src *sources) read(file string) ([]byte, error) {
	for name, tree := range map[string]source.Tree{contentDir: src.content, layoutsDir: src.layouts, staticDir: src.static} {
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(file, diag.BuiltIn), name+"/"); ok {
			return tree.Read(rest)
		}
	}
	return os.ReadFile(filepath.Join(src.dir, file))
}
