package locale

import "strings"

// List joins items as a sentence does: "a, b és c", "a, b and c".
func (l *Language) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + l.and + items[last]
}
