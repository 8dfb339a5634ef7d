package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// errManifest is a manifest that cannot be read as one: then nothing in the
// folder can be known to be ours.
var errManifest = errors.New("publish: the manifest is damaged")

const manifestHead = "kalauz-manifest 1"

// entry is one published file; sum is the SHA-256 of its bytes in hexadecimal.
type entry struct {
	path string
	sum  string
	size int64
}

// sumOf returns the SHA-256 of bytes in hexadecimal.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// encodeManifest writes a head and a line for each entry. The entries come in
// order of path, so that the same set gives the same bytes.
func encodeManifest(entries []entry) []byte {
	b := append(make([]byte, 0, 128*len(entries)+32), manifestHead...)
	b = append(b, '\n')
	for _, e := range entries {
		b = append(b, e.sum...)
		b = append(b, ' ')
		b = strconv.AppendInt(b, e.size, 10)
		b = append(b, ' ')
		b = append(b, e.path...)
		b = append(b, '\n')
	}
	return b
}

// decodeManifest is as strict as it can be: what it returns will be removed.
func decodeManifest(data []byte) ([]entry, error) {
	head, rest, ok := strings.Cut(string(data), "\n")
	if !ok || head != manifestHead || rest != "" && !strings.HasSuffix(rest, "\n") {
		return nil, errManifest
	}
	entries := make([]entry, 0, bytes.Count(data, []byte("\n")))
	for line := range strings.Lines(rest) {
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		if len(fields) != 3 || len(fields[0]) != 2*sha256.Size || checkPath(fields[2]) != nil {
			return nil, errManifest
		}
		if _, err := hex.DecodeString(fields[0]); err != nil {
			return nil, errManifest
		}
		size, err := strconv.ParseInt(fields[1], 10, 64)
		if err != nil || size < 0 {
			return nil, errManifest
		}
		if n := len(entries); n > 0 && entries[n-1].path >= fields[2] {
			return nil, errManifest
		}
		entries = append(entries, entry{path: fields[2], sum: fields[0], size: size})
	}
	return entries, nil
}

// readManifest returns what was published into the folder before, nothing for a
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
