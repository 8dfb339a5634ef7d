package main

import (
	"github.com/spf13/cobra"

	"kalauz/internal/starter"
	"kalauz/layouts"
)

func typesCommand(t *terminal) *cobra.Command {
	var source, format string
	c := &cobra.Command{
		Use:   "types [" + t.words(words{"TÍPUS", "TYPE"}) + "]",
		Short: t.words(words{"Felsorolja az oldaltípusokat, vagy egy típus mezőit", "List the types of pages, or the fields of one"}),
		Long: t.words(words{
			"Megmutatja, milyen oldalak írhatók ezen a honlapon. Egy típus nevével a mezőit is: mit kell és mit lehet kitölteni, miből lehet választani, és mit ellenőriz a program.",
			"Shows what kinds of pages can be written on this site. With the name of a type also its fields: what must and what can be filled in, what there is to choose from, and what is checked."}),
		Example: t.words(words{
			"  kalauz types\n  kalauz types oldal\n  kalauz types oldal --format json",
			"  kalauz types\n  kalauz types page\n  kalauz types page --format json"}),
		Args: oneArgument,
		RunE: func(_ *cobra.Command, args []string) error { return runTypes(t, source, format, args) },
	}
	c.Flags().StringVarP(&source, "source", "s", ".", t.words(words{"a honlap mappája", "folder of the site"}))
	c.Flags().StringVar(&format, "format", "text", t.words(words{"a lista formája: text vagy json; egy típusé schema is (JSON Schema szerkesztőprogramoknak)", "form of the list: text or json; of one type also schema (a JSON Schema for editors' programs)"}))
	return c
}

func runTypes(t *terminal, source, format string, args []string) error {
	if format != "text" && format != "json" && (format != "schema" || len(args) == 0) {
		wrong := wrongValue("format", format)
		wrong.hint = words{"Itt ez állhat: text vagy json; egy típus után schema is", "What can stand here: text or json; after a type also schema"}
		return wrong
	}
	folder, faults, err := starter.Open(source, layouts.FS)
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return t.refused(source, faults)
	}
	if len(args) == 0 {
		list := folder.DescribeAll()
		if format == "json" {
			return starter.JSON(t.out, list)
		}
		return starter.PrintList(t.out, list, t.lang)
	}
	found, faults := folder.Find(args[0], "kalauz types")
	if faults != nil {
		return t.refused(source, faults)
	}
	if format == "schema" {
		_, err := t.out.Write(folder.Types.JSONSchema(found, t.lang))
		return err
	}
	description := folder.Describe(found)
	if format == "json" {
		return starter.JSON(t.out, description)
	}
	return description.Print(t.out, t.lang)
}
