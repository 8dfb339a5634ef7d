package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"unicode/utf8"

	"kalauz/internal/diag"
)

var fileTooLarge = diag.Rule{
	Code:  "K114",
	Words: diag.Words{HU: "A fájl {size} bájt; legfeljebb {limit} lehet.", EN: "The file has {size} bytes; the limit is {limit}."},
	Hint:  diag.Words{HU: "Ossza több fájlra. Ha kép vagy más adat van beleírva, tegye külön fájlba.", EN: "Split it into several files. If it has a picture or other data in it, put that in a file of its own."},
}

var notUTF8 = diag.Rule{
	Code:  "K115",
	Words: diag.Words{HU: "A fájl nem UTF-8 kódolású; valószínűleg ilyen: {encoding}.", EN: "The file is not UTF-8 text; it is probably {encoding}."},
	Hint:  diag.Words{HU: "Nyissa meg a szövegszerkesztőben, és mentse másként, UTF-8 kódolással (Jegyzettömb: Fájl › Mentés másként › Kódolás: UTF-8).", EN: "Open it in your editor and save it again with the encoding UTF-8 (Notepad: File › Save as › Encoding: UTF-8)."},
}

var damaged = diag.Rule{
	Code:  "K116",
	Words: diag.Words{HU: "A szöveg UTF-8 kódolású, de itt sérült: egy betű bájtjai hiányosak.", EN: "The text is UTF-8, but damaged here: a letter's bytes are incomplete."},
	Hint:  diag.Words{HU: "Törölje ezt a jelet, és gépelje be újra a betűt.", EN: "Delete this sign and type the letter again."},
}

var controlCharacter = diag.Rule{
	Code:  "K117",
	Words: diag.Words{HU: "Láthatatlan vezérlőkarakter áll a szövegben ({code}).", EN: "There is an invisible control character in the text ({code})."},
	Hint:  diag.Words{HU: "Törölje. Ha sok van belőle, ez talán nem is szövegfájl.", EN: "Delete it. If there are many, this may not be a text file at all."},
}

var bidiControl = diag.Rule{
	Code:  "K118",
	Level: diag.Warning,
	Words: diag.Words{HU: "Az írásirányt megfordító, láthatatlan karakter áll a szövegben ({code}); összesen: {count}.", EN: "There is an invisible character in the text that reverses the direction of writing ({code}); in all: {count}."},
	Hint:  diag.Words{HU: "Törölje: amit az olvasó lát, eltérhet attól, ami a fájlban áll.", EN: "Delete it: what the reader sees may differ from what the file says."},
}

var binary = diag.Rule{
	Code:  "K119",
	Words: diag.Words{HU: "Ez nem szövegfájl.", EN: "This is not a text file."},
	Hint:  diag.Words{HU: "Ha kép vagy más adat, adja vissza az eredeti kiterjesztését; ha szöveg volt, megsérült: vegye elő egy régebbi másolatát.", EN: "If it is a picture or other data, give it back its original extension; if it was text, it is damaged: take an older copy."},
}

var mark = []byte("\ufeff")

// Text returns the file's text as the function Text does. What is larger than
// limit is not even read.
func (f File) Text(limit int) ([]byte, diag.List, error) {
	if f.Size > int64(limit) {
		return nil, tooLarge(f.Display, f.Size, limit), nil
	}
	raw, err := f.Read()
	if err != nil {
		return nil, nil, err
	}
	text, faults := Text(f.Display, raw, limit)
	return text, faults, nil
}

// Text returns an author's text in the one form that everything else reads:
// UTF-8 without a byte order mark, lines ending with \n. With errors it is nil.
// limit is the most bytes it may have.
func Text(display string, raw []byte, limit int) ([]byte, diag.List) {
	if len(raw) > limit {
		return nil, tooLarge(display, int64(len(raw)), limit)
	}
	if utf16(raw) {
		place := diag.Place{File: display, Line: 1, Column: 1}
		return nil, diag.List{notUTF8.At(place, "encoding", "UTF-16")}
	}
	text := raw
	for bytes.HasPrefix(text, mark) { // joined files have several
		text = text[len(mark):]
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	faults := characters(display, text)
	if faults.HasErrors() {
		return nil, faults
	}
	return text, faults
}

func tooLarge(display string, size int64, limit int) diag.List {
	return diag.List{fileTooLarge.At(diag.Place{File: display}, "size", strconv.FormatInt(size, 10), "limit", strconv.Itoa(limit))}
}

// characters looks at every character and reports the first of each kind that
// should not be there: a hostile file has a million of them.
func characters(display string, text []byte) diag.List {
	firstTurn, turns := 0, 0
	for i := 0; i < len(text); {
		if ordinary[text[i]] {
			i++
			continue
		}
		if isLetter := text[i] >= 0xc3 && text[i] <= 0xdf && i+1 < len(text) && text[i+1]&0xc0 == 0x80; isLetter {
			i += 2 // of two bytes: U+00C0 to U+07FF
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return diag.List{wrongBytes(placeOf(display, text, i), text)}
		case control(r):
			return diag.List{controlCharacter.At(placeOf(display, text, i), "code", code(r))}
		case bidi(r):
			if turns++; turns == 1 {
				firstTurn = i
			}
		}
		i += size
	}
	if turns == 0 {
		return nil
	}
	r, _ := utf8.DecodeRune(text[firstTurn:])
	return diag.List{bidiControl.At(placeOf(display, text, firstTurn), "code", code(r), "count", strconv.Itoa(turns))}
}

// ordinary is the bytes that are characters by themselves and may stand anywhere.
var ordinary = func() (table [256]bool) {
	for b := ' '; b < 0x7f; b++ {
		table[b] = true
	}
	table['\n'], table['\t'] = true, true
	return table
}()

// placeOf returns the place of the character at a byte of a text.
func placeOf(display string, text []byte, at int) diag.Place {
	before := text[:at]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return diag.Place{File: display, Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(line) + 1, Width: 1}
}

// wrongBytes tells a text in an older encoding from one in UTF-8 that was cut or
// damaged: the older one has hardly a whole letter of several bytes.
func wrongBytes(place diag.Place, text []byte) diag.Diagnostic {
	whole, broken := 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		i += size
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return binary.At(place)
	}
	if whole > broken {
		return damaged.At(place)
	}
	return notUTF8.At(place, "encoding", "Windows-1250")
}

// utf16 reports a byte order mark of UTF-16, or, without one, a text of which
// every other byte is NUL, as of Latin letters in UTF-16.
func utf16(raw []byte) bool {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		return true
	}
	head := raw[:min(len(raw), 512)]
	var nuls [2]int
	for i, b := range head {
		if b == 0 {
			nuls[i%2]++
		}
	}
	half := len(head) / 2
	return half > 1 && (nuls[0] > half*3/4 && nuls[1] < half/4 || nuls[1] > half*3/4 && nuls[0] < half/4)
}

// control are the characters that HTML and XML forbid.
func control(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0
}

// bidi are the characters that change the direction of what follows.
func bidi(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

func code(r rune) string { return fmt.Sprintf("U+%04X", r) }

// Hash returns the SHA-256 of bytes in hexadecimal.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
