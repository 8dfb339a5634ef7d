package main

import (
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/starter"
	"kalauz/layouts"
	"kalauz/static"
)

func initCommand(t *terminal) *cobra.Command {
	var today string
	var theme bool
	c := &cobra.Command{
		Use:   "init [" + t.words(words{"MAPPA", "FOLDER"}) + "]",
		Short: t.words(words{"Új, kétnyelvű honlapot kezd egy mappában", "Begin a new bilingual site in a folder"}),
		Long: t.words(words{
			"Kis mintahonlapot ír egy mappába (alapértelmezés: ez a mappa): beállításokat magyarázattal, néhány mintaoldalt két nyelven, és útmutatót a szerkesztőknek. Meglévő honlaphoz és fájlhoz nem nyúl. A --theme meglévő honlapba írja a megjelenés fájljait, a színeket, a betűket és a térközöket, hogy át lehessen írni őket.",
			"Writes a small site into a folder (default: this one): settings with explanations in Hungarian, a few sample pages in two languages, and a guide for editors. It touches no site and no file that is there already. With --theme it writes the files of the look into a site that is there, colours, type and space, to be changed."}),
		Example: "  kalauz init\n  kalauz init honlap\n  kalauz init --theme honlap",
		Args:    oneArgument,
		RunE: func(_ *cobra.Command, args []string) error {
			dir := append(args, ".")[0]
			if theme {
				return runTheme(t, dir)
			}
			return runInit(t, dir, today)
		},
	}
	c.Flags().BoolVar(&theme, "theme", false, t.words(words{"meglévő honlapba írja a megjelenés fájljait", "write the files of the look into a site that is there"}))
	registerToday(c, t, &today)
	return c
}

func runInit(t *terminal, dir, today string) error {
	date, err := dateOf(today, "Local")
	if err != nil {
		return err
	}
	made, faults, err := starter.Init(dir, layouts.FS, date)
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return t.refused(dir, faults)
	}
	t.say(words{"Elkészült az új honlap, %s ebben a mappában: %s", "The new site is ready, %s in this folder: %s"}, t.count(len(made.Written), countedFiles), filepath.Clean(dir))
	t.kept(made)
	from := ""
	if filepath.Clean(dir) != "." {
		from = " -s " + shellWord(dir)
	}
	t.say(words{
		"A szerkesztéshez a README.md fájl ad útmutatót. Folytatás:\n  kalauz serve%[1]s --open   megmutatja a honlapot a böngészőben\n  kalauz build%[1]s          elkészíti a honlapot\n  kalauz types%[1]s          felsorolja, milyen oldalak írhatók",
		"README.md is a guide for editors, in Hungarian. Next:\n  kalauz serve%[1]s --open   shows the site in the browser\n  kalauz build%[1]s          builds the site\n  kalauz types%[1]s          lists the kinds of pages you can write"}, from)
	return nil
}

// runTheme gives a site its own copies of the files that hold the look.
func runTheme(t *terminal, dir string) error {
	made, faults, err := starter.Theme(dir, static.FS)
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return t.refused(dir, faults)
	}
	if len(made.Written) > 0 {
		t.say(words{"Átírható: %s", "Yours to change: %s"}, strings.Join(made.Written, ", "))
	}
	t.kept(made)
	return nil
}

// kept names the files that were there before.
func (t *terminal) kept(made starter.Made) {
	if len(made.Kept) > 0 {
		t.say(words{"Ami már megvolt, megmaradt: %s", "What was there already was kept: %s"}, strings.Join(made.Kept, ", "))
	}
}

// shellWord puts a name into quotes if a shell would take it for several.
func shellWord(name string) string {
	if strings.ContainsAny(name, " '()&;$*?") {
		return `"` + name + `"`
	}
	return name
}

// refused shows why nothing was written.
func (t *terminal) refused(dir string, faults diag.List) error {
	line := func(file string, n int) string { return starter.Line(dir, file, n) }
	if err := t.faults(faults, "text", line); err != nil {
		return err
	}
	return ended(faults)
}

func registerToday(c *cobra.Command, t *terminal, today *string) {
	c.Flags().StringVar(today, "today", "", t.words(words{"ezt a napot tekinti mának: ÉÉÉÉ-HH-NN", "take this day for today: YYYY-MM-DD"}))
}

// dateOf is the day that was given, else today in a time zone. The clock is read
// here.
func dateOf(today, zone string) (locale.Date, error) {
	if today == "" {
		place, err := time.LoadLocation(zone)
		if err != nil {
			return locale.Date{}, err
		}
		now := time.Now().In(place)
		return locale.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}, nil
	}
	day, err := locale.ParseDate(today)
	if err != nil || day.Date.Day == 0 {
		return locale.Date{}, wrongValue("today", today)
	}
	return day.Date, nil
}
