package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// root is where the sample site lies, as seen from this folder.
const root = "../.."

// TestCheckOfTheSampleSite holds what an editor is told about the sample site:
// no error, and as warnings only what its sources themselves disagree on.
func TestCheckOfTheSampleSite(t *testing.T) {
	const golden = "testdata/check.golden"
	var said bytes.Buffer
	for _, lang := range []string{"hu", "en"} {
		said.WriteString("$ kalauz check --lang " + lang + " --today " + today + "\n")
		said.Write(kalauz(t, "check", "-s", root, "--lang", lang, "--today", today))
	}
	if *update {
		if err := os.WriteFile(golden, said.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), said.String()); diff != "" {
		t.Errorf("the check says something else (go test ./cmd/kalauz -run Sample -update):\n%s", diff)
	}
}

// TestSampleSitePublishesNoSource builds the sample site, whose folders are the
// program's own as well: what makes them part of the program is nobody's to read.
func TestSampleSitePublishesNoSource(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	kalauz(t, "build", "-s", root, "-d", public, "--today", today)
	err := filepath.WalkDir(public, func(name string, d os.DirEntry, err error) error {
		if err == nil && (filepath.Ext(name) == ".go" || strings.HasPrefix(filepath.Base(name), "_")) {
			t.Errorf("published: %s", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(public, "en", "index.html")); err != nil {
		t.Error(err)
	}
}

// kalauz runs the command, as the scripts do, and returns what it says to
// people. It must end well.
func kalauz(t *testing.T, args ...string) []byte {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	command := &exec.Cmd{Path: self, Args: append([]string{"kalauz"}, args...), Stderr: &said, Env: append(os.Environ(), "KALAUZ_LANG=en")}
	if err := command.Run(); err != nil {
		t.Fatalf("kalauz %s: %v\n%s", strings.Join(args, " "), err, said.String())
	}
	return said.Bytes()
}
