package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kalauz/internal/record"
)

// usageError says what is wrong with the command line, and what to type instead.
type usageError struct{ fault, hint words }

func (e usageError) Error() string { return e.fault.en }

// forHelp is the hint where there is nothing better to say.
var forHelp = words{"Segítség: %s --help", "For help: %s --help"}

// asUsage finds the fault of a command line in an error. Of an unknown command
// cobra has only the words, and those in English.
func asUsage(root *cobra.Command, err error) (usageError, bool) {
	var usage usageError
	if errors.As(err, &usage) {
		return usage, true
	}
	var name string
	if n, _ := fmt.Sscanf(err.Error(), "unknown command %q", &name); n == 1 {
		return unknownCommand(root, name), true
	}
	return usage, false
}

// unknownCommand is the fault of a name that is no command of its parent.
func unknownCommand(parent *cobra.Command, name string) usageError {
	fault := words{"nincs ilyen parancs: %s", "there is no such command: %s"}.with(name)
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if near, ok := record.Nearest(name, names); ok {
		return usageError{fault, words{"Talán erre gondolt: %s %s", "Did you mean this? %s %s"}.with(parent.CommandPath(), near)}
	}
	return usageError{fault, words{"A parancsok felsorolása: %s", "For a list of the commands: %s"}.with(helpOn(parent))}
}

// flagFault says in the tool's own words what pflag says of a flag.
func flagFault(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	help := forHelp.with(c.CommandPath())
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usageError{noFlag.with("-" + unknown.GetSpecifiedName()), help}
	case errors.As(err, &unknown):
		return unknownFlag(c, unknown.GetSpecifiedName())
	case errors.As(err, &bare):
		flag := bare.GetFlag().Name
		return usageError{words{"hiányzik az érték e kapcsoló után: --%s", "a value is missing after --%s"}.with(flag), acceptedBy(flag, help)}
	case errors.As(err, &invalid):
		return wrongValue(invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &syntax):
		return usageError{noFlag.with(syntax.GetSpecifiedFlag()), help}
	}
	return err
}

var noFlag = words{"nincs ilyen kapcsoló: %s", "there is no such option: %s"}

func unknownFlag(c *cobra.Command, name string) usageError {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	hint := forHelp.with(c.CommandPath())
	if near, ok := record.Nearest(name, names); ok {
		hint = words{"Talán erre gondolt: --%s", "Did you mean --%s?"}.with(near)
	}
	return usageError{noFlag.with("--" + name), hint}
}

// flagValue is what stands after a flag: what help calls it, and what it may be
// where that can be said.
type flagValue struct {
	flag           string
	name, accepted words
}

// flagValues holds the flags that take a value; the others say yes.
var flagValues = []flagValue{
	{"base-url", words{"CÍM", "ADDRESS"}, words{"teljes webcím, például https://pelda.hu/", "a whole web address, for example https://example.org/"}},
	{"bind", words{"CÍM", "ADDRESS"}, words{"a gép egyik hálózati címe, például 127.0.0.1", "an address of this machine, for example 127.0.0.1"}},
	{"cpuprofile", words{"FÁJL", "FILE"}, words{}},
	{"destination", words{"MAPPA", "FOLDER"}, words{}},
	{"format", words{"FORMA", "FORM"}, words{"text vagy json", "text or json"}},
	{"in", words{"NYELV", "LANGUAGE"}, words{"hu vagy en", "hu or en"}},
	{"lang", words{"NYELV", "LANGUAGE"}, words{"hu vagy en", "hu or en"}},
	{"memprofile", words{"FÁJL", "FILE"}, words{}},
	{"name", words{"NÉV", "NAME"}, words{}},
	{"only", words{"RÉSZ", "PART"}, words{"pages", "pages"}},
	{"poll", words{"IDŐ", "TIME"}, words{"időtartam, például 700ms vagy 2s", "a length of time, for example 700ms or 2s"}},
	{"port", words{"SZÁM", "NUMBER"}, words{"egész szám 0 és 65535 között, például 8080", "a whole number from 0 to 65535, for example 8080"}},
	{"source", words{"MAPPA", "FOLDER"}, words{}},
	{"to", words{"NYELV", "LANGUAGE"}, words{"hu vagy en", "hu or en"}},
	{"today", words{"NAP", "DATE"}, words{"létező nap ÉÉÉÉ-HH-NN alakban, például 2026-04-15", "a day that exists, as YYYY-MM-DD, for example 2026-04-15"}},
	{"translate", words{"FÁJL", "FILE"}, words{"egy oldal fájlja, például content/rolunk.md", "the file of a page, for example content/about.md"}},
}

func valueOf(flag string) (flagValue, bool) {
	i := slices.IndexFunc(flagValues, func(v flagValue) bool { return v.flag == flag })
	if i < 0 {
		return flagValue{}, false
	}
	return flagValues[i], true
}

// acceptedBy says what a flag takes, else what was to be said otherwise.
func acceptedBy(flag string, otherwise words) words {
	v, ok := valueOf(flag)
	if !ok {
		v.accepted = words{"true vagy false", "true or false"}
	}
	if v.accepted == (words{}) {
		return otherwise
	}
	return words{"Itt ez állhat: %s", "What can stand here: %s"}.each(v.accepted)
}

// wrongValue is the fault of a value that a flag does not take.
func wrongValue(flag, value string) usageError {
	return usageError{
		words{"ez az érték itt nem használható: --%s %s", "this value cannot be used here: --%s %s"}.with(flag, value),
		acceptedBy(flag, forHelp.with("kalauz")),
	}
}

// noArguments is for the commands that take flags only.
func noArguments(c *cobra.Command, args []string) error { return atMost(c, args, 0) }

// oneArgument is for the commands that may be told one thing.
func oneArgument(c *cobra.Command, args []string) error { return atMost(c, args, 1) }

func atMost(c *cobra.Command, args []string, n int) error {
	if len(args) <= n {
		return nil
	}
	return usageError{words{"ez itt fölösleges: %s", "there is one word too many: %s"}.with(args[n]), forHelp.with(c.CommandPath())}
}

// languageValue is --lang. It was read before cobra began ([languageFlag]); here
// it is only refused if the tool does not speak it.
type languageValue string

func (v *languageValue) String() string { return string(*v) }
func (v *languageValue) Type() string   { return "lang" }

func (v *languageValue) Set(text string) error {
	if text != "hu" && text != "en" {
		return errors.New("hu, en")
	}
	*v = languageValue(text)
	return nil
}
