package main

import "github.com/spf13/cobra"

func exportCommand(t *terminal) *cobra.Command {
	f := siteFlags{disk: true}
	c := &cobra.Command{
		Use:   "export",
		Short: t.words(words{"Lemezre vagy pendrive-ra menti a honlapot", "Save the site for a disk or a USB stick"}),
		Long: t.words(words{
			"Elkészíti a teljes honlapot úgy, hogy tárhely és internet nélkül, a START.html fájlra kattintva is olvasható legyen, és mellé teszi az ellenőrzőösszegeket (SHA256SUMS). Ha a cél neve .zip végű, egyetlen ZIP-fájl lesz belőle. Ugyanabból a tartalomból mindig ugyanazok a bájtok.",
			"Builds the whole site so that it can be read without a host and without a connection, by opening START.html, and puts the checksums beside it (SHA256SUMS). If the name of the destination ends in .zip, one ZIP file is made of it. The same content always gives the same bytes."}),
		Example: "  kalauz export\n  kalauz export -d /media/stick/honlap\n  kalauz export -d honlap.zip",
		Args:    noArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return runBuild(c.Context(), t, &f) },
	}
	f.register(c.Flags(), t)
	f.destinationFlag(c.Flags(), t, words{"ide kerül: mappa vagy .zip végű fájl", "where it goes: a folder, or a file that ends in .zip"})
	return c
}
