package build

import (
	"maps"

	"kalauz/internal/source"
)

// digest is the hash of a file's bytes, and the stamp it had when they were
// read. Only a settled stamp spares a second reading.
type digest struct {
	stamp   source.Stamp
	settled bool
	hash    string
}

// digests are those of many files by the names that the editor knows; the newer
// ones stand before the others.
type digests struct{ all, newer map[string]digest }

// of returns the digest of a file, the zero one if it was not read.
func (d digests) of(file string) digest {
	if newer, ok := d.newer[file]; ok {
		return newer
	}
	return d.all[file]
}

// again returns the digests, to be changed here and there.
func (d digests) again() digests {
	newer := maps.Clone(d.newer)
	if newer == nil {
		newer = map[string]digest{}
	}
	return digests{d.all, newer}
}
