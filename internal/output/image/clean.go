package image

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Clean returns a picture without what it tells beside what it shows: where and
// when it was taken, with what, by whom, and the small or second pictures that
// cameras hide in it. Colours and the way up stay. The bytes say what they are,
// whatever the name of the file; what is no photo is returned as it is.
func Clean(raw []byte) []byte {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xd8")):
		return cleanJPEG(raw)
	case bytes.HasPrefix(raw, []byte(pngSignature)):
		return cleanPNG(raw)
	case len(raw) >= 12 && string(raw[:4]) == "RIFF" && string(raw[8:12]) == "WEBP":
		return cleanWebP(raw)
	}
	return raw
}

// Markers of JPEG.
const (
	startOfImage = 0xd8
	endOfImage   = 0xd9
	startOfScan  = 0xda
	comment      = 0xfe
	firstApp     = 0xe0
	lastApp      = 0xef
)

// cleanJPEG keeps the segments that the picture needs, and ends where it ends.
func cleanJPEG(raw []byte) []byte {
	out := append(make([]byte, 0, len(raw)), raw[:2]...)
	if turned := Orientation(raw); turned > 1 {
		out = append(out, orientationSegment(turned)...)
	}
	for i := 2; ; {
		marker, from, to := nextSegment(raw, i)
		switch {
		case marker == 0 || marker == endOfImage:
			return append(out, 0xff, endOfImage)
		case isNeeded(marker, raw[from:to]):
			out = append(out, raw[from:to]...)
		}
		if i = to; i == len(raw) { // cut off
			return out
		}
		if marker == startOfScan {
			end := endOfScan(raw, i)
			out = append(out, raw[i:end]...)
			i = end
		}
	}
}

// nextSegment finds the next segment from i on, marker and all; marker 0 where
// there is none. Decoders pass over what stands between segments, and so does it.
func nextSegment(raw []byte, i int) (marker byte, from, to int) {
	for ; i+1 < len(raw); i++ {
		if raw[i] == 0xff && raw[i+1] != 0xff && raw[i+1] != 0 {
			break
		}
	}
	if i+1 >= len(raw) {
		return 0, 0, 0
	}
	marker = raw[i+1]
	if marker == endOfImage || marker == startOfImage || marker >= 0xd0 && marker <= 0xd7 || marker == 0x01 {
		return marker, i, i + 2
	}
	if i+4 > len(raw) {
		return 0, 0, 0
	}
	to = i + 2 + int(binary.BigEndian.Uint16(raw[i+2:]))
	if to < i+4 {
		return 0, 0, 0
	}
	return marker, i, min(to, len(raw))
}

// endOfScan returns where the packed pixels at i end: at the next marker that is
// not among them.
func endOfScan(raw []byte, i int) int {
	for ; i+1 < len(raw); i++ {
		if raw[i] == 0xff && raw[i+1] != 0 && (raw[i+1] < 0xd0 || raw[i+1] > 0xd7) {
			return i
		}
	}
	return len(raw)
}

// isNeeded reports whether a segment is a part of the picture: of those that
// programs add, the resolution, the colours and Adobe's way of storing them are.
func isNeeded(marker byte, segment []byte) bool {
	switch {
	case marker == comment:
		return false
	case marker < firstApp || marker > lastApp:
		return true
	case len(segment) < 4:
		return false
	}
	for _, kept := range []struct {
		marker byte
		name   string
	}{{0xe0, "JFIF\x00"}, {0xe2, "ICC_PROFILE\x00"}, {0xee, "Adobe"}} {
		if marker == kept.marker && bytes.HasPrefix(segment[4:], []byte(kept.name)) {
			return true
		}
	}
	return false
}

const exifName = "Exif\x00\x00"

// orientationTag is the one thing in Exif that changes what a picture shows.
const orientationTag = 0x0112

// Orientation returns the way up of a photo that a camera has noted, 1 to 8 as
// Exif counts them; 1 where it has not.
func Orientation(raw []byte) int {
	if !bytes.HasPrefix(raw, []byte("\xff\xd8")) {
		return 1
	}
	for i := 2; ; {
		marker, from, to := nextSegment(raw, i)
		if marker == 0 || marker == startOfScan || marker == endOfImage {
			return 1
		}
		if marker == 0xe1 && to-from > 4 {
			if exif, ok := bytes.CutPrefix(raw[from+4:to], []byte(exifName)); ok {
				return orientationIn(exif)
			}
		}
		i = to
	}
}

// orientationIn looks into the first list of a TIFF structure.
func orientationIn(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	entries := tiff[at+2:]
	for range int(order.Uint16(tiff[at:])) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == orientationTag {
			if turned := int(order.Uint16(entries[8:])); turned >= 1 && turned <= 8 {
				return turned
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// orientationSegment is the shortest Exif that says which way is up.
func orientationSegment(turned int) []byte {
	body := exifName + "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(byte(turned)) + "\x00\x00\x00\x00\x00\x00"
	return append([]byte{0xff, 0xe1, 0, byte(len(body) + 2)}, body...)
}

// neededChunks are the parts of a PNG that change what it shows, beside those that
// every PNG has.
var neededChunks = []string{"tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST", "sPLT", "cICP", "acTL", "fcTL", "fdAT"}

const pngSignature = "\x89PNG\r\n\x1a\n"

func cleanPNG(raw []byte) []byte {
	rest := raw[len(pngSignature):]
	out := append(make([]byte, 0, len(raw)), pngSignature...)
	for len(rest) >= 12 {
		size := int(binary.BigEndian.Uint32(rest))
		if size < 0 || size > len(rest)-12 {
			break
		}
		name, chunk := string(rest[4:8]), rest[:size+12]
		if name[0] >= 'A' && name[0] <= 'Z' || slices.Contains(neededChunks, name) {
			out = append(out, chunk...)
		}
		if name == "IEND" {
			break
		}
		rest = rest[size+12:]
	}
	return out
}

// The flags of an extended WebP file that say what is in it.
const (
	webpExif = 0x08
	webpXMP  = 0x04
)

func cleanWebP(raw []byte) []byte {
	out := append(make([]byte, 0, len(raw)), raw[:12]...)
	rest := raw[12:]
	if whole := int(binary.LittleEndian.Uint32(raw[4:])) - 4; whole >= 0 && whole < len(rest) {
		rest = rest[:whole]
	}
	for len(rest) >= 8 {
		size := int(binary.LittleEndian.Uint32(rest[4:]))
		padded := 8 + size + size%2
		if size < 0 || padded > len(rest) {
			break
		}
		name, chunk := string(rest[:4]), rest[:padded]
		if name != "EXIF" && name != "XMP " {
			out = append(out, chunk...)
			if name == "VP8X" && size > 0 {
				out[len(out)-len(chunk)+8] &^= webpExif | webpXMP
			}
		}
		rest = rest[padded:]
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}
