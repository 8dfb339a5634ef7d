package watch

import (
	"path/filepath"
	"testing"
)

func TestAbove(t *testing.T) {
	tests := []struct {
		folder, path string
		want         bool
	}{
		{"/a", "/a/b", true},
		{"/a", "/a/b/c", true},
		{"/", "/a", true},
		{"/a", "/a", false},
		{"/", "/", false},
		{"/a", "/ab", false},
		{"/a/b", "/a", false},
	}
	for _, test := range tests {
		if got := above(filepath.FromSlash(test.folder), filepath.FromSlash(test.path)); got != test.want {
			t.Errorf("above(%q, %q) = %v", test.folder, test.path, got)
		}
	}
}
