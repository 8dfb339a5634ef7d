package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"

	"kalauz/internal/pdf/pdfua"
)

// The scripts in testdata/script are the manual of the command: each is a small
// site in one file, what somebody types, and what comes of it. Beside what
// testscript knows they have these words:
//
//	kitchen                  a small site of two languages (testdata/kitchen.txtar)
//	exits N kalauz …         the command ends with this exit status
//	remember NAME FOLDER     takes down every file of a folder
//	unchanged NAME FOLDER    the folder is what it was, or what another folder was
//	refused LANG             a build in these words ends with 1 and leaves public/ alone
//	bytes FILE TEXT          writes a file; \r, \xff and the like as in Go
//	repeat FILE N TEXT       adds a text to a file N times
//	absent FILE TEXT         the text is nowhere in the file
//	reads PDF FILE           writes what a screen reader reads of a PDF, which keeps
//	                         to all that PDF/UA asks of it
//
// update writes what the command says now into the scripts and golden files.
var update = flag.Bool("update", false, "write what is said now into the scripts and golden files")

// today is the day on which all scripts take place.
const today = "2026-11-22"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kalauz": func() { os.Exit(run(os.Args[1:])) }})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("KALAUZ_LANG", "en")
			env.Setenv("TODAY", today)
			env.Values[memory{}] = map[string]string{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"kitchen": kitchen, "exits": exits, "remember": remember, "unchanged": unchanged,
			"refused": refused, "bytes": writeBytes, "repeat": repeat, "absent": absent, "reads": reads,
		},
	})
}

// memory is where a script keeps what folders held.
type memory struct{}

func kitchen(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 0)
	archive, err := txtar.ParseFile(kitchenFile)
	ts.Check(err)
	ts.Check(txtar.Write(archive, ts.MkAbs(".")))
}

// kitchenFile is absolute: a script has a working folder of its own.
var kitchenFile = func() string {
	name, err := filepath.Abs("testdata/kitchen.txtar")
	if err != nil {
		panic(err)
	}
	return name
}()

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND ARGUMENTS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := statusOf(ts, args[1:]); got != want {
		ts.Fatalf("%s: exit status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// statusOf runs a command and returns how it ended.
func statusOf(ts *testscript.TestScript, args []string) int {
	err := ts.Exec(args[0], args[1:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	ts.Check(err)
	return 0
}

func remember(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2)
	ts.Value(memory{}).(map[string]string)[args[0]] = listing(ts, ts.MkAbs(args[1]))
}

func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, false, args, 2)
	before, known := ts.Value(memory{}).(map[string]string)[args[0]]
	if !known {
		ts.Fatalf("nothing is remembered as %s", args[0])
	}
	switch now := listing(ts, ts.MkAbs(args[1])); {
	case neg && before == now:
		ts.Fatalf("%s is still what %s was", args[1], args[0])
	case !neg && before != now:
		ts.Fatalf("%s is not what %s was:\n%s", args[1], args[0], differences(before, now))
	}
}

// listing is every file of a folder with its mode and bytes, in order. The
// lock of a build comes and goes and is no part of a site.
func listing(ts *testscript.TestScript, dir string) string {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil || rel == ".kalauz-lock" {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %v", filepath.ToSlash(rel), info.Mode())
		if info.Mode().IsRegular() {
			raw, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %q", raw)
		}
		b.WriteByte('\n')
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		ts.Fatalf("%v", err)
	}
	return b.String()
}

// differences names the files in which two listings are not the same.
func differences(before, now string) string {
	was, is := strings.Split(before, "\n"), strings.Split(now, "\n")
	var lines []string
	for _, side := range []struct {
		sign         string
		these, those []string
	}{{"-", was, is}, {"+", is, was}} {
		for _, line := range side.these {
			if !slices.Contains(side.those, line) {
				name, _, _ := strings.Cut(line, " ")
				lines = append(lines, side.sign+" "+name)
			}
		}
	}
	return strings.Join(lines, "\n")
}

func refused(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 1)
	public := ts.MkAbs("public")
	before := listing(ts, public)
	if status := statusOf(ts, []string{"kalauz", "build", "--lang", args[0], "--today", today}); status != statusContent {
		ts.Fatalf("build: exit status %d, want %d", status, statusContent)
	}
	if now := listing(ts, public); now != before {
		ts.Fatalf("the build was refused, but public/ has changed:\n%s", differences(before, now))
	}
}

func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(goText(ts, args[1])), 0o644))
}

func repeat(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 3)
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	before, err := os.ReadFile(ts.MkAbs(args[0]))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		ts.Fatalf("%v", err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(string(before)+strings.Repeat(goText(ts, args[2]), n)), 0o644))
}

func absent(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2)
	if text := ts.ReadFile(args[0]); strings.Contains(text, args[1]) {
		ts.Fatalf("%s holds %q", args[0], args[1])
	}
}

func reads(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, args, 2)
	raw := []byte(ts.ReadFile(args[0]))
	ts.Check(pdfua.Valid(raw))
	faults, err := pdfua.Check(raw)
	ts.Check(err)
	for _, f := range faults {
		ts.Fatalf("%s: %s", args[0], f)
	}
	text, err := pdfua.Text(raw)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text+"\n"), 0o644))
}

func goText(ts *testscript.TestScript, text string) string {
	plain, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	ts.Check(err)
	return plain
}

func need(ts *testscript.TestScript, neg bool, args []string, n int) {
	if neg || len(args) != n {
		ts.Fatalf("this command takes %d arguments and no !", n)
	}
}

// rows are the faults of the matrix that scripts answer for.
var rows = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
	22, 23, 24, 26, 29, 30, 31, 32, 33, 34, 35, 42, 43, 52, 56, 57, 58, 59, 60}

var rowMark = regexp.MustCompile(`(?m)^# row (\d+): \S`)

// TestEveryRowHasAScript keeps the list of faults and the scripts together: a
// script that answers for a row says so in a line "# row 7: …".
func TestEveryRowHasAScript(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	marked := map[int]bool{}
	for _, name := range scripts {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range rowMark.FindAllSubmatch(raw, -1) {
			row, err := strconv.Atoi(string(m[1]))
			if err != nil {
				t.Fatal(err)
			}
			marked[row] = true
		}
	}
	for _, row := range rows {
		if !marked[row] {
			t.Errorf("no script says “# row %d: …”", row)
		}
	}
}
