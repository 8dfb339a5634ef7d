package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"

	"kalauz/internal/build"
)

// glass is what is to be seen of what was written to a terminal. It knows what
// every console knows: letters, the return to the beginning of a line, the next
// line.
type glass struct {
	lines  [][]rune
	column int
}

func (g *glass) Write(text []byte) (int, error) {
	for _, r := range string(text) {
		if len(g.lines) == 0 {
			g.lines = [][]rune{nil}
		}
		last := &g.lines[len(g.lines)-1]
		switch r {
		case '\r':
			g.column = 0
		case '\n':
			g.lines, g.column = append(g.lines, nil), 0
		default:
			for len(*last) <= g.column {
				*last = append(*last, ' ')
			}
			(*last)[g.column] = r
			g.column++
		}
	}
	return len(text), nil
}

// String is what a person sees: spaces at the end of a line are none.
func (g *glass) String() string {
	var lines []string
	for _, line := range g.lines {
		lines = append(lines, strings.TrimRight(string(line), " "))
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// watched is a terminal of some width with its glass.
func watched(width int) (*terminal, *glass) {
	g := &glass{}
	s := &screen{to: g, width: func() int { return width }, after: longEnough}
	return &terminal{err: s, screen: s, lang: "hu"}, g
}

// TestProgressLine: on a screen, from the second second on, one line says how
// far the work is; of it nothing is left. The clock of the bubble goes only when
// everyone waits.
func TestProgressLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term, glass := watched(80)
		var o build.Options
		work := term.follow(&siteFlags{}, &o)
		sees := func(want string) {
			t.Helper()
			synctest.Wait()
			term.screen.mu.Lock()
			defer term.screen.mu.Unlock()
			if got := glass.String(); got != want {
				t.Errorf("after %v the screen shows %q, want %q", time.Since(work.began), got, want)
			}
		}
		o.Progress.Begin(build.Reading, 0)
		time.Sleep(500 * time.Millisecond)
		o.Progress.Begin(build.Parsing, 20000)
		o.Progress.Done(100)
		time.Sleep(450 * time.Millisecond)
		sees("")
		o.Progress.Done(3300)
		time.Sleep(150 * time.Millisecond)
		sees("Tartalom beolvasása: 3\u00a0400 / 20\u00a0000, 5666/s")
		o.Progress.Begin(build.Joining, 20000)
		sees("Oldalak összekapcsolása …")
		term.say(words{"Közben", "Meanwhile"})
		sees("Közben")
		time.Sleep(beat)
		sees("Közben\nOldalak összekapcsolása …")
		if took := work.stop(); took != 1200*time.Millisecond {
			t.Errorf("took %v", took)
		}
		sees("Közben")

		// Between two pieces of work nothing is shown; the next begins from nothing.
		o.Progress.Begin(build.Reading, 0)
		time.Sleep(time.Minute)
		sees("Közben")
		work.start()
		o.Progress.Begin(build.Rendering, 10)
		time.Sleep(longEnough - time.Millisecond)
		sees("Közben")
		time.Sleep(time.Millisecond)
		sees("Közben\nOldalak elkészítése …")
		work.stop()
		sees("Közben")
	})
}

// TestProgressLineFits: a line never begins another one, however narrow the
// terminal is or becomes.
func TestProgressLineFits(t *testing.T) {
	term, glass := watched(0)
	width := 30
	term.screen.width = func() int { return width }
	for _, step := range []struct {
		width       int
		line, shows string
	}{
		{30, "Oldalak összekapcsolása", "Oldalak összekapcsolása"},
		{30, "Oldalak összekapcsolása 12345", "Oldalak összekapcsolása 12345"},
		{30, "Oldalak összekapcsolása 123456", "Oldalak összekapcsolása 1234…"},
		{30, "rövid", "rövid"},
		{5, "Oldalak", "rövi"},
		{2, "Oldalak", "…"},
		{1, "Oldalak", ""},
	} {
		width = step.width
		glass.lines, glass.column = nil, 0
		term.screen.line(step.line)
		for _, line := range glass.lines {
			if len(line) >= width {
				t.Errorf("%d columns: %q", width, string(line))
			}
		}
	}
}

// TestNoProgressLine: where nobody looks, or nobody wants to, there is none.
func TestNoProgressLine(t *testing.T) {
	for name, change := range map[string]func(*terminal, *siteFlags){
		"a pipe":        func(t *terminal, _ *siteFlags) { t.screen.width = func() int { return 0 } },
		"--quiet":       func(t *terminal, _ *siteFlags) { t.quiet = true },
		"--format json": func(_ *terminal, f *siteFlags) { f.format = "json" },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				term, glass := watched(80)
				var f siteFlags
				change(term, &f)
				var o build.Options
				work := term.follow(&f, &o)
				o.Progress.Begin(build.Parsing, 10)
				o.Progress.Done(5)
				time.Sleep(time.Minute)
				o.Progress.Begin(build.Joining, 10)
				synctest.Wait()
				work.stop()
				if glass.lines != nil {
					t.Errorf("the screen shows %q", glass.String())
				}
			})
		})
	}
}

// TestNoTerminalHasNoWidth: what is no terminal is never written anew, nor is
// one that cannot.
func TestNoTerminalHasNoWidth(t *testing.T) {
	getenv := func(string) string { return "" }
	file, err := os.Create(t.TempDir() + "/pipe")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if width := newScreen(file, getenv).width(); width != 0 {
		t.Errorf("a file is %d columns wide", width)
	}
	_, tty := openTerminal(t)
	if width := newScreen(tty, getenv).width(); width != 60 {
		t.Errorf("a terminal is %d columns wide, want 60", width)
	}
	dumb := func(name string) string { return map[string]string{"TERM": "dumb"}[name] }
	if width := newScreen(tty, dumb).width(); width != 0 {
		t.Errorf("a dumb terminal is %d columns wide", width)
	}
}

// openTerminal opens a terminal of 60 columns: what a person sees, and what a
// program writes to.
func openTerminal(t *testing.T) (seen, tty *os.File) {
	t.Helper()
	seen, tty, err := pty.Open()
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	t.Cleanup(func() { seen.Close(); tty.Close() })
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 25, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	return seen, tty
}

// TestProgressOfCommands runs whole commands on a terminal. No work is too short
// here, so each phase is seen as soon as it begins; in the end there is nothing
// but what would stand in a pipe.
func TestProgressOfCommands(t *testing.T) {
	for command, phases := range map[string][]build.Phase{
		"build": {build.Reading, build.Parsing, build.Joining, build.Checking, build.Rendering, build.Writing},
		"check": {build.Reading, build.Parsing, build.Joining, build.Checking, build.Rendering},
	} {
		t.Run(command, func(t *testing.T) {
			seen, tty := openTerminal(t)
			dir := smallSite(t)
			var written bytes.Buffer
			copied := make(chan struct{})
			go func() {
				defer close(copied)
				_, _ = io.Copy(&written, seen) // ends with an error when nobody writes any more
			}()
			s := newScreen(tty, os.Getenv)
			s.after = 0
			root := newRoot(&terminal{out: io.Discard, err: s, screen: s, lang: "hu"}, nil)
			root.SetArgs([]string{command, "-s", dir, "--today", today})
			if err := root.ExecuteContext(context.Background()); err != nil {
				t.Error(err)
			}
			tty.Close()
			<-copied
			for _, phase := range phases {
				if name := phaseNames[phase].hu; !strings.Contains(written.String(), "\r"+name) {
					t.Errorf("not shown: %s", name)
				}
			}
			if strings.Contains(written.String(), "\x1b") {
				t.Error("not every console knows escape sequences")
			}
			var plain bytes.Buffer
			root = newRoot(&terminal{out: io.Discard, err: &plain, lang: "hu"}, nil)
			root.SetArgs([]string{command, "-s", dir, "--today", today})
			if err := root.ExecuteContext(context.Background()); err != nil {
				t.Error(err)
			}
			var last glass
			_, _ = last.Write(written.Bytes())
			if diff := cmp.Diff(strings.TrimSpace(withoutFigures(plain.String())), withoutFigures(last.String())); diff != "" {
				t.Errorf("left on the screen (-a pipe +the screen):\n%s", diff)
			}
		})
	}
}

// withoutFigures leaves out what may differ from one run to the next.
func withoutFigures(text string) string { return figures.ReplaceAllString(text, "0") }

var figures = regexp.MustCompile(`\d+(,\d+)?`)
