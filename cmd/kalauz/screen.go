package main

import (
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/term"
)

// screen is a terminal whose last line can be written anew in place. It is
// written with carriage returns and spaces alone, which every console knows.
// Whatever else is written takes the line away first.
type screen struct {
	to    io.Writer
	width func() int    // in columns; 0 if nothing can be written anew
	after time.Duration // how long a piece of work may take before it gets a line

	mu    sync.Mutex
	shown int // columns of the line
}

// longEnough is how long people wait without wondering.
const longEnough = time.Second

// usualWidth is that of a terminal that does not tell.
const usualWidth = 80

// newScreen is for a file that may or may not be a terminal.
func newScreen(file *os.File, getenv func(string) string) *screen {
	width := func() int { return 0 }
	if term.IsTerminal(int(file.Fd())) && getenv("TERM") != "dumb" {
		width = func() int {
			columns, _, err := term.GetSize(int(file.Fd()))
			if err != nil || columns <= 0 {
				return usualWidth
			}
			return columns
		}
	}
	return &screen{to: file, width: width, after: longEnough}
}

// Write writes what is to stay.
func (s *screen) Write(text []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.erase()
	return s.to.Write(text)
}

// line shows a line in the place of the one before. A longer one than the
// terminal is wide would begin another, so it is cut.
func (s *screen) line(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	room := s.width() - 1 // some terminals begin a new line when one is full
	if room < 1 {
		return
	}
	if utf8.RuneCountInString(text) > room {
		text = string([]rune(text)[:room-1]) + "…"
	}
	columns := utf8.RuneCountInString(text)
	rest := strings.Repeat(" ", max(0, min(s.shown, room)-columns))
	_, _ = io.WriteString(s.to, "\r"+text+rest) // a closed terminal is no reason to stop
	s.shown = columns
}

// clear takes the line away.
func (s *screen) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.erase()
}

// erase is clear for who holds the lock. Two columns more are cleared than were
// written: there the terminal writes ^C.
func (s *screen) erase() {
	if s.shown == 0 {
		return
	}
	_, _ = io.WriteString(s.to, "\r"+strings.Repeat(" ", max(0, min(s.shown+2, s.width()-1)))+"\r")
	s.shown = 0
}
