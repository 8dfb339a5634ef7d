package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// speak gives the command the tool's own words wherever cobra would use its
// English ones: help, usage and the faults of flags.
func speak(root *cobra.Command, t *terminal) {
	help := t.words(words{"leírja a parancsot", "describe the command"})
	root.PersistentFlags().BoolP("help", "h", false, help)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { t.help(c) })
	root.SetUsageFunc(func(c *cobra.Command) error { t.help(c); return nil })
	root.SetFlagErrorFunc(flagFault)
	root.SetHelpCommand(helpCommand(t))
}

func helpCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:     "help [" + t.words(words{"PARANCS", "COMMAND"}) + "]",
		Short:   t.words(words{"Leírja a programot vagy egy parancsát", "Describe the program or one of its commands"}),
		Example: "  kalauz help\n  kalauz help build\n  kalauz help edition freeze",
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			switch {
			case err != nil:
				return unknownCommand(c.Root(), args[0])
			case len(rest) > 0 && found.HasAvailableSubCommands():
				return unknownCommand(found, rest[0])
			case len(rest) > 0:
				return atMost(found, rest, 0)
			}
			return found.Help()
		},
	}
}

// helpOn is what to type for help on a command.
func helpOn(c *cobra.Command) string {
	root := c.Root().Name()
	return root + " help" + strings.TrimPrefix(c.CommandPath(), root)
}

// help describes a command: what it does, how to write it, an example, what it
// can be told.
func (t *terminal) help(c *cobra.Command) {
	var b strings.Builder
	about := c.Long
	if about == "" {
		about = c.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", about, t.words(words{"Használat:", "Usage:"}), t.usageLine(c))
	if c.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", t.words(words{"Példák:", "Examples:"}), c.Example)
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", t.words(words{"Parancsok:", "Commands:"}))
		table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(table, "  %s\t%s\n", sub.Name(), sub.Short)
			}
		}
		table.Flush() // a Builder takes everything
	}
	t.flags(&b, words{"Kapcsolók:", "Options:"}, c.LocalFlags())
	t.flags(&b, words{"Minden parancsnál:", "With every command:"}, c.InheritedFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", t.words(words{"Egy parancs leírása: %s PARANCS", "To describe a command: %s COMMAND"}.with(helpOn(c))))
	}
	_, _ = io.WriteString(t.out, b.String()) // a closed terminal is no reason to complain
}

// usageLine is how the command is written.
func (t *terminal) usageLine(c *cobra.Command) string {
	if c.HasAvailableSubCommands() {
		return c.CommandPath() + " " + t.words(words{"PARANCS [KAPCSOLÓK]", "COMMAND [OPTIONS]"})
	}
	return c.Parent().CommandPath() + " " + c.Use + " " + t.words(words{"[KAPCSOLÓK]", "[OPTIONS]"})
}

// flags lists what a command can be told.
func (t *terminal) flags(b *strings.Builder, heading words, set *pflag.FlagSet) {
	if !set.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, "\n%s\n", t.words(heading))
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	set.VisitAll(func(f *pflag.Flag) {
		short := "    "
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ", "
		}
		name := "--" + f.Name
		if v, ok := valueOf(f.Name); ok {
			name += " " + t.words(v.name)
		}
		about := f.Usage
		switch f.DefValue {
		case "", "false", "0", "0s":
		default:
			about += fmt.Sprintf(t.words(words{" (alapértelmezés: %s)", " (default: %s)"}), f.DefValue)
		}
		fmt.Fprintf(table, "  %s%s\t%s\n", short, name, about)
	})
	table.Flush() // a Builder takes everything
}
