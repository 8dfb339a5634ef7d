package site

import (
	"maps"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"kalauz/internal/diag"
)

// unsafe are last parts and old addresses that lead out of the site, or mean
// something else on some host or system.
var unsafe = []string{
	"..", ".", "../x", "x/..", "/x", "x/", "//host/x", `x\y`, `\\host\x`, "%2e%2e", "x%2fy", "x\x00y", "x\ny", "x\x1by",
	"C:x", "x:y", "x?y", "x#y", "x*", "x.", "x ", strings.Repeat("x", 256), strings.Repeat("x/", 600) + "x", ".kalauz-manifest", ".git", "con", "nul.md",
}

func TestNothingUnsafeIsASlug(t *testing.T) {
	for _, slug := range unsafe {
		if isSlug(slug) {
			t.Errorf("%q can be the end of an address", slug)
		}
	}
	for _, slug := range []string{"gulyasleves", "covid-19", "6-muhelymunka", "2026"} {
		if !isSlug(slug) {
			t.Errorf("%q cannot be the end of an address", slug)
		}
	}
}

func TestCleanAlias(t *testing.T) {
	for _, c := range []struct{ alias, want string }{
		{"/regi/", "/regi/"},
		{"/regi", "/regi/"},
		{"/regi/cim", "/regi/cim/"},
		{"/regi.html", "/regi.html"},
		{"/regi.php/", "/regi.php/"},
	} {
		if got, ok := cleanAlias(c.alias); !ok || got != c.want {
			t.Errorf("%s: %q %v, want %q", c.alias, got, ok, c.want)
		}
	}
	for _, alias := range append([]string{"", "/", "//", "/..", "/.", "regi", "https://host/", "//host/x", "///x", "/x//", "/../x/", "/x/./y"}, unsafe...) {
		if got, ok := cleanAlias(alias); ok && alias != "/x" { // as a slug too much, as an address whole
			t.Errorf("%q is an old address: %s", alias, got)
		}
	}
}

// FuzzAlias: an old address that is taken is published inside the site, as one
// file that is found under that address, and what is clean stays as it is.
func FuzzAlias(f *testing.F) {
	for _, alias := range append([]string{"/regi/", "/regi.html", "/a/b.c/d"}, unsafe...) {
		f.Add(alias)
	}
	f.Fuzz(func(t *testing.T, alias string) {
		url, ok := cleanAlias(alias)
		if !ok {
			return
		}
		file := File(url)
		if !filepath.IsLocal(file) || path.Clean("/"+file) != "/"+file || strings.ContainsAny(file, "\\:%?#\x00") {
			t.Fatalf("%q is published as %q", alias, file)
		}
		if again, ok := cleanAlias(url); !ok || again != url {
			t.Fatalf("%q is cleaned to %q, and that to %q", alias, url, again)
		}
		claims := []claim{{url: url}, {url: "/" + file}}
		refused := settle(claims)
		if _, no := refused[1]; !no || len(refused) != 1 {
			t.Fatalf("of %q and its file %v are refused", url, refused)
		}
		if faults := foldersAgainstFiles(claims, refused); len(faults) > 0 {
			t.Fatalf("%q stands in its own way: %v", url, faults)
		}
	})
}

// TestSettle: the first has the address; what differs in capital letters alone
// is the same, and so are a folder and the file that is shown for it.
func TestSettle(t *testing.T) {
	claims := []claim{{url: "/a/"}, {url: "/b/"}, {url: "/a/index.html"}, {url: "/A/"}, {url: "/b/c-index.html"}, {url: "/b/c-"}, {url: "/"}, {url: "/index.html"}}
	want := map[int]int{2: 0, 3: 0, 7: 6}
	if got := settle(claims); !maps.Equal(got, want) {
		t.Errorf("refused are %v, want %v", got, want)
	}
	for i, code := range map[int]string{2: sameAddress.Code, 3: caseAddress.Code} {
		if d := claims[i].refusal(claims[0]); d.Code != code {
			t.Errorf("%s against %s is %s, want %s", claims[i].url, claims[0].url, d.Code, code)
		}
	}
}

// TestFoldersEnd: an address that begins wrongly must not be walked up for ever.
func TestFoldersEnd(t *testing.T) {
	var claims []claim
	for _, url := range []string{"//host/x/", "/../../x/", "/a/b/", "/a/b", "/a/b/c"} {
		claims = append(claims, claim{url, diag.Place{File: url}})
	}
	faults := foldersAgainstFiles(claims, settle(claims))
	if len(faults) != 2 || faults[0].Code != fileAgainstFolder.Code || faults[0].Place.File != "/a/b" {
		t.Errorf("want one file against two that need its folder, got %v", faults)
	}
}

// FuzzRelativeTo: a link never leaves the content tree without saying so.
func FuzzRelativeTo(f *testing.F) {
	for _, target := range []string{"../x.md", "../../x.md", "/x.md", "/../x.md", "..", ".", "", `..\x`, "a/../../b", "//x", "a//b"} {
		f.Add("recipes/soup.md", target)
	}
	f.Fuzz(func(t *testing.T, file, target string) {
		if !filepath.IsLocal(file) || path.Clean(file) != file {
			return // no file of a tree is called so
		}
		if name, inside := relativeTo(file, target); inside && name != "" && name != "." && !filepath.IsLocal(name) {
			t.Fatalf("%q in %s is %q", target, file, name)
		}
	})
}
