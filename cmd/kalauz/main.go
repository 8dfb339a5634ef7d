// Command kalauz turns Markdown into a bilingual website.
//
// It only reads flags, makes one call down, shows what came back, and ends with
// an exit status:
//
//	0  fine
//	1  a fault in content, types or templates, or a warning with --strict
//	2  a fault in the command line or in site.yaml
//	3  the machine's fault: a full disk, a folder that cannot be written
//
// It is the only place that knows the clock, the terminal and the environment.
// What editors read goes to standard error, in Hungarian or English; what
// programs read goes to standard output.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // time zones on machines that have none

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	statusFine = iota
	statusContent
	statusUsage
	statusMachine
)

// status is an error that is only an exit status: what there was to say has
// been said.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

func main() { os.Exit(run(os.Args[1:])) }

// run is main without the end of the process.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	screen := newScreen(os.Stderr, os.Getenv)
	t := &terminal{out: os.Stdout, err: screen, screen: screen, lang: languageOf(os.Getenv)}
	root := newRoot(t, args)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var code status
	switch {
	case err == nil:
		return statusFine
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, context.Canceled):
		t.say(words{"Megszakítva; a kimenet változatlan.", "Interrupted; the output is unchanged."})
		return statusMachine
	}
	if usage, ok := asUsage(root, err); ok {
		t.say(words{"Hibás parancs: %s", "Wrong command: %s"}.each(usage.fault))
		t.say(usage.hint)
		return statusUsage
	}
	t.machine(err)
	return statusMachine
}

// newRoot makes the command with all its subcommands; they are listed here.
func newRoot(t *terminal, args []string) *cobra.Command {
	t.lang = languageFlag(args, t.lang)
	root := &cobra.Command{
		Use: "kalauz",
		Short: t.words(words{
			"Kétnyelvű honlap és módszertani kézikönyvek Markdownból",
			"Bilingual websites and methodology handbooks from Markdown"}),
		SilenceErrors: true, SilenceUsage: true, DisableSuggestions: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetOut(t.out)
	root.SetErr(t.err)
	lang := languageValue(t.lang)
	root.PersistentFlags().Var(&lang, "lang", t.words(words{"a program saját szavainak nyelve: hu vagy en", "language of the tool's own words: hu or en"}))
	speak(root, t)
	root.AddCommand(
		buildCommand(t),
		serveCommand(t),
		checkCommand(t),
		exportCommand(t),
		editionCommand(t),
		newCommand(t),
		initCommand(t),
		cleanCommand(t),
		typesCommand(t),
		versionCommand(t),
	)
	return root
}
