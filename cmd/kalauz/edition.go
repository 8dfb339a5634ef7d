package main

import (
	"context"
	"path"

	"github.com/spf13/cobra"

	"kalauz/internal/build"
	"kalauz/internal/edition"
)

func editionCommand(t *terminal) *cobra.Command {
	c := &cobra.Command{
		Use:   "edition",
		Short: t.words(words{"A kézikönyvek kiadásai", "The editions of handbooks"}),
		Long: t.words(words{
			"Egy kézikönyvnek több kiadása is lehet egymás mellett, mindegyik a saját mappájában; közülük pontosan egy a legújabb.",
			"A handbook may have several editions side by side, each in a folder of its own; exactly one of them is the latest."}),
		Example: t.words(words{"  kalauz edition freeze handbooks/kezikonyv", "  kalauz edition freeze handbooks/manual"}),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(c, args[0])
			}
			return c.Help()
		},
	}
	c.AddCommand(freezeCommand(t))
	return c
}

func freezeCommand(t *terminal) *cobra.Command {
	f := siteFlags{format: "text"}
	c := &cobra.Command{
		Use:   "freeze " + t.words(words{"AZONOSÍTÓ", "ID"}),
		Short: t.words(words{"Megőrzi egy kiadás letölthető fájljait", "Keep the files of an edition as they are"}),
		Long: t.words(words{
			"Elkészíti egy kiadás letölthető fájljait minden nyelven, eltárolja őket a kiadás _frozen mappájában, és a fejlécébe írja, hogy le van zárva. Ettől fogva ezek a fájlok kerülnek a honlapra, változatlanul és ugyanazon a címen. Meglévő fájlt nem ír felül.",
			"Makes the files of an edition in all languages, stores them in the folder _frozen of the edition, and writes into its front matter that it is frozen. From then on these files are published, unchanged and at the same addresses. No file is ever overwritten."}),
		Example: t.words(words{"  kalauz edition freeze handbooks/kezikonyv", "  kalauz edition freeze handbooks/manual"}),
		Args:    f.edition,
		RunE:    func(c *cobra.Command, args []string) error { return runFreeze(c.Context(), t, &f, args[0]) },
	}
	c.Flags().StringVarP(&f.source, "source", "s", ".", t.words(words{"a honlap mappája", "folder of the site"}))
	c.Flags().StringVarP(&f.baseURL, "base-url", "b", "", t.words(words{"a honlap címe, a site.yaml helyett", "address of the site, instead of the one in site.yaml"}))
	return c
}

// edition asks for one id.
func (f *siteFlags) edition(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{
			words{"hiányzik a kiadás azonosítója", "the id of the edition is missing"},
			words{"Az azonosító a kiadás mappája a content mappától, például handbooks/kezikonyv", "The id is the folder of the edition as seen from the content folder, for example handbooks/manual"}}
	}
	return oneArgument(c, args)
}

func runFreeze(ctx context.Context, t *terminal, f *siteFlags, id string) error {
	o, err := f.options(t)
	if err != nil {
		return err
	}
	s, err := f.load(ctx, o)
	if err != nil {
		return err
	}
	if s, err = interruptible(ctx, func() (*build.Site, error) { return s.Check(ctx) }); err != nil {
		return err
	}
	if s.Faults.HasErrors() {
		return t.refused(f.source, s.Faults)
	}
	written, faults, err := edition.Freeze(s, f.source, id)
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return t.refused(f.source, faults)
	}
	t.say(words{"Lezárva: %s ebben: %s.", "Frozen: %s in %s."}, t.count(len(written)-1, countedFiles), path.Dir(written[1]))
	return nil
}
