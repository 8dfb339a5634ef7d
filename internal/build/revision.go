package build

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/bits"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

// revision is the hash of everything that a site was made from. faults are those
// that are known without its bodies.
func (src *sources) revision(faults diag.List, o Options) string {
	sum := sha256.New()
	fmt.Fprintln(sum, src.settings, src.words, src.layoutsKey, src.themeKey, src.today, o.Drafts, o.Future, src.files)
	for _, d := range faults {
		fmt.Fprintln(sum, d.Code, d.Place, d.Words)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// fileSum is the sum of the hashes of files with their paths: one file can be
// exchanged in it for another without a look at the rest.
type fileSum [4]uint64

// hashOf is what a file adds to a sum. One that was not read counts by its stamp.
func hashOf(file source.File, d digest) fileSum {
	text := file.Path + "\x00" + d.hash
	if d.hash == "" {
		text += fmt.Sprint(file.Stamp)
	}
	raw := sha256.Sum256([]byte(text))
	var sum fileSum
	for i := range sum {
		sum[i] = binary.LittleEndian.Uint64(raw[8*i:])
	}
	return sum
}

func (s *fileSum) add(other fileSum) {
	var carry uint64
	for i := range s {
		s[i], carry = bits.Add64(s[i], other[i], carry)
	}
}

func (s *fileSum) remove(other fileSum) {
	var borrow uint64
	for i := range s {
		s[i], borrow = bits.Sub64(s[i], other[i], borrow)
	}
}
