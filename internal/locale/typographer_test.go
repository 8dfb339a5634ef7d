package locale

import (
	"testing"
	"unicode/utf8"
)

// FuzzMayChange: what the quick look lets through unchanged is what the slow way
// would not have changed either, and leaves the typographer in the same state.
func FuzzMayChange(f *testing.F) {
	for _, s := range []string{"a-b. c", "a - b", "a -", "x–y", "1.2", "e-mail.", "ő-", "»a«", "don't"} {
		f.Add("„a ", s, "” -b")
	}
	hu, _ := For("hu")
	f.Fuzz(func(t *testing.T, before, s, after string) {
		quick, slow := hu.Typographer(), hu.Typographer()
		quick.Text(before)
		slow.Text(before)
		if !utf8.ValidString(s) || mayChange(s) || s == "" || quick.Text("x") != slow.Text("x") {
			return
		}
		if got, want := quick.Text(s), slow.print(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		if got, want := quick.Text(after), slow.Text(after); got != want {
			t.Errorf("after %q: %q, want %q", s, got, want)
		}
	})
}
