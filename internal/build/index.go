package build

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
	"kalauz/internal/source"
	"kalauz/internal/wire"
)

// The index is a memory on disk: what the pages came to, and what was published
// of them. It spares work and decides nothing: it is believed as far as its
// version, its checksum and the keys in it are those of now, and a file only as
// far as its stamp vouches for the bytes. In doubt there is none.
const (
	indexFile    = "index"
	indexVersion = "kalauz index 4\n"
)

// index is what is kept.
type index struct {
	Files  []indexed
	Site   string // the key of the site, see [Memory.siteKey]
	Pages  []indexedPage
	MadeOf string // the key of the site that was published
	Dest   string // where
	Made   []made

	drain func(*wire.Codec) // takes what has been written; nil while the index is read
}

// indexed is a file of the content tree.
type indexed struct {
	path   string
	digest digest
	size   size
	left   []string
	faults diag.List
	kind   uint8 // what follows: nothing, a card with its body, or a snippet
	card   *content.Card
	// outline and own are what is known of its body, packed: what is packed is not "".
	outline, own string
	text         *content.Snippet
}

// The kinds of indexed files.
const (
	plainFile uint8 = iota
	pageFile
	snippetFile
)

// indexedPage is what the rules have found in a page.
type indexedPage struct {
	id, lang string
	faults   diag.List
}

func (x *index) wire(c *wire.Codec, types *schema.Types) {
	c.String(&x.Site)
	c.String(&x.Dest)
	wire.Slice(c, &x.Files, func(f *indexed, c *wire.Codec) {
		f.wire(c, types)
		x.drained(c)
	})
	wire.Slice(c, &x.Pages, func(p *indexedPage, c *wire.Codec) {
		c.String(&p.id)
		c.Name(&p.lang)
		p.faults.Wire(c)
	})
	c.String(&x.MadeOf)
	wire.Slice(c, &x.Made, func(m *made, c *wire.Codec) {
		c.String(&m.path)
		c.String(&m.sources)
		c.String(&m.file.Hash)
		wireStamp(c, &m.file.Stamp)
		x.drained(c)
	})
}

// drainedAt is how many bytes of an index are written at a time.
const drainedAt = 64 << 10

func (x *index) drained(c *wire.Codec) {
	if x.drain != nil && len(c.Bytes()) >= drainedAt {
		x.drain(c)
	}
}

func wireStamp(c *wire.Codec, s *source.Stamp) {
	for _, part := range []*int64{&s.Size, &s.Modified, &s.Changed} {
		n := int(*part)
		c.Int(&n)
		*part = int64(n)
	}
	inode := int(s.Inode)
	c.Int(&inode)
	s.Inode = uint64(inode)
}

func (f *indexed) wire(c *wire.Codec, types *schema.Types) {
	c.String(&f.path)
	wireStamp(c, &f.digest.stamp)
	c.Bool(&f.digest.settled)
	c.String(&f.digest.hash)
	c.Int(&f.size.width)
	c.Int(&f.size.height)
	c.Strings(&f.left)
	f.faults.Wire(c)
	wire.Enum(c, &f.kind, snippetFile)
	switch f.kind {
	case pageFile:
		if c.Reading() {
			f.card = new(content.Card)
		}
		f.card.Wire(c, types)
		c.String(&f.outline)
		c.String(&f.own)
	case snippetFile:
		if c.Reading() {
			f.text = new(content.Snippet)
		}
		f.text.Wire(c)
	}
}

// readIndex returns the index in a folder if it is one of this program, these
// types and languages.
func readIndex(o Options, key string, types *schema.Types) *index {
	if o.Cache == "" || o.Engine == "" {
		return nil
	}
	raw, err := os.ReadFile(filepath.Join(o.Cache, indexFile))
	head, end := indexHead(o, key), len(raw)-crc32.Size
	if err != nil || end < len(head) || string(raw[:len(head)]) != head {
		return nil
	}
	body := raw[len(head):end]
	if binary.LittleEndian.Uint32(raw[end:]) != crc32.Checksum(body, castagnoli) {
		return nil
	}
	x, c := &index{}, wire.Reader(body)
	if x.wire(c, types); c.End() != nil {
		return nil
	}
	return x
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// indexHead is what an index begins with: other programs, types or languages
// have other heads.
func indexHead(o Options, key string) string {
	return indexVersion + o.Engine + "\n" + key + "\n"
}

// write puts the index into its folder. That there is none is no fault: it only
// spares work.
func (x *index) write(o Options, key string, types *schema.Types) {
	if os.MkdirAll(o.Cache, 0o755) != nil {
		return
	}
	_ = os.WriteFile(filepath.Join(o.Cache, ".gitignore"), []byte("*\n"), 0o644) // what can be made again is not kept with the texts
	temporary, err := os.CreateTemp(o.Cache, indexFile+"-*")
	if err != nil {
		return
	}
	err = x.writeTo(temporary, indexHead(o, key), types)
	if closing := temporary.Close(); err != nil || closing != nil || os.Rename(temporary.Name(), filepath.Join(o.Cache, indexFile)) != nil {
		_ = os.Remove(temporary.Name())
	}
}

// writeTo writes the head, the index, and its checksum.
func (x *index) writeTo(file io.Writer, head string, types *schema.Types) error {
	_, err := io.WriteString(file, head)
	sum := crc32.New(castagnoli)
	x.drain = func(c *wire.Codec) {
		if err == nil {
			_, err = io.MultiWriter(file, sum).Write(c.Drain())
		}
	}
	c := wire.Writer(nil)
	x.wire(c, types)
	x.drain(c)
	return errors.Join(err, binary.Write(file, binary.LittleEndian, sum.Sum32()))
}

// recall fills an empty memory from the index.
func (m *Memory) recall(src *sources, o Options) {
	x := readIndex(o, src.typesKey, src.types)
	if x == nil {
		return
	}
	for i := range x.Files {
		f := &x.Files[i]
		result := parsed{hash: f.digest.hash, size: f.size, left: f.left, faults: f.faults, card: f.card, snippet: f.text}
		if content.IsPage(f.path) {
			result.key = src.key
		}
		m.files[f.path], m.digests[contentDir+"/"+f.path] = result, f.digest
		if f.outline != "" {
			m.bodies.recall(body{f.card, f.digest.hash, f.outline, f.own})
		}
	}
	m.recalled = x
	m.published = published{dest: x.Dest, site: x.MadeOf, files: make(map[string]made, len(x.Made))}
	for _, file := range x.Made {
		m.published.files[file.path] = file
	}
}

// keyed is the key of a site as it was when so many outlines had taken the place
// of others.
type keyed struct {
	src      *sources
	outlines int
	key      string
}

// siteKey is the hash of all that an output can see beside the text of its own
// sources.
func (m *Memory) siteKey(src *sources, o Options) string {
	if outlines := m.bodies.replaced(); m.keyed.src != src || m.keyed.outlines != outlines {
		m.keyed = keyed{src, outlines, m.newSiteKey(src, o)}
	}
	return m.keyed.key
}

func (m *Memory) newSiteKey(src *sources, o Options) string {
	sum := sha256.New()
	fmt.Fprintln(sum, src.settings, src.words, src.layoutsKey, src.themeKey, src.today, o.Drafts, o.Future, o.PagesOnly, o.Disk)
	c := wire.Writer(nil)
	for _, card := range src.cards {
		c = wire.Writer(c.Bytes()[:0])
		c.String(&card.Path)
		c.Fixed(card.Front[:])
		c.Bool(&card.HasBody)
		outline := m.packedOutline(card)
		c.String(&outline)
		sum.Write(c.Bytes())
	}
	for _, snippet := range src.snippets {
		fmt.Fprintln(sum, snippet.Path, src.digests.of(snippet.File).hash)
	}
	for _, path := range src.resources {
		fmt.Fprintln(sum, path, src.digests.of(contentDir+"/"+path).hash)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// recallSite takes over what was found in the pages of the same site.
func (m *Memory) recallSite(s *Site) {
	x := m.recalled
	m.recalled = nil
	if x == nil || m.unread(s) > 0 || x.Site != m.siteKey(s.sources, s.options) {
		return
	}
	found := make(map[[2]string]diag.List, len(x.Pages))
	for _, p := range x.Pages {
		found[[2]string{p.id, p.lang}] = p.faults
	}
	same := make(map[string]bool, len(x.Files))
	for i := range x.Files {
		f := &x.Files[i]
		same[f.path] = f.outline != "" && s.sources.digests.of(contentDir+"/"+f.path).hash == f.digest.hash
	}
	outlines := m.bodies.replaced()
	for _, p := range s.Pages() {
		if p.Card != nil && same[p.Card.Path] {
			s.findings.put(p, finding{body: s.sources.digests.of(p.Card.File).hash, faults: found[[2]string{p.ID, p.Lang}]}, &m.bodies, outlines)
		}
	}
}

// Remember writes down what is known of a checked site, for the next process.
func (s *Site) Remember() {
	m, o, src := s.memory, s.options, s.sources
	if o.Cache == "" || o.Engine == "" || !src.usable || src.trouble.first() != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	x := &index{Site: m.siteKey(src, o), Dest: m.published.dest, MadeOf: m.published.site}
	for file := range src.content.All() {
		result := m.files[file.Path]
		f := indexed{path: file.Path, digest: src.digests.of(file.Display), size: result.size, left: result.left, faults: result.faults, card: result.card, text: result.snippet}
		switch {
		case result.card != nil:
			f.kind = pageFile
			if known, ok := m.bodies.in(src, result.card); ok {
				f.outline, f.own = known.outline, known.own
			}
		case result.snippet != nil:
			f.kind = snippetFile
		}
		x.Files = append(x.Files, f)
	}
	x.Pages = s.findings.indexed()
	for _, path := range slices.Sorted(maps.Keys(m.published.files)) {
		x.Made = append(x.Made, m.published.files[path])
	}
	x.write(o, src.typesKey, src.types)
}
