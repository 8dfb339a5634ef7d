package source

import "testing"

func TestLine(t *testing.T) {
	const text = "\ufeffelső\r\n\nharmadik"
	for n, want := range map[int]string{0: "", 1: "első", 2: "", 3: "harmadik", 4: ""} {
		if got := Line([]byte(text), n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
}
