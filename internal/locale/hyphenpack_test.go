package locale

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "pack the hyphenation patterns anew")

// TestPackedPatterns packs the dictionaries of hyphenation/ as [hyphenPatterns]
// reads them, and with -update writes what came out.
func TestPackedPatterns(t *testing.T) {
	for dictionary, packed := range map[string]string{
		"hyphenation/hyph_hu_HU.dic": "hyphenation/hu.patterns",
		"hyphenation/hyph_en_GB.dic": "hyphenation/en.patterns",
	} {
		want := packPatterns(readPatterns(t, dictionary))
		if *update {
			if err := os.WriteFile(packed, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(packed)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what %s gives: go test ./internal/locale -run TestPackedPatterns -update", packed, dictionary)
		}
	}
}

// pattern is one line of a dictionary: letters, and the level before each of
// them and after the last.
type liangPattern struct {
	letters []rune
	levels  []byte
	inserts map[int]string
}

// brokenLine is the one line of the Hungarian dictionary whose replacement is
// no replacement.
const brokenLine = ".mas5száz8s3zok1ni/sz=3,1,1,14"

// readPatterns reads a dictionary of the hyphen library: an encoding, options,
// and patterns. Lines with ligatures are left out: a word here is spelled with
// letters.
func readPatterns(t *testing.T, name string) map[string]liangPattern {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	patterns := map[string]liangPattern{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line == "UTF-8" || line[0] == '%' || strings.Contains(line, "HYPHENMIN") ||
			strings.ContainsAny(line, "ﬀﬁﬂﬃﬄ'’") || line == brokenLine {
			continue
		}
		spelled, replacement, _ := strings.Cut(line, "/")
		p := spellPattern(spelled)
		if replacement != "" {
			if err := p.replace(replacement); err != nil {
				t.Fatalf("%s: %s: %v", name, line, err)
			}
		}
		patterns[string(p.letters)] = p
	}
	return patterns
}

// spellPattern takes "a1b2c" apart.
func spellPattern(spelled string) liangPattern {
	p := liangPattern{inserts: map[int]string{}}
	level := byte(0)
	for _, r := range spelled {
		if '0' <= r && r <= '9' {
			level = byte(r - '0')
			continue
		}
		p.letters, p.levels, level = append(p.letters, r), append(p.levels, level), 0
	}
	p.levels = append(p.levels, level)
	return p
}

// replace reads "sz=,2,1": from the second letter on, one letter becomes "sz"
// before the break and nothing after it. What stands after a break is always
// what the word has there, and what stands before it begins so: only letters
// are put in.
func (p *liangPattern) replace(replacement string) error {
	fields := strings.Split(replacement, ",")
	if len(fields) != 3 {
		return fmt.Errorf("%d fields", len(fields))
	}
	from, err1 := strconv.Atoi(fields[1])
	count, err2 := strconv.Atoi(fields[2])
	before, after, _ := strings.Cut(fields[0], "=")
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	if p.letters[0] != wordEdge { // which is not counted
		from--
	}
	old := string(p.letters[from : from+count])
	kept, ok := strings.CutSuffix(old, after)
	insert, begins := strings.CutPrefix(before, kept)
	if !ok || !begins {
		return fmt.Errorf("%s does not become %s", old, fields[0])
	}
	p.inserts[from+utf8.RuneCountInString(kept)] = insert
	return nil
}

// packPatterns writes patterns as a trie. The dictionaries repeat in a pattern
// what shorter patterns in it say, for a program that looks only at the longest;
// what is repeated is left out.
func packPatterns(patterns map[string]liangPattern) []byte {
	used := map[rune]bool{}
	root := &packNode{}
	levels := map[string]int{"": 0}
	for _, key := range slices.Sorted(maps.Keys(patterns)) {
		said := patterns[key].own(patterns)
		if said == "" {
			continue
		}
		node := root
		for _, r := range key {
			used[r] = true
			node = node.child(r)
		}
		if _, known := levels[said]; !known {
			levels[said] = len(levels)
		}
		node.levels = levels[said]
	}
	letters := slices.Sorted(maps.Keys(used))
	code := map[rune]byte{}
	for i, r := range letters {
		code[r] = byte(i + 1)
	}
	trie := packTrie{code: code, known: map[string]int{}}
	rootAt := trie.write(root)

	lines := make([]string, len(levels))
	for said, i := range levels {
		lines[i] = said
	}
	var out []byte
	for _, list := range []string{string(letters), strings.Join(lines, "\n")} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(list)))
		out = append(out, list...)
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(rootAt))
	return append(out, trie.bytes...)
}

// own is what a pattern says that no shorter one in it says, as readLevels
// reads it.
func (p liangPattern) own(all map[string]liangPattern) string {
	said := make([]byte, len(p.levels))
	for start := range p.letters {
		for end := start + 1; end <= len(p.letters); end++ {
			if shorter, ok := all[string(p.letters[start:end])]; ok && end-start < len(p.letters) {
				for i, level := range shorter.levels {
					said[start+i] = max(said[start+i], level)
				}
			}
		}
	}
	var fields []string
	for i, level := range p.levels {
		if level > said[i] || p.inserts[i] != "" {
			fields = append(fields, fmt.Sprintf("%c:%d%s", 'a'+i, level, p.inserts[i]))
		}
	}
	return strings.Join(fields, " ")
}

type packNode struct {
	levels   int
	children map[rune]*packNode
}

func (n *packNode) child(r rune) *packNode {
	if n.children == nil {
		n.children = map[rune]*packNode{}
	}
	if n.children[r] == nil {
		n.children[r] = &packNode{}
	}
	return n.children[r]
}

// packTrie is the bytes of the nodes written so far, and where each stands.
type packTrie struct {
	code  map[rune]byte
	bytes []byte
	known map[string]int
}

// write adds a node after its children, if no equal one is there, and returns
// its place.
func (t *packTrie) write(n *packNode) int {
	node := []byte{byte(n.levels), byte(n.levels >> 8), byte(len(n.children))}
	var places []byte
	for _, r := range slices.Sorted(maps.Keys(n.children)) {
		at := t.write(n.children[r])
		node = append(node, t.code[r])
		places = append(places, byte(at), byte(at>>8), byte(at>>16))
	}
	node = append(node, places...)
	at, known := t.known[string(node)]
	if !known {
		at = len(t.bytes)
		t.known[string(node)] = at
		t.bytes = append(t.bytes, node...)
	}
	return at
}
