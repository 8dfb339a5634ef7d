package locale

import (
	_ "embed" // the packed patterns
	"encoding/binary"
	"strings"
	"sync"
)

// The patterns of a language, packed by hyphenpack_test.go out of the
// dictionaries beside them, which hyphenation/README.md tells about.
var (
	//go:embed hyphenation/hu.patterns
	packedHU string
	//go:embed hyphenation/en.patterns
	packedEN string

	patternsHU = sync.OnceValue(func() *hyphenPatterns { return openPatterns(packedHU) })
	patternsEN = sync.OnceValue(func() *hyphenPatterns { return openPatterns(packedEN) })
)

// hyphenPatterns says of each place in a word whether the word may be broken
// there, after Franklin M. Liang, "Word Hy-phen-a-tion by Com-put-er" (Stanford
// 1983): a pattern is a few letters with a level between each two of them. All
// patterns that occur in a word are laid over it, the highest level at each
// place stands, and odd levels allow a break.
//
// The patterns are a trie in one string: a node is two bytes for its levels (an
// index in the list of levels, 0 for none), one byte for the number of its
// children, a byte with the letter of each, and three bytes with the place of
// each. Nodes with the same children are kept once.
type hyphenPatterns struct {
	codes  [1 << 9]byte // of the letters that patterns have; all of them are below U+0200
	levels [][]hyphenLevel
	nodes  string
	root   int
}

// hyphenLevel is what a pattern says of one place in it.
type hyphenLevel struct {
	at     uint8 // letters from the beginning of the pattern
	level  uint8
	insert string
}

func (h hyphenLevel) allowed() bool { return h.level%2 == 1 }

// wordEdge is the letter of the beginning and the end of a word.
const wordEdge = '.'

// openPatterns reads what the packer wrote. The bytes are part of the program,
// so they are whole.
func openPatterns(packed string) *hyphenPatterns {
	list := func() []string {
		size, rest := binary.LittleEndian.Uint32([]byte(packed[:4])), packed[4:]
		packed = rest[size:]
		return strings.Split(rest[:size], "\n")
	}
	p := &hyphenPatterns{}
	for i, letter := range []rune(list()[0]) {
		p.codes[letter] = byte(i + 1)
	}
	for _, line := range list() {
		p.levels = append(p.levels, readLevels(line))
	}
	p.root = int(binary.LittleEndian.Uint32([]byte(packed)))
	p.nodes = packed[4:]
	return p
}

// readLevels reads "2:5z 4:2": a level of 5 after two letters that inserts a z,
// and one of 2 after four.
func readLevels(line string) []hyphenLevel {
	var levels []hyphenLevel
	for field := range strings.FieldsSeq(line) {
		place, rest, _ := strings.Cut(field, ":")
		levels = append(levels, hyphenLevel{at: place[0] - 'a', level: rest[0] - '0', insert: rest[1:]})
	}
	return levels
}

// match returns the level before each letter of a word in lower case.
func (p *hyphenPatterns) match(word []rune) []hyphenLevel {
	codes := make([]byte, 0, 64)
	codes = append(codes, p.code(wordEdge))
	for _, r := range word {
		codes = append(codes, p.code(r))
	}
	codes = append(codes, p.code(wordEdge))
	found := make([]hyphenLevel, len(codes)+1)
	for start := range codes {
		node := p.root
		for _, code := range codes[start:] {
			if node = p.child(node, code); node < 0 {
				break
			}
			for _, level := range p.levels[p.levelsOf(node)] {
				known := &found[start+int(level.at)]
				if level.level > known.level || level.level == known.level && level.insert != "" {
					*known = level
				}
			}
		}
	}
	return found[1 : len(word)+1]
}

// code is what the trie has for a letter, 0 if no pattern has it.
func (p *hyphenPatterns) code(r rune) byte {
	if int(r) < len(p.codes) {
		return p.codes[r]
	}
	return 0
}

func (p *hyphenPatterns) levelsOf(node int) int {
	return int(p.nodes[node]) | int(p.nodes[node+1])<<8
}

// child returns the place of a child, or -1.
func (p *hyphenPatterns) child(node int, code byte) int {
	count := int(p.nodes[node+2])
	i := strings.IndexByte(p.nodes[node+3:node+3+count], code)
	if i < 0 {
		return -1
	}
	at := node + 3 + count + 3*i
	return int(p.nodes[at]) | int(p.nodes[at+1])<<8 | int(p.nodes[at+2])<<16
}
