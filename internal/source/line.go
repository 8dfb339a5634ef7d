package source

import "bytes"

// Line returns a line of a file, counted from 1, as its author sees it: for the
// excerpt in a fault. It is empty where there is none.
func Line(raw []byte, n int) string {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	for line := range bytes.Lines(raw) {
		if n--; n == 0 {
			return string(bytes.TrimRight(line, "\r\n"))
		}
	}
	return ""
}
