package typeset

import (
	"hash/maphash"
	"strings"
	"sync"

	"kalauz/internal/font"
	"kalauz/internal/locale"
)

// memory keeps the words that have been shaped. It is divided so that
// paragraphs that are set at the same time seldom wait for each other.
type memory struct {
	parts [16]struct {
		sync.RWMutex
		words map[wordKey]*word
	}
}

// wordKey is all that a shaped word follows from.
type wordKey struct {
	face     *font.Face
	language *locale.Language
	verbatim bool
	text     string
}

// keyOf is the key of a text in a style.
func keyOf(style *Style, text string) wordKey {
	return wordKey{style.Face, style.Language, style.Verbatim, text}
}

// hashSeed spreads words over the parts; what it is changes no result.
var hashSeed = maphash.MakeSeed()

// word returns a word, shaped when it is asked for the first time.
func (m *memory) word(key wordKey) *word {
	part := &m.parts[maphash.String(hashSeed, key.text)%uint64(len(m.parts))]
	part.RLock()
	w := part.words[key]
	part.RUnlock()
	if w != nil {
		return w
	}
	key.text = strings.Clone(key.text) // not to hold the whole paragraph
	w = m.shape(key)
	part.Lock()
	defer part.Unlock()
	if part.words == nil {
		part.words = map[wordKey]*word{}
	}
	if first := part.words[key]; first != nil {
		return first
	}
	part.words[key] = w
	return w
}
