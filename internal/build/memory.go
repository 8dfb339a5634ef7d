package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/markdown"
	"kalauz/internal/output"
	"kalauz/internal/output/page"
	"kalauz/internal/phrase"
	"kalauz/internal/schema"
	"kalauz/internal/site"
	"kalauz/internal/source"
)

// Memory keeps the results of pure functions between loads, each under a key
// that holds all its inputs, so that a load after a small change does little.
// What it gives is what an empty memory would have given. The zero value is
// empty and ready for use.
type Memory struct {
	mu      sync.Mutex
	digests map[string]digest // by the name that the editor knows
	files   map[string]parsed // by path in the content tree
	types   remembered[string, typeParts]
	phrases remembered[string, phraseParts]
	themes  remembered[string, themeParts]
	code    *markdown.Highlighter
	bodies  bodies
	sites   site.Memory
	joined  *joined
	listing *listing
	// recalled is what the index said, until the first site has been joined.
	recalled  *index
	published published
	keyed     keyed
	// loaded is what the last load has read that could be joined: what a site asks
	// for later is as it was then.
	loaded atomic.Pointer[sources]
	broken bool // the last load could not be joined
}

// remembered is the last two results under their keys: what is broken is mostly
// mended to what it was before.
type remembered[K comparable, V any] struct {
	last, before struct {
		key   K
		value V
		known bool
	}
}

func (r *remembered[K, V]) get(key K, make func() V) V {
	if r.last.known && r.last.key == key {
		return r.last.value
	}
	r.last, r.before = r.before, r.last
	if !r.last.known || r.last.key != key {
		r.last.key, r.last.value, r.last.known = key, make(), true
	}
	return r.last.value
}

// parsed is what became of a file of the content tree.
type parsed struct {
	hash    string // of its bytes
	key     parseKey
	card    *content.Card
	snippet *content.Snippet
	size    size
	left    []string // of a drawing, what a PDF leaves out of it
	faults  diag.List
}

// parseKey is everything beside a file's bytes that its page depends on. The
// types count by identity: a card points at its type, and the site compares
// types by their pointers.
type parseKey struct {
	types *schema.Types
	codes string // of the languages
}

type typeParts struct {
	types  *schema.Types
	faults diag.List
}

type phraseParts struct {
	phrases *phrase.Set
	faults  diag.List
	err     error
}

type themeParts struct {
	theme   *page.Theme
	faults  diag.List
	hashed  []output.Output // the static files that the layouts name
	within  []string        // the names of those that have gone into them
	missing diag.List       // those that are not there
	styles  bookStyles
}

// joined is an assembled site and what is wrong with it.
type joined struct {
	site   *site.Site
	faults diag.List
	pages  *findings
}

// Load reads the sources and makes the outputs; nothing is rendered yet. The
// faults are the authors', the error is the machine's.
func (m *Memory) Load(o Options) (*Site, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.digests == nil {
		m.digests, m.files = map[string]digest{}, map[string]parsed{}
		m.code = markdown.NewHighlighter(rememberedCode, o.Clock)
	}
	o.Progress = o.progress()
	o.Progress.Begin(Reading, 0)
	src, again, err := m.readAgain(o)
	if err == nil && !again {
		src, err = m.read(o)
	}
	if err != nil {
		return nil, err
	}
	if m.broken = !src.usable; src.usable {
		m.loaded.Store(src)
	}
	s := &Site{sources: src, memory: m, options: o, Faults: src.faults(), listing: &listing{places: new(places)}}
	if src.usable {
		m.assemble(s, o)
	}
	s.Revision = src.revision(s.Faults, o)
	if s.Checked = !src.usable; s.Checked { // there is no site whose bodies could be read
		return s, nil
	}
	m.recallSite(s)
	if s.checkAgain() || m.unread(s) > readAtOnce {
		return s, nil
	}
	return s.Check(context.Background())
}

// readAtOnce is how many unread bodies are read by a load: so many take no longer
// than the load itself. Of more, a site is shown before they have been checked.
const readAtOnce = 50

// outline returns what others see of the body of a card, as the last load found
// it.
func (m *Memory) outline(card *content.Card) *content.Outline {
	src := m.loaded.Load()
	if page := m.bodies.kept(card, src.digests.of(card.File).hash); page != nil {
		return page.Outline
	}
	if known, ok := m.bodies.in(src, card); ok {
		return known.unpackOutline()
	}
	return m.page(card).Outline
}

// packedOutline returns the same as bytes.
func (m *Memory) packedOutline(card *content.Card) string {
	if known, ok := m.bodies.in(m.loaded.Load(), card); ok {
		return known.outline
	}
	return pack(m.page(card).Outline)
}

// page returns the page of a card with its text, as the last load found it. An
// older site may still ask, with a card of its own: then it is what is there now.
func (m *Memory) page(card *content.Card) *content.Page {
	src := m.loaded.Load()
	hash := src.digests.of(card.File).hash
	if page := m.bodies.kept(card, hash); page != nil {
		return page
	}
	file, _ := src.content.Lookup(card.Path)
	raw, err := file.Read()
	page := src.parser.Page(card, raw)
	switch {
	case !src.has(card):
	case err != nil:
		src.trouble.note(err)
	case source.Hash(raw) != hash:
		src.trouble.note(&Changed{card.File})
	default:
		m.bodies.keep(page, hash)
	}
	return page
}

// measure returns the size of a picture in pixels.
func (m *Memory) measure(path string) (width, height int) {
	size := m.loaded.Load().sizes[path]
	return size.width, size.height
}

// hash returns the hash of a file's bytes, reading it only if its stamp does
// not vouch for it.
func (m *Memory) hash(file source.File, now time.Time) (string, error) {
	known, ok := m.digests[file.Display]
	if ok && (known.settled && known.stamp == file.Stamp || strings.HasPrefix(file.Display, diag.BuiltIn)) {
		return known.hash, nil // what is part of the program never changes
	}
	raw, err := file.Read()
	if err != nil {
		return "", err
	}
	return m.keep(file, raw, now), nil
}

func (m *Memory) keep(file source.File, raw []byte, now time.Time) string {
	hash := source.Hash(raw)
	m.digests[file.Display] = digest{file.Stamp, file.Stamp.Settled(now), hash}
	return hash
}

// hashTree returns the hash of all files of a tree that are wanted.
func (m *Memory) hashTree(tree source.Tree, now time.Time, wanted func(path string) bool) (string, error) {
	sum := sha256.New()
	for file := range tree.All() {
		if !wanted(file.Path) {
			continue
		}
		hash, err := m.hash(file, now)
		if err != nil {
			return "", err
		}
		sum.Write([]byte(file.Display + "\x00" + hash + "\x00")) // faults name the file as the editor knows it
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// card returns the card of a page, the old one where nothing that others may
// see has changed: so a change inside a body does not make another site.
func (m *Memory) card(path string, key parseKey, fresh *content.Card) *content.Card {
	if old, ok := m.files[path]; ok && old.key == key && old.card != nil && old.card.Same(fresh) {
		return old.card
	}
	return fresh
}
