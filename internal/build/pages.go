package build

import (
	"errors"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/output/image"
	"kalauz/internal/source"
)

// readContent reads the card of every page and measures every picture, as far as
// that is not remembered.
func (m *Memory) readContent(src *sources, o Options) (diag.List, error) {
	m.bodies.parser = content.Parser{Types: src.types, Languages: src.config.Locales(), Markdown: markdown.Options{Code: m.code}}
	key := parseKey{src.types, strings.Join(src.config.Codes(), ",")}
	files := src.content.Files()
	results, errs := make([]parsed, len(files)), make([]error, len(files))
	fresh := make([]digest, len(files))
	o.Progress.Begin(Parsing, len(files))
	parallel(len(files), func(i int) {
		results[i], fresh[i], errs[i] = m.parse(key, files[i], o)
		o.Progress.Done(1)
	})
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	var faults diag.List
	digests, kept := map[string]digest{}, map[string]parsed{}
	src.sizes = map[string]size{}
	for i, file := range files {
		result := results[i]
		digests[file.Display], kept[file.Path] = fresh[i], result
		faults = append(faults, result.faults...)
		switch {
		case result.snippet != nil:
			src.snippets = append(src.snippets, result.snippet)
		case result.card != nil:
			src.cards = append(src.cards, result.card)
		default:
			src.resources = append(src.resources, file.Path)
			src.sizes[file.Path] = result.size
		}
	}
	m.bodies.forget(func(path string) bool { return kept[path].card != nil })
	m.files, src.digests = kept, digests
	for name, d := range digests {
		m.digests[name] = d
	}
	return faults, nil
}

// parse gives what a file of the content tree comes to. It is called by many at
// once and only reads the memory.
func (m *Memory) parse(key parseKey, file source.File, o Options) (parsed, digest, error) {
	old, known := m.files[file.Path]
	seen, read := m.digests[file.Display]
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
		return result, now, nil
	}
	parser := m.bodies.parser
	card := parser.Card(file, raw)
	if card.Role == content.Material {
		result.snippet = parser.Snippet(file, raw)
		result.faults = result.snippet.Faults
		return result, now, nil
	}
	result.card, result.faults = m.card(file.Path, key, card), card.Faults
	if m.bodies.knows(file.Path) { // what is known of it stays known
		m.bodies.keep(parser.Page(result.card, raw), now.hash)
	}
	return result, now, nil
}
