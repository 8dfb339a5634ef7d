// Command bench measures Kalauz beside Hugo on the same site: cold build, build
// again, build after a change, and what an editor waits for in the preview.
//
// It writes a corpus of page pairs once for each program, runs the programs in
// turn, and prints the medians as a Markdown table. What the corpus is, how
// fairness was kept and what came out stands in README.md.
//
// It knows the two programs from outside only, as whoever types their commands
// does; nothing of the project's rooms is called. No content type is named here:
// the corpus's own types lie in testdata.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// settings are the flags.
type settings struct {
	pairs, rounds, edits int
	seed                 uint64
	only, keep           string
	kalauz, hugo, write  string
	growth, readme       string
}

func main() {
	log.SetFlags(0)
	var s settings
	flag.IntVar(&s.pairs, "pairs", 1000, "page pairs (Hungarian and English)")
	flag.IntVar(&s.rounds, "rounds", 3, "how often everything is measured")
	flag.IntVar(&s.edits, "edits", 5, "edits of each sort in a round of the preview")
	flag.Uint64Var(&s.seed, "seed", 1, "seed of the corpus")
	flag.StringVar(&s.only, "only", "build,serve", "what is measured")
	flag.StringVar(&s.keep, "keep", "", "work in this `folder` and leave it; its sites are used again")
	flag.StringVar(&s.kalauz, "kalauz", "", "the `program`; without it, it is built from this module")
	flag.StringVar(&s.hugo, "hugo", "hugo", "the `program`; without it, only Kalauz is measured")
	flag.StringVar(&s.growth, "growth", "", "measure Kalauz alone on sites of these `sizes`, in page pairs: 1000,10000,50000")
	flag.StringVar(&s.readme, "readme", "", "put the table into this `file` too, in the place of the last one")
	flag.StringVar(&s.write, "write", "", "only write the sites into this `folder`")
	flag.Parse()
	if err := s.run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func (s settings) run(out io.Writer) (err error) {
	if s.write != "" {
		return writeSites(s.write, s.pairs, s.seed)
	}
	dir := s.keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "kalauz-bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	if s.kalauz == "" {
		if s.kalauz, err = buildKalauz(dir); err != nil {
			return err
		}
	}
	aside := filepath.Join(dir, "forgotten")
	defer func() { err = errors.Join(err, os.RemoveAll(aside)) }()
	name, measure := fmt.Sprintf("%d pairs", s.pairs), s.compare
	if s.growth != "" {
		name, measure = "growth", s.grow
	}
	text, err := measure(dir, aside)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, text); err != nil || s.readme == "" {
		return err
	}
	return rewrite(s.readme, name, text)
}

// compare measures the programs in turn on one site.
func (s settings) compare(dir, aside string) (string, error) {
	programs, err := s.prepare(dir)
	if err != nil {
		return "", err
	}
	before := load()
	r := results{}
	for round := range s.rounds {
		log.Printf("round %d of %d", round+1, s.rounds)
		if err := s.round(programs, r, aside); err != nil {
			return "", err
		}
		slices.Reverse(programs) // so that neither always comes second
	}
	slices.SortFunc(programs, func(a, b *program) int { return b.rank - a.rank })
	return s.report(programs, r, before), nil
}

// round measures everything once, the programs in turn.
func (s settings) round(programs []*program, r results, aside string) error {
	for _, scenario := range []struct {
		name string
		run  func(p *program, r results, aside string) error
	}{{"build", measureBuilds}, {"serve", s.measurePreview}} {
		if !slices.Contains(strings.Split(s.only, ","), scenario.name) {
			continue
		}
		for _, p := range programs {
			log.Printf("%s %s", p.name, scenario.name)
			if err := scenario.run(p, r, aside); err != nil {
				return fmt.Errorf("%s %s: %w", p.name, scenario.name, err)
			}
		}
	}
	return nil
}

// buildKalauz builds the program from this module.
func buildKalauz(dir string) (string, error) {
	path := filepath.Join(dir, "kalauz")
	log.Print("go build kalauz/cmd/kalauz")
	if out, err := exec.Command("go", "build", "-o", path, "kalauz/cmd/kalauz").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
}

// prepare writes the sites and finds the programs.
func (s settings) prepare(dir string) ([]*program, error) {
	sites := filepath.Join(dir, fmt.Sprintf("%d-%d", s.pairs, s.seed))
	if _, err := os.Stat(sites); err != nil {
		if err := s.writeApart(sites); err != nil {
			return nil, err
		}
	}
	kalauz, err := newKalauz(s.kalauz, sites)
	if err != nil {
		return nil, err
	}
	programs := []*program{kalauz}
	if s.hugo == "" {
		return programs, nil
	}
	if path, err := exec.LookPath(s.hugo); err == nil {
		hugo, err := newHugo(path, sites)
		if err != nil {
			return nil, err
		}
		programs = append(programs, hugo)
	} else {
		log.Print("hugo is not there; go install github.com/gohugoio/hugo@v0.165.0 brings it")
	}
	return programs, nil
}

// writeApart writes the sites in a process of its own: on Linux the peak memory
// of a child begins with that of the process that starts it, so this one stays
// small.
func (s settings) writeApart(dir string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	log.Printf("writing %d page pairs for each program", s.pairs)
	cmd := exec.Command(self, "-write", dir, "-pairs", strconv.Itoa(s.pairs), "-seed", strconv.FormatUint(s.seed, 10))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// writeSites writes the corpus once for each program.
func writeSites(dir string, pairs int, seed uint64) error {
	m, err := readMaterial()
	if err != nil {
		return err
	}
	c := grow(m, pairs, seed)
	for _, d := range dialects {
		if err := d.write(filepath.Join(dir, d.name), c); err != nil {
			return err
		}
	}
	return nil
}
