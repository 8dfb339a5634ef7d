package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

// errManifest is a manifest that cannot be read as one: then nothing in the
// folder can be known to be ours.
var errManifest = errors.New("publish: the manifest is damaged")

// The first line of a manifest, and that of manifests from before there were notes:
// what those name is ours all the same.
const (
	manifestHead = "kalauz-manifest 2"
	unnotedHead  = "kalauz-manifest 1"
)

// entry is one published file; sum is the SHA-256 of its bytes in hexadecimal.
type entry struct {
	path string
	sum  string
	size int64
	note string
}

// entryOf is the entry of an item with these bytes.
func entryOf(item Item, data []byte) entry {
	return entry{item.Path, source.Hash(data), int64(len(data)), item.Note}
}

// encodeManifest writes a head and a line for each entry, the note behind a tab,
// which no path has. The entries come in order of path, so that the same set gives
// the same bytes.
func encodeManifest(entries []entry) []byte {
	b := append(make([]byte, 0, 128*len(entries)+32), manifestHead...)
	b = append(b, '\n')
	for _, e := range entries {
		b = append(b, e.sum...)
		b = append(b, ' ')
		b = strconv.AppendInt(b, e.size, 10)
		b = append(b, ' ')
		b = append(b, e.path...)
		if e.note != "" {
			b = append(b, '\t')
			b = append(b, e.note...)
		}
		b = append(b, '\n')
	}
	return b
}

// decodeManifest is as strict as it can be: what it returns will be removed.
func decodeManifest(data []byte) ([]entry, error) {
	head, rest, whole := strings.Cut(string(data), "\n")
	if !whole || head != manifestHead && head != unnotedHead {
		return nil, errManifest
	}
	entries := make([]entry, 0, strings.Count(rest, "\n"))
	for rest != "" {
		line, more, whole := strings.Cut(rest, "\n")
		e, ok := decodeEntry(line)
		if n := len(entries); !ok || !whole || n > 0 && entries[n-1].path >= e.path || e.note != "" && head != manifestHead {
			return nil, errManifest
		}
		entries, rest = append(entries, e), more
	}
	return entries, nil
}

// decodeEntry reads a line as it is written: no other spelling of the same
// entry is taken for one.
func decodeEntry(line string) (entry, bool) {
	sum, rest, _ := strings.Cut(line, " ")
	number, rest, _ := strings.Cut(rest, " ")
	name, note, noted := strings.Cut(rest, "\t")
	size, err := strconv.ParseUint(number, 10, 63)
	ok := isSum(sum) && err == nil && (number[0] != '0' || number == "0") && checkPath(name) == nil && noted == (note != "")
	return entry{name, sum, int64(size), note}, ok
}

// isSum reports whether a text is what [source.Hash] returns.
func isSum(sum string) bool {
	for i := range len(sum) {
		if c := sum[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(sum) == 2*sha256.Size
}

// find returns the entry of a path.
func find(entries []entry, name string) (entry, bool) {
	i, found := slices.BinarySearchFunc(entries, name, func(e entry, name string) int { return strings.Compare(e.path, name) })
	if !found {
		return entry{}, false
	}
	return entries[i], true
}

// hasFolder reports whether any of the entries stands in a folder.
func hasFolder(entries []entry, name string) bool {
	name += "/"
	i, _ := slices.BinarySearchFunc(entries, name, func(e entry, name string) int { return strings.Compare(e.path, name) })
	return i < len(entries) && strings.HasPrefix(entries[i].path, name)
}

// Noted is a file of the last publish that had a note.
type Noted struct{ Path, Note string }

// Notes returns the notes of the last publish into dest that was completed, in
// order of path. A manifest that cannot be read is a fault; where none is there
// are no notes. It takes no lock and touches nothing.
func Notes(dest string) ([]Noted, diag.List, error) {
	p, err := locate(dest)
	if err != nil {
		return nil, nil, err
	}
	root, err := p.open()
	if err != nil {
		return nil, nil, ignoreMissing(err)
	}
	defer root.Close()
	entries, err := readManifest(root.Root)
	if errors.Is(err, errManifest) {
		return nil, diag.List{p.damaged()}, nil
	}
	var notes []Noted
	for _, e := range entries {
		if e.note != "" {
			notes = append(notes, Noted{e.path, e.note})
		}
	}
	return notes, nil, err
}

// damaged is the fault of a manifest that cannot be read as one.
func (p place) damaged() diag.Diagnostic {
	name := p.inFolder(manifestName)
	return isDamaged.At(diag.Place{File: name}, "path", name)
}

// readManifest returns what was published into the folder before, nil for a
// folder into which nothing was.
func readManifest(root *os.Root) ([]entry, error) {
	info, err := root.Lstat(manifestName)
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, errManifest
	}
	data, err := root.ReadFile(manifestName)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	return decodeManifest(data)
}
