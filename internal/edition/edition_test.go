package edition

import "testing"

func TestWithLine(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: x\n---\nText.\n---\n":    "---\ntitle: x\nfrozen: true\n---\nText.\n---\n",
		"---\r\ntitle: x\r\n---\r\nText.\r\n": "---\r\ntitle: x\r\nfrozen: true\r\n---\r\nText.\r\n",
		"\uFEFF---\ntitle: x\n---\n":          "\uFEFF---\ntitle: x\nfrozen: true\n---\n",
		"---\n---\n":                          "---\nfrozen: true\n---\n",
		"---\ntext: |\n  ---x\n  y\n---\n":    "---\ntext: |\n  ---x\n  y\nfrozen: true\n---\n",
		"---\ntitle: x\n":                     "",
		"Text.":                               "",
		"":                                    "",
	} {
		got, ok := withLine([]byte(text), "frozen: true")
		if string(got) != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
