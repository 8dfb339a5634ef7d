package publish

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Row 45: what the power may take is on the disk before what relies on it. The
// system calls of a publish are recorded and their order is looked at.
func TestOrderOfFlushes(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace here")
	}
	dir := t.TempDir()
	dest, record := filepath.Join(dir, "public"), filepath.Join(dir, "record")
	trace := func(set files) []string {
		task, err := json.Marshal(map[string]any{"Dest": dest, "Set": set})
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(strace, "-f", "-e", "trace=syncfs,fsync,/rename,/unlink", "-o", record, os.Args[0])
		cmd.Env = append(os.Environ(), child+"="+string(task))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("strace does not work here: %v\n%s", err, out)
		}
		data, err := os.ReadFile(record)
		if err != nil {
			t.Fatal(err)
		}
		return milestones(string(data))
	}

	got := trace(files{"a": "1", "gone": "2", "b": "3"})
	if want := []string{"flush all", "public into place", "flush"}; !slices.Equal(got, want) {
		t.Errorf("first build: %v, want %v", got, want)
	}
	got = trace(files{"a": "new", "b": "3", "c/d": "4"})
	want := []string{
		"flush all", "flush", "journal into place", "flush",
		"file into place", "file into place", "file into place", // c, a, c/d
		"gone removed", "manifest into place", "flush all", "journal removed",
	}
	if !slices.Equal(got, want) {
		t.Errorf("second build:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// milestones names the calls that succeeded, up to the journal's removal.
func milestones(record string) []string {
	kinds := []struct {
		call *regexp.Regexp
		name string
	}{
		{regexp.MustCompile(`syncfs\(`), "flush all"},
		{regexp.MustCompile(`fsync\(`), "flush"},
		{regexp.MustCompile(`rename.*"journal.draft".*"journal"`), "journal into place"},
		{regexp.MustCompile(`rename.*"\.kalauz-manifest"`), "manifest into place"},
		{regexp.MustCompile(`rename.*"public"`), "public into place"},
		{regexp.MustCompile(`rename`), "file into place"},
		{regexp.MustCompile(`unlink.*"gone"`), "gone removed"},
		{regexp.MustCompile(`unlink.*"journal"`), "journal removed"},
	}
	var out []string
	for line := range strings.Lines(record) {
		if strings.Contains(line, "= -1") || strings.Contains(line, "resumed>") {
			continue
		}
		for _, kind := range kinds {
			if kind.call.MatchString(line) {
				out = append(out, kind.name)
				break
			}
		}
		if len(out) > 0 && out[len(out)-1] == "journal removed" {
			break
		}
	}
	return out
}
