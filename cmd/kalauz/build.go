package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kalauz/internal/build"
	"kalauz/internal/config"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/publish"
	"kalauz/layouts"
	"kalauz/static"
)

// onlyPages is what --only may say: pages, and not what is made of them.
const onlyPages = "pages"

// siteFlags are the flags of every command that reads a site.
type siteFlags struct {
	source, destination, baseURL, today, format, only string
	drafts, future, strict, disk                      bool
}

func (f *siteFlags) register(set *pflag.FlagSet, t *terminal) {
	set.StringVarP(&f.source, "source", "s", ".", t.words(words{"a honlap mappája", "folder of the site"}))
	set.StringVarP(&f.baseURL, "base-url", "b", "", t.words(words{"a honlap címe, a site.yaml helyett", "address of the site, instead of the one in site.yaml"}))
	set.BoolVarP(&f.drafts, "drafts", "D", false, t.words(words{"a vázlatok is", "drafts too"}))
	set.BoolVarP(&f.future, "future", "F", false, t.words(words{"a még nem közzétett és a lejárt oldalak is", "pages not yet published or expired too"}))
	set.BoolVar(&f.strict, "strict", false, t.words(words{"minden figyelmeztetés hibának számít", "every warning counts as an error"}))
	set.StringVar(&f.format, "format", "text", t.words(words{"a hibák formája: text vagy json", "form of the faults: text or json"}))
	set.StringVar(&f.today, "today", "", t.words(words{"ezt a napot tekinti mának: ÉÉÉÉ-HH-NN", "take this day for today: YYYY-MM-DD"}))
	set.BoolVarP(&t.quiet, "quiet", "q", false, t.words(words{"csak a hibákat és figyelmeztetéseket írja ki", "say nothing but errors and warnings"}))
	set.BoolVarP(&t.verbose, "verbose", "v", false, t.words(words{"a végén kiírja, mi mennyi ideig tartott", "say at the end what took how long"}))
}

// destinationFlag is for the commands that write, or leave alone what is written.
func (f *siteFlags) destinationFlag(set *pflag.FlagSet, t *terminal, usage words) {
	set.StringVarP(&f.destination, "destination", "d", "", t.words(usage)+t.words(words{" (alapértelmezés: %s a honlap mappájában)", " (default: %s in the folder of the site)"}.with(f.usualDest())))
}

// dest is the destination: beside site.yaml unless it was named.
func (f *siteFlags) dest() string {
	if f.destination != "" {
		return f.destination
	}
	return filepath.Join(f.source, f.usualDest())
}

func (f *siteFlags) usualDest() string {
	if f.disk {
		return "export"
	}
	return "public"
}

// options turns the flags into what a build depends on. The clock is read here.
func (f *siteFlags) options(t *terminal) (build.Options, error) {
	o := build.Options{Dir: f.source, Layouts: layouts.FS, Static: static.FS, Now: time.Now(), Clock: time.Now, BaseURL: f.baseURL, Drafts: f.drafts, Future: f.future, Disk: f.disk, PagesOnly: f.only == onlyPages, Dest: f.dest(), Cache: filepath.Join(f.source, cacheDir), Engine: engine()}
	if t.quiet && t.verbose {
		return o, usageError{
			words{"a --quiet és a --verbose együtt nem adható meg", "--quiet and --verbose cannot be given together"},
			words{"Hagyja el az egyiket.", "Leave out one of them."}}
	}
	if f.format != "text" && f.format != "json" {
		return o, wrongValue("format", f.format)
	}
	if f.only != "" && f.only != onlyPages {
		return o, wrongValue("only", f.only)
	}
	if f.baseURL != "" {
		address, ok := config.NormaliseURL(f.baseURL)
		if !ok {
			return o, wrongValue("base-url", f.baseURL)
		}
		o.BaseURL = address
	}
	if f.today != "" {
		day, err := locale.ParseDate(f.today)
		if err != nil || day.Date.Day == 0 {
			return o, wrongValue("today", f.today)
		}
		o.Today = day.Date
	}
	return o, nil
}

// load reads the site and makes warnings errors if that was asked for.
func (f *siteFlags) load(ctx context.Context, o build.Options) (*build.Site, error) {
	s, err := interruptible(ctx, func() (*build.Site, error) { return build.Load(o) })
	if err != nil {
		return nil, err
	}
	if f.strict || s.Faults.HasErrors() { // then everything is told at once
		if s, err = interruptible(ctx, func() (*build.Site, error) { return s.Check(ctx) }); err != nil {
			return nil, err
		}
	}
	if f.strict {
		s.Faults = s.Faults.Strict()
	}
	return s, nil
}

// interruptible runs what cannot be interrupted itself and writes nothing. Who
// does not wait for its end ends the process.
func interruptible[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := work()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// ended turns faults into an exit status: the gravest of them decides.
func ended(faults diag.List) error {
	worst := statusFine
	for _, d := range faults {
		if d.Level == diag.Error {
			worst = max(worst, statusFor(d))
		}
	}
	if worst == statusFine {
		return nil
	}
	return status(worst)
}

// statusFor says whose mistake an error is: the command line's, with the folders
// that it names, and that of the settings; the machine's; else the content's.
func statusFor(d diag.Diagnostic) int {
	switch {
	case d.Code == publish.CodeNotWritable:
		return statusMachine
	case strings.HasPrefix(d.Code, "K0"), strings.HasPrefix(d.Code, "K71"), d.Place.File == config.FileName:
		return statusUsage
	}
	return statusContent
}

func buildCommand(t *terminal) *cobra.Command {
	var f watchFlags
	var profiles profileFlags
	c := &cobra.Command{
		Use:   "build",
		Short: t.words(words{"Elkészíti a honlapot", "Build the site"}),
		Long: t.words(words{
			"Elkészíti a teljes honlapot egy mappába, amelyet bármely tárhelyre fel lehet tölteni. Ha hiba van, nem ír semmit: az előző honlap a helyén marad.",
			"Builds the whole site into a folder that any host can serve. When there is an error nothing is written: the previous site stays as it is."}),
		Example: "  kalauz build\n  kalauz build -s honlap -d public -b https://pelda.hu/\n  kalauz build --watch",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return profiles.during(func() error {
				if f.watch {
					return runWatch(c.Context(), t, &f)
				}
				return runBuild(c.Context(), t, &f.siteFlags)
			})
		},
	}
	f.register(c.Flags(), t)
	f.destinationFlag(c.Flags(), t, words{"ide kerül a kész honlap", "where the finished site goes"})
	c.Flags().BoolVar(&f.watch, "watch", false, t.words(words{"figyeli a fájlokat, és minden változás után újra elkészíti", "watch the files and build again after every change"}))
	c.Flags().StringVar(&f.only, "only", "", t.words(words{"csak ez készül el: pages (az oldalak, letölthető könyvek nélkül)", "build this only: pages (without books to be downloaded)"}))
	f.pollFlag(c, t)
	profiles.register(c.Flags(), t)
	return c
}

func runBuild(ctx context.Context, t *terminal, f *siteFlags) error {
	o, err := f.options(t)
	if err != nil {
		return err
	}
	work := t.follow(f, &o)
	defer work.end()
	s, report, faults, err := f.publish(ctx, o)
	took := work.stop()
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return t.refuse(s, faults, f.format)
	}
	if err := t.faults(faults, f.format, s.Line); err != nil {
		return err
	}
	t.built(s, report, faults, f.dest(), took)
	return nil
}

// publish reads the site and publishes it, unless there is an error in it.
func (f *siteFlags) publish(ctx context.Context, o build.Options) (*build.Site, build.Report, diag.List, error) {
	s, err := f.load(ctx, o)
	if err != nil {
		return nil, build.Report{}, nil, err
	}
	if s.Faults.HasErrors() {
		return s, build.Report{}, s.Faults, nil
	}
	collectSeldom()
	home, _ := os.UserHomeDir()
	publish := s.Publish
	if o.Disk {
		publish = s.Export
	}
	report, faults, err := publish(ctx, f.dest(), home)
	return s, report, append(s.Faults, faults...), err
}

// refuse shows why nothing was published.
func (t *terminal) refuse(s *build.Site, faults diag.List, format string) error {
	if err := t.faults(faults, format, s.Line); err != nil {
		return err
	}
	errors, _ := faults.Sorted().Count()
	t.tell(words{"%s miatt a honlap nem készült el; ami eddig kint volt, változatlan.", "%s: the site was not built; what was published before is unchanged."}, t.count(errors, countedErrors))
	return ended(faults)
}

// built says what was done, the languages in the order of the site.
func (t *terminal) built(s *build.Site, r build.Report, faults diag.List, dest string, took time.Duration) {
	languages := s.Config.Codes()
	parts := make([]string, len(languages))
	for i, lang := range languages {
		parts[i] = lang + " " + t.number(r.Pages[lang])
	}
	_, warnings := faults.Sorted().Count()
	t.tell(words{
		"Kész: oldalak nyelvenként: %s; %s ebben a mappában: %s (%s változott, %s törölve), %s, %s.",
		"Done: pages by language: %s; %s in %s (%s changed, %s removed), %s, %s."},
		strings.Join(parts, ", "), t.count(r.Files, countedFiles), dest, t.number(r.Written), t.number(r.Removed), t.count(warnings, countedWarnings), t.seconds(took))
}

// seconds is a time as people write it.
func (t *terminal) seconds(d time.Duration) string {
	text := fmt.Sprintf("%.2f", d.Seconds())
	return t.words(words{strings.Replace(text, ".", ",", 1) + " mp", text + " s"})
}

func checkCommand(t *terminal) *cobra.Command {
	var f siteFlags
	var profiles profileFlags
	c := &cobra.Command{
		Use:     "check",
		Short:   t.words(words{"Ellenőrzi a honlapot, és semmit sem ír", "Check the site and write nothing"}),
		Long:    t.words(words{"Mindent megnéz, amit a build: a mezőket, a hivatkozásokat, a fordításokat és a sablonokat, de nem ír ki semmit.", "Looks at everything that build does: fields, links, translations and layouts, but writes nothing."}),
		Example: "  kalauz check\n  kalauz check --strict --format json",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return profiles.during(func() error { return runCheck(c.Context(), t, &f) })
		},
	}
	f.register(c.Flags(), t)
	profiles.register(c.Flags(), t)
	return c
}

func runCheck(ctx context.Context, t *terminal, f *siteFlags) error {
	o, err := f.options(t)
	if err != nil {
		return err
	}
	work := t.follow(f, &o)
	defer work.end()
	s, faults, err := f.examine(ctx, o)
	work.stop()
	if err != nil {
		return err
	}
	if err := t.faults(faults, f.format, s.Line); err != nil {
		return err
	}
	errors, warnings := faults.Sorted().Count()
	t.tell(words{"%s, %s.", "%s, %s."}, t.count(errors, countedErrors), t.count(warnings, countedWarnings))
	return ended(faults)
}

// examine reads the site and renders all of it, unless there is an error in it.
func (f *siteFlags) examine(ctx context.Context, o build.Options) (*build.Site, diag.List, error) {
	s, err := f.load(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	if s.Faults.HasErrors() {
		return s, s.Faults, nil
	}
	faults, err := interruptible(ctx, s.RenderAll)
	return s, append(s.Faults, faults...), err
}

func cleanCommand(t *terminal) *cobra.Command {
	var f siteFlags
	c := &cobra.Command{
		Use:   "clean",
		Short: t.words(words{"Törli, amit a Kalauz a kimeneti mappába írt, és semmi mást", "Remove what Kalauz wrote into the destination, and nothing else"}),
		Long: t.words(words{
			"Törli, amit a Kalauz a kimeneti mappába írt; ami a szerkesztőé, ott marad. Utána a build tiszta lappal indul: nem keresi, hová lettek a korábbi oldalak címei.",
			"Removes what Kalauz wrote into the destination; what is the editor's stays. After that a build makes a fresh start: it does not ask where the addresses of earlier pages have gone."}),
		Example: "  kalauz clean\n  kalauz clean -d public",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			removed, faults, err := publish.Clean(f.dest())
			if err != nil {
				return err
			}
			if faults.HasErrors() {
				if err := t.faults(faults, "text", nil); err != nil {
					return err
				}
				return ended(faults)
			}
			t.say(words{"%s törölve ebből a mappából: %s", "%s removed from %s."}, t.count(removed, countedFiles), f.dest())
			return nil
		},
	}
	c.Flags().StringVarP(&f.source, "source", "s", ".", t.words(words{"a honlap mappája", "folder of the site"}))
	f.destinationFlag(c.Flags(), t, words{"a kimeneti mappa", "the destination"})
	return c
}
