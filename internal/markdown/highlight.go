package markdown

import (
	"crypto/sha256"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"kalauz/internal/wire"
)

const (
	maxCode      = 64 * 1024              // bytes of a block that is coloured
	maxTokens    = 4 * maxCode            // steps of a lexer that may stand still
	slowStep     = 200 * time.Millisecond // chroma gives up a pattern at 250 ms, and says nothing
	slowBlock    = 5 * time.Second
	attempts     = 3 // so that a busy moment is not taken for a slow lexer
	maxLanguage  = 40
	tokenRecords = 48 // bytes of memory a token is taken to need beside its text
)

// Token is a piece of code and the class of its colour, chroma's short one.
type Token struct{ Class, Text string }

func (t *Token) wire(c *wire.Codec) {
	c.Name(&t.Class)
	c.String(&t.Text)
}

// Highlighter colours code and remembers what it has coloured: a block takes a
// millisecond, and most builds see the same blocks again. It is safe for
// concurrent use; what it remembers never changes what it answers. A nil
// *Highlighter colours without a memory.
type Highlighter struct {
	limit int
	clock func() time.Time
	lexer func(language string) chroma.Lexer

	mu    sync.Mutex
	size  int
	kept  map[codeKey][]Token
	order []codeKey // oldest first
}

type codeKey [sha256.Size]byte

// NewHighlighter returns a highlighter that remembers up to limit bytes.
//
// clock is a stop-watch. chroma lets a pattern run for 250 ms and then goes on
// with the next one silently, so a busy machine could change a page; with a clock
// such a block is an error. Without one (nil) it cannot be told.
func NewHighlighter(limit int, clock func() time.Time) *Highlighter {
	return &Highlighter{limit: limit, clock: clock, lexer: lexers.Get, kept: map[codeKey][]Token{}}
}

// verdict is what became of a block.
type verdict uint8

const (
	plain verdict = iota // a language nobody knows
	coloured
	failed
	tooLarge
	tooSlow
)

// colour returns the tokens of a block of code. The same block gets the same
// answer, remembered or not.
func (h *Highlighter) colour(language, code string) ([]Token, verdict) {
	if h == nil {
		h = NewHighlighter(0, nil)
	}
	language = strings.ToLower(language)
	switch {
	case len(code) > maxCode:
		return nil, tooLarge
	case len(language) > maxLanguage || strings.ContainsAny(language, `*?[\/`):
		return nil, plain
	}
	key := codeKey(sha256.Sum256([]byte(language + "\x00" + code)))
	if tokens, ok := h.recall(key); ok {
		if tokens == nil {
			return nil, plain
		}
		return tokens, coloured
	}
	tokens, v := h.lex(language, code)
	if v == coloured || v == plain {
		h.remember(key, tokens)
	}
	return tokens, v
}

func (h *Highlighter) recall(key codeKey) ([]Token, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	tokens, ok := h.kept[key]
	return tokens, ok
}

func (h *Highlighter) remember(key codeKey, tokens []Token) {
	size := costOf(tokens)
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.kept[key]; ok || size > h.limit {
		return
	}
	h.kept[key] = tokens
	h.order = append(h.order, key)
	h.size += size
	for h.size > h.limit {
		oldest := h.order[0]
		h.order = h.order[1:]
		h.size -= costOf(h.kept[oldest])
		delete(h.kept, oldest)
	}
}

func costOf(tokens []Token) int {
	size := (len(tokens) + 2) * tokenRecords
	for _, t := range tokens {
		size += len(t.Text)
	}
	return size
}

// lex runs the lexer; a slow run is tried again.
func (h *Highlighter) lex(language, code string) ([]Token, verdict) {
	lexer := h.lexer(language)
	if lexer == nil {
		return nil, plain
	}
	for range attempts {
		if tokens, v := h.run(lexer, code); v != tooSlow {
			return tokens, v
		}
	}
	return nil, tooSlow
}

// run goes through the code once. A lexer may panic; then, and where its tokens
// are not the code, the block stays plain.
func (h *Highlighter) run(lexer chroma.Lexer, code string) (tokens []Token, v verdict) {
	defer func() {
		if recover() != nil {
			tokens, v = nil, failed
		}
	}()
	watch := stopwatch{clock: h.clock}
	watch.start()
	next, err := lexer.Tokenise(nil, code)
	if err != nil {
		return nil, failed
	}
	tokens = []Token{}
	for rest, steps := code, 0; steps < maxTokens; steps++ {
		token := next()
		switch {
		case watch.slow():
			return nil, tooSlow
		case token == chroma.EOF && rest == "":
			return tokens, coloured
		case token == chroma.EOF || !begins(rest, token.Value):
			return nil, failed
		}
		size := min(len(token.Value), len(rest)) // some lexers end what they get with a new line
		start := len(code) - len(rest)
		rest = rest[size:]
		tokens = appendToken(tokens, classOf(token.Type), code, start, start+size)
	}
	return nil, failed
}

// begins reports whether the code goes on with a token, or ends with it and one
// line end more.
func begins(rest, token string) bool {
	return strings.HasPrefix(rest, token) || strings.TrimSuffix(token, "\n") == rest
}

// appendToken adds a part of the code, joining neighbours of one class.
func appendToken(tokens []Token, class, code string, start, end int) []Token {
	if n := len(tokens); n > 0 && tokens[n-1].Class == class {
		tokens[n-1].Text = code[start-len(tokens[n-1].Text) : end]
		return tokens
	}
	if start == end {
		return tokens
	}
	return append(tokens, Token{class, code[start:end]})
}

// classOf returns chroma's short class. Spaces need no colour.
func classOf(t chroma.TokenType) string {
	for ; t > 0; t = t.Parent() {
		if class, ok := chroma.StandardTypes[t]; ok && t != chroma.Whitespace {
			return class
		}
	}
	return ""
}

// stopwatch tells slow steps; without a clock nothing is slow.
type stopwatch struct {
	clock       func() time.Time
	began, last time.Time
}

func (w *stopwatch) start() {
	if w.clock != nil {
		w.began = w.clock()
		w.last = w.began
	}
}

func (w *stopwatch) slow() bool {
	if w.clock == nil {
		return false
	}
	now := w.clock()
	step := now.Sub(w.last)
	w.last = now
	return step > slowStep || now.Sub(w.began) > slowBlock
}
