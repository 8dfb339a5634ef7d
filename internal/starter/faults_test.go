package starter

import (
	"testing"

	"kalauz/internal/diag"
)

func codes(faults diag.List) []string {
	var list []string
	for _, d := range faults {
		list = append(list, d.Code)
	}
	return list
}

// second is the codes of the faults that New and Translate return.
func second(_ string, faults diag.List, _ error) []string { return codes(faults) }

func onInit(t *testing.T, dir string) diag.List {
	t.Helper()
	_, faults, err := Init(dir, layouts, day)
	if err != nil {
		t.Fatal(err)
	}
	return faults
}
