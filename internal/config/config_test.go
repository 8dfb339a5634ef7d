package config

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// mark is a fault that a test file expects on its line: the code, and the text
// that stands at the place.
var mark = regexp.MustCompile(`# (K\d+) (\S+)`)

// TestFaults reads settings that mark their own faults.
func TestFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	shown := ""
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			shown += string(raw)
			config, faults := Load(file, raw)
			if len(config.Languages) == 0 || config.Default().Locale == nil {
				t.Error("there is always a language")
			}
			if diff := cmp.Diff(wanted(string(raw)), found(string(raw), faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
	source, err := os.ReadFile("faults.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"(K\d+)"`).FindAllStringSubmatch(string(source), -1) {
		if m[1] != empty.Code && !strings.Contains(shown, m[1]) {
			t.Errorf("%s is shown by no test", m[1])
		}
	}
}

func wanted(src string) []string {
	var out []string
	for i, line := range strings.Split(src, "\n") {
		for _, m := range mark.FindAllStringSubmatch(line, -1) {
			out = append(out, fmt.Sprintf("%d %s %s", i+1, m[1], m[2]))
		}
	}
	slices.Sort(out)
	return out
}

func found(src string, faults diag.List) []string {
	lines := strings.Split(src, "\n")
	var out []string
	for _, d := range faults {
		line := lines[d.Place.Line-1]
		at := string([]rune(line)[d.Place.Column-1:])
		for _, m := range mark.FindAllStringSubmatch(line, -1) {
			if m[1] == d.Code && strings.HasPrefix(at, m[2]) {
				at = m[2]
			}
		}
		out = append(out, fmt.Sprintf("%d %s %s", d.Place.Line, d.Code, at))
	}
	slices.Sort(out)
	return out
}

func TestLoad(t *testing.T) {
	config, faults := Load("site.yaml", []byte(`title: {hu: Tár, en: Library}
base_url: HTTPS://Pelda.HU/tar
languages:
  - {code: hu, label: Magyar, locale: hu-HU}
  - {code: en, label: English}
publisher: organisations/eletfa
menu: [projects, services]
infoblock: {image: a.svg, alt: {hu: Jel, en: Mark}, href: about}
outputs: {books: false}
per_page: 20
`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if config.BaseURL != "https://pelda.hu/tar/" || config.TimeZone != "Europe/Budapest" || config.PerPage != 20 ||
		config.Outputs != (Outputs{Search: true, Images: true}) || config.Infoblock.Position != "top-right" {
		t.Errorf("%+v", config)
	}
	if diff := cmp.Diff([]string{"hu", "en"}, config.Codes()); diff != "" {
		t.Error(diff)
	}
	if l, ok := config.Language("en"); !ok || l.Label != "English" || l.Locale.Tag() != "en-GB" {
		t.Error(l)
	}
	if _, ok := config.Language("de"); ok {
		t.Error("a language that the site does not have")
	}
	if place := config.Place("menu.1"); place.Line != 7 || place.Column != 18 {
		t.Error(place)
	}
}

func TestDefaults(t *testing.T) {
	config, faults := Load("site.yaml", []byte("title: Tár\nlanguages: [{code: hu}]\n"))
	if len(faults) != 1 || faults[0].Code != noBaseURL.Code || faults.HasErrors() {
		t.Errorf("no address is one warning: %v", faults)
	}
	if diff := cmp.Diff(locale.Text{"hu": "Tár"}, config.Title); diff != "" {
		t.Error(diff)
	}
	if config.PerPage != 50 || config.BaseURL != "" || config.Outputs != (Outputs{true, true, true}) || config.Infoblock != nil {
		t.Errorf("%+v", config)
	}
	if _, faults := Load("site.yaml", nil); len(faults) != 1 || faults[0].Code != empty.Code {
		t.Errorf("an empty file: %v", faults)
	}
}

func TestNormaliseURL(t *testing.T) {
	for text, want := range map[string]string{
		"https://pelda.hu": "https://pelda.hu/", "http://a.b:8080/c//": "", "http://a.b/c/": "http://a.b/c/",
		"ftp://a.b/": "", "//a.b/": "", "pelda.hu": "", "https://": "", "https://a.b/?c": "", "https://a.b/#c": "",
		"https://u:p@a.b/": "", "https://a.b/../c": "", "https://a b/": "",
	} {
		if got, ok := NormaliseURL(text); got != want || ok != (want != "") {
			t.Errorf("%s: %q", text, got)
		}
	}
}
