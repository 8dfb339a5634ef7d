package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kalauz/internal/starter"
	"kalauz/layouts"
)

// newFlags are the flags of the command that begins pages.
type newFlags struct {
	source, translate, to, in, name, today string
	folder                                 bool
}

func newCommand(t *terminal) *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "new " + t.words(words{"TÍPUS \"Cím\"", "TYPE \"Title\""}),
		Short: t.words(words{"Új oldalt kezd, vagy egy oldal fordítását", "Begin a page, or the translation of one"}),
		Long: t.words(words{
			"Megírja egy új oldal elejét a helyére, a típus mezőivel és magyarázattal, és kiírja a fájl nevét. Az oldal vázlatként kezdődik. A típust az azonosítójával, a mappájával vagy a nevével is meg lehet adni. A --translate egy meglévő oldal mellé teszi a fordítás fájlját. Meglévő fájlt nem ír felül.",
			"Writes the beginning of a new page in its place, with the fields of its type and explanations, and prints the name of the file. The page begins as a draft. The type may be given by its name, its folder or its label. --translate puts the file of a translation beside a page. No file is ever overwritten."}),
		Example: t.words(words{
			"  kalauz new oldal \"Rólunk: kik vagyunk?\"\n  kalauz new oldal \"Sajtó\" --folder\n  kalauz new --translate content/rolunk-kik-vagyunk.md",
			"  kalauz new page \"About us: who we are\" --in en\n  kalauz new page \"Press\" --folder\n  kalauz new --translate content/about-us.md --to en"}),
		Args: f.args,
		RunE: func(_ *cobra.Command, args []string) error { return runNew(t, &f, args) },
	}
	flags := c.Flags()
	flags.StringVarP(&f.source, "source", "s", ".", t.words(words{"a honlap mappája", "folder of the site"}))
	flags.StringVar(&f.translate, "translate", "", t.words(words{"ennek az oldalnak a fordítását kezdi el", "begin the translation of this page"}))
	flags.StringVar(&f.to, "to", "", t.words(words{"erre a nyelvre fordít: hu vagy en (alapértelmezés: a másik nyelv)", "translate into this language: hu or en (default: the other one)"}))
	flags.StringVar(&f.in, "in", "", t.words(words{"ezen a nyelven íródik az oldal: hu vagy en (alapértelmezés: a honlap első nyelve)", "language of the page: hu or en (default: the first language of the site)"}))
	flags.StringVar(&f.name, "name", "", t.words(words{"a fájl neve, ha nem a címből való", "name of the file, if not taken from the title"}))
	flags.BoolVar(&f.folder, "folder", false, t.words(words{"saját mappába kerül, hogy képek is férjenek mellé", "in a folder of its own, with room for pictures"}))
	registerToday(c, t, &f.today)
	return c
}

// args asks for a type and a title, or for --translate alone. A title may have
// been typed without quotes.
func (f *newFlags) args(c *cobra.Command, args []string) error {
	if c.Flags().Changed("translate") {
		for _, name := range []string{"in", "name", "folder"} {
			if c.Flags().Changed(name) {
				return usageError{
					words{"a --translate mellett ez nem adható meg: --%s", "--translate cannot be given together with --%s"}.with(name),
					words{"Így írja: kalauz new --translate FÁJL", "Write: kalauz new --translate FILE"}}
			}
		}
		return noArguments(c, args)
	}
	if c.Flags().Changed("to") {
		return usageError{
			words{"a --to csak a --translate mellett adható meg", "--to can be given only together with --translate"},
			words{"Így írja: kalauz new --translate FÁJL --to NYELV", "Write: kalauz new --translate FILE --to LANGUAGE"}}
	}
	lacking := words{"hiányzik az oldal címe", "the title of the page is missing"}
	switch len(args) {
	case 0:
		lacking = words{"hiányzik az oldal típusa és címe", "the type and the title of the page are missing"}
	case 1:
	default:
		return nil
	}
	return usageError{lacking, words{"Így írja: kalauz new TÍPUS \"Cím\"; a típusokat ez sorolja fel: kalauz types", "Write: kalauz new TYPE \"Title\"; to list the types: kalauz types"}}
}

func runNew(t *terminal, f *newFlags, args []string) error {
	folder, faults, err := starter.Open(f.source, layouts.FS)
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return t.refused(f.source, faults)
	}
	date, err := dateOf(f.today, folder.Config.TimeZone)
	if err != nil {
		return err
	}
	var path string
	if f.translate != "" {
		path, faults, err = folder.Translate(f.translate, f.to)
	} else {
		path, faults, err = folder.New(starter.Page{Type: args[0], Title: strings.Join(args[1:], " "), Name: f.name, Language: f.in, Folder: f.folder, Today: date})
	}
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return t.refused(f.source, faults)
	}
	return t.begun(f, path)
}

// begun prints the name of the new file for programs, and for people what to do
// with it.
func (t *terminal) begun(f *newFlags, path string) error {
	if _, err := fmt.Fprintln(t.out, filepath.Join(f.source, filepath.FromSlash(path))); err != nil {
		return err
	}
	next := words{"Nyissa meg a fájlt, és írja meg az oldalt. Ha kész, törölje belőle a draft sort.", "Open the file and write the page. When it is done, delete the draft line from it."}
	if f.translate != "" {
		next = words{"Nyissa meg a fájlt, és fordítsa le, ami benne áll. Ha kész, törölje belőle a draft sort.", "Open the file and translate what stands in it. When it is done, delete the draft line from it."}
	}
	t.say(next)
	return nil
}
