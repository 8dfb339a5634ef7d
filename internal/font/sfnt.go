package font

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// tables are the tables of a TrueType file by their tags.
type tables map[string][]byte

// Tables stand behind a directory of 12 bytes and 16 for each table.
const (
	headSize  = 12
	entrySize = 16
	trueType  = 0x00010000
)

func readTables(data []byte) (tables, error) {
	if len(data) < headSize || binary.BigEndian.Uint32(data) != trueType {
		return nil, fmt.Errorf("font: not a TrueType file")
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < headSize+n*entrySize {
		return nil, errBroken("directory")
	}
	all := make(tables, n)
	for i := range n {
		entry := data[headSize+i*entrySize:][:entrySize]
		tag := string(entry[:4])
		from, length := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if from+length > uint64(len(data)) {
			return nil, errBroken(tag)
		}
		all[tag] = data[from : from+length : from+length]
	}
	return all, nil
}

// table returns a table that must be there and be long enough.
func (t tables) table(tag string, size int) ([]byte, error) {
	if len(t[tag]) < size {
		return nil, errBroken(tag)
	}
	return t[tag], nil
}

// only returns some of the tables, as far as they are there.
func (t tables) only(tags ...string) tables {
	some := tables{}
	for _, tag := range tags {
		if content, ok := t[tag]; ok {
			some[tag] = content
		}
	}
	return some
}

// postScriptName is the sixth of the names, in the Latin-1 that every one of
// ours is in: Windows' (platform 3) writes two bytes a letter.
func (t tables) postScriptName() (string, error) {
	name, err := t.table("name", 6)
	if err != nil {
		return "", err
	}
	count, texts := int(binary.BigEndian.Uint16(name[2:])), int(binary.BigEndian.Uint16(name[4:]))
	for i := range count {
		if len(name) < 6+12*(i+1) {
			break
		}
		record := name[6+12*i:]
		platform, kind := binary.BigEndian.Uint16(record), binary.BigEndian.Uint16(record[6:])
		length, from := int(binary.BigEndian.Uint16(record[8:])), texts+int(binary.BigEndian.Uint16(record[10:]))
		if platform != 3 || kind != 6 || from+length > len(name) {
			continue
		}
		var letters []byte
		for k := from + 1; k < from+length; k += 2 {
			letters = append(letters, name[k])
		}
		return string(letters), nil
	}
	return "", errBroken("name")
}

// bytes writes the tables as a file: the directory in the order of the tags,
// every table at an address divisible by four, and the sums that the
// specification asks for.
func (t tables) bytes() []byte {
	tags := make([]string, 0, len(t))
	size := headSize + entrySize*len(t)
	for tag, content := range t {
		tags = append(tags, tag)
		size += (len(content) + 3) &^ 3
	}
	slices.Sort(tags)
	out := make([]byte, headSize+entrySize*len(t), size)
	binary.BigEndian.PutUint32(out, trueType)
	binary.BigEndian.PutUint16(out[4:], uint16(len(t)))
	power := bits.Len(uint(len(t))) - 1
	binary.BigEndian.PutUint16(out[6:], uint16(entrySize<<power))
	binary.BigEndian.PutUint16(out[8:], uint16(power))
	binary.BigEndian.PutUint16(out[10:], uint16(entrySize*len(t)-entrySize<<power))
	head := 0
	for i, tag := range tags {
		if tag == "head" {
			head = len(out)
		}
		from := len(out)
		out = append(out, t[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		entry := out[headSize+i*entrySize:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[4:], sum(out[from:]))
		binary.BigEndian.PutUint32(entry[8:], uint32(from))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(t[tag])))
	}
	if head > 0 {
		binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-sum(out))
	}
	return out
}

// sum adds up words of four bytes, as the specification says.
func sum(b []byte) uint32 {
	var s uint32
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	return s
}

func errBroken(table string) error { return fmt.Errorf("font: broken table %s", table) }
