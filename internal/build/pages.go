package build

import (
	"errors"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/output/book/pdf"
	"kalauz/internal/output/image"
	"kalauz/internal/parallel"
	"kalauz/internal/source"
)

// readContent reads the card of every page and measures every picture, as far as
// that is not remembered.
func (m *Memory) readContent(src *sources, o Options) error {
	src.parser = content.Parser{Types: src.types, Languages: src.config.Locales(), Markdown: markdown.Options{Code: m.code}}
	src.key = parseKey{src.types, strings.Join(src.config.Codes(), ",")}
	if len(m.files) == 0 {
		m.recall(src, o)
	}
	files := src.content.Files()
	results, errs := make([]parsed, len(files)), make([]error, len(files))
	fresh := make([]digest, len(files))
	o.Progress.Begin(Parsing, len(files))
	parallel.Do(len(files), func(i int) {
		results[i], fresh[i], errs[i] = m.parse(src, files[i], o)
		o.Progress.Done(1)
	})
	if err := errors.Join(errs...); err != nil {
		return err
	}
	read, kept := make(map[string]digest, len(files)), make(map[string]parsed, len(files))
	src.cards, src.snippets, src.resources = nil, nil, nil
	src.sizes, src.left, src.faulty, src.files = map[string]size{}, map[string][]string{}, map[string]diag.List{}, fileSum{}
	for i, file := range files {
		result := results[i]
		read[file.Display], kept[file.Path] = fresh[i], result
		src.files.add(hashOf(file, fresh[i]))
		if len(result.faults) > 0 {
			src.faulty[file.Path] = result.faults
		}
		switch {
		case result.snippet != nil:
			src.snippets = append(src.snippets, result.snippet)
		case result.card != nil:
			src.cards = append(src.cards, result.card)
		default:
			src.resources = append(src.resources, file.Path)
			src.sizes[file.Path] = result.size
			if len(result.left) > 0 {
				src.left[file.Path] = result.left
			}
		}
	}
	m.bodies.forget(func(path string) bool { return kept[path].card != nil })
	m.files, src.digests, src.frozen = kept, digests{all: read}, src.frozenLists()
	for name, d := range read {
		m.digests[name] = d
	}
	return nil
}

// parse gives what a file of the content tree comes to. It is called by many at
// once and only reads the memory.
func (m *Memory) parse(src *sources, file source.File, o Options) (parsed, digest, error) {
	old, known := m.files[file.Path]
	seen, read := m.digests[file.Display]
	key := src.key
	if !content.IsPage(file.Path) {
		key = parseKey{} // a picture depends on its bytes alone
	}
	if known && read && old.key == key && seen.settled && seen.stamp == file.Stamp {
		return old, seen, nil
	}
	if !content.IsPage(file.Path) && !image.IsPicture(file.Path) {
		return parsed{faults: content.CheckResource(file)}, digest{}, nil
	}
	raw, err := file.Read()
	if err != nil {
		return parsed{}, digest{}, err
	}
	now := digest{file.Stamp, file.Stamp.Settled(o.Now), source.Hash(raw)}
	if known && old.key == key && old.hash == now.hash {
		return old, now, nil
	}
	result := parsed{hash: now.hash, key: key}
	if image.IsPicture(file.Path) {
		result.size.width, result.size.height, result.faults = image.Measure(file.Display, raw)
		result.left = pdf.Left(file.Path, raw)
		return result, now, nil
	}
	card := src.parser.Card(file, raw)
	if card.Role == content.Material {
		result.snippet = src.parser.Snippet(file, raw)
		result.faults = result.snippet.Faults
		return result, now, nil
	}
	result.card, result.faults = m.card(file.Path, key, card), card.Faults
	if m.bodies.knows(file.Path) { // what is known of it stays known
		m.bodies.keep(src.parser.Page(result.card, raw), now.hash)
	}
	return result, now, nil
}

// readAgain gives what a whole look at the sources would, provided that nothing
// has changed since the last one but what the options name. It reports false
// where that needs a whole look: layouts, settings and words reach everywhere.
func (m *Memory) readAgain(o Options) (*sources, bool, error) {
	last := m.loaded.Load()
	if o.Changed == nil || last == nil || m.broken {
		return nil, false, nil
	}
	paths := make([]string, len(o.Changed))
	for i, name := range o.Changed {
		path, ok := strings.CutPrefix(name, contentDir+"/")
		if !ok || path == content.TermsFile || path == content.AbbreviationsFile {
			return nil, false, nil
		}
		paths[i] = path
	}
	src := last.again()
	src.today, src.now = o.today(src.zone), o.Now
	var err error
	if src.content, src.treeFaults, err = last.content.With(paths...); err != nil {
		return nil, false, err
	}
	for _, path := range paths {
		if !m.isCard(last, path) || !m.isCard(src, path) {
			return src, true, m.readContent(src, o)
		}
	}
	o.Progress.Begin(Parsing, len(paths))
	src.cards, src.digests, src.edited = slices.Clone(src.cards), src.digests.again(), []*content.Card{}
	for _, path := range paths {
		if err := m.readCard(src, path, o); err != nil {
			return nil, false, err
		}
	}
	return src, true, nil
}

// isCard reports whether a path is a file of a tree, and that of a page.
func (m *Memory) isCard(src *sources, path string) bool {
	_, there := src.content.Lookup(path)
	return there && m.files[path].card != nil
}

// readCard reads the card of a page that was there before.
func (m *Memory) readCard(src *sources, path string, o Options) error {
	file, _ := src.content.Lookup(path)
	result, read, err := m.parse(src, file, o)
	if err != nil {
		return err
	}
	src.files.remove(hashOf(file, src.digests.of(file.Display)))
	src.files.add(hashOf(file, read))
	if i, ok := src.findCard(path); ok {
		src.cards[i] = result.card
		src.edited = append(src.edited, result.card)
	}
	src.setFaults(path, result.faults)
	src.digests.newer[file.Display], m.digests[file.Display], m.files[path] = read, read, result
	return nil
}

// publishedBytes returns the bytes of a file of the content tree as it is
// published. It looks where the last load found the tree: the folder that an older
// one was read from may have been moved away.
func (m *Memory) publishedBytes(path string) ([]byte, error) {
	raw, err := m.loaded.Load().content.Read(path)
	return image.Clean(raw), err
}

// readStatic returns the bytes of a file of the static tree, of the last load as
// well.
func (m *Memory) readStatic(path string) ([]byte, error) { return m.loaded.Load().static.Read(path) }
