package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// terminal is where the tool speaks. The rules of what it says:
//
//   - one thought, one line, in the language of the person before the screen;
//   - faults first, then what was done, numbers last;
//   - no colour; nothing moves but the line that says how far a long work is,
//     on a screen alone, and of that nothing is left: the rest reads the same in
//     a pipe.
type terminal struct {
	out, err io.Writer
	screen   *screen // what err is, if it may be a screen
	lang     string  // "hu" or "en"

	quiet, verbose bool
}

// words is a sentence in the languages of the tool: Hungarian, English.
type words struct{ hu, en string }

// with fills the sentence in.
func (w words) with(args ...any) words {
	return words{fmt.Sprintf(w.hu, args...), fmt.Sprintf(w.en, args...)}
}

// each fills the sentence in with other words.
func (w words) each(other words) words {
	return words{fmt.Sprintf(w.hu, other.hu), fmt.Sprintf(w.en, other.en)}
}

// counted is a thing that is counted: Hungarian has one form for any number.
type counted struct{ hu, one, many string }

var (
	countedErrors   = counted{"hiba", "error", "errors"}
	countedWarnings = counted{"figyelmeztetés", "warning", "warnings"}
	countedFiles    = counted{"fájl", "file", "files"}
)

// count says how many there are of a thing.
func (t *terminal) count(n int, of counted) string {
	word := words{of.hu, of.many}
	if n == 1 {
		word.en = of.one
	}
	return t.number(n) + " " + t.words(word)
}

// number writes a number as the language of the person has it.
func (t *terminal) number(n int) string { return t.language().Number(decimal.NewFromInt(int64(n))) }

// column writes numbers that are to be compared.
func (t *terminal) column(numbers ...int) []string {
	exact := make([]decimal.Decimal, len(numbers))
	for i, n := range numbers {
		exact[i] = decimal.NewFromInt(int64(n))
	}
	return t.language().NumberColumn(exact)
}

// language is that of the person; the tool speaks only languages there are.
func (t *terminal) language() *locale.Language {
	l, _ := locale.For(t.lang)
	return l
}

func (t *terminal) words(w words) string {
	if t.lang == "hu" {
		return w.hu
	}
	return w.en
}

// say prints a line for people.
func (t *terminal) say(w words, args ...any) {
	text := t.words(w)
	if len(args) > 0 {
		text = fmt.Sprintf(text, args...)
	}
	fmt.Fprintln(t.err, text)
}

// tell prints a line that nobody misses who asked for faults alone.
func (t *terminal) tell(w words, args ...any) {
	if !t.quiet {
		t.say(w, args...)
	}
}

// faults shows the list in the form that was asked for.
func (t *terminal) faults(list diag.List, format string, line func(string, int) string) error {
	if format == "json" {
		return diag.JSON(t.out, list)
	}
	return diag.Print(t.err, list, t.lang, line)
}

// languageOf finds the language of the person in the environment, as other
// tools do; English where it says nothing.
func languageOf(getenv func(string) string) string {
	for _, name := range []string{"KALAUZ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "hu") {
				return "hu"
			}
			return "en"
		}
	}
	return "en"
}

// languageFlag reads --lang before cobra does, since the help has to be in that
// language too.
func languageFlag(args []string, lang string) string {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && (value == "hu" || value == "en") {
			return value
		}
	}
	return lang
}
