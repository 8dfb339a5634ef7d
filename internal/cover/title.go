package cover

import (
	"strings"
	"unicode"
)

// em is the unit of widths: so many make the size of the letters.
const em = 100

// fit finds the largest letters in which a title has room above the foot, and
// breaks it into lines.
func fit(title string) (size int, lines []string) {
	for _, try := range []struct{ size, lines int }{{26, 4}, {22, 5}, {19, 6}, {16, 7}} {
		size, lines = try.size, broken(title, try.size)
		if len(lines) <= try.lines && longest(lines)*size <= written*em {
			return size, lines
		}
	}
	return size, lines[:min(len(lines), 7)]
}

// broken breaks a text into lines that are no longer than what is written may
// be, and about as long as each other. A word is never broken.
func broken(text string, size int) []string {
	words := strings.Fields(text)
	lines := filled(words, written*em/size)
	for room := longest(lines); room > 0; room -= em / 4 {
		tighter := filled(words, room)
		if len(tighter) > len(lines) || longest(tighter) > max(room, longest(lines)) {
			break
		}
		lines = tighter
	}
	return lines
}

// filled fills lines with words one after the other.
func filled(words []string, room int) []string {
	var lines []string
	for _, word := range words {
		if n := len(lines); n > 0 && width(lines[n-1]+" "+word) <= room {
			lines[n-1] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

func longest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, width(line))
	}
	return most
}

// width is about how wide a text is in a bold serif, rather more than less: which
// font a reader has is not known.
func width(text string) int {
	sum := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("iíjlIÍ.,:;'’!|", r):
			sum += 34
		case strings.ContainsRune("frtst ()-–„”", r):
			sum += 42
		case strings.ContainsRune("mwMW—", r):
			sum += 92
		case unicode.IsUpper(r):
			sum += 74
		default:
			sum += 57
		}
	}
	return sum
}
