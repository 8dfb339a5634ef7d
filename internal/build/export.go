package build

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"kalauz/internal/archive"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/output"
	"kalauz/internal/parallel"
	"kalauz/internal/publish"
	"kalauz/internal/source"
)

// SumsFile holds the checksums of all other files of an export, as sha256sum
// reads them.
const SumsFile = "SHA256SUMS"

// Export renders a site that was loaded for a disk, adds the checksums of its
// files, and puts it into a folder or, if dest ends in .zip, into one file. The
// same site gives the same bytes.
func (s *Site) Export(ctx context.Context, dest, home string) (Report, diag.List, error) {
	if strings.EqualFold(filepath.Ext(dest), ".zip") {
		return s.exportFile(ctx, dest, home)
	}
	report := Report{Pages: s.CountPages(), Files: len(s.Outputs) + 1}
	faults, err := s.checkFolder(dest, home)
	if err != nil || faults.HasErrors() {
		return report, faults, err
	}
	s.options.Progress.Begin(Rendering, len(s.Outputs))
	sums := &checksums{site: s, done: make([]sum, len(s.Outputs))}
	var items []publish.Item
	for i, out := range s.Outputs {
		items = append(items, publish.Item{Path: out.Path, Note: s.note(out), Render: func() ([]byte, error) {
			defer s.options.Progress.Done(1)
			return sums.render(i)
		}})
	}
	items = append(items, publish.Item{Path: SumsFile, Render: sums.list})
	done, more, err := publish.Write(ctx, dest, items, runtime.GOMAXPROCS(0))
	report.Written, report.Removed = done.Written, done.Removed
	return report, s.withFound(append(faults, more...)), err
}

// checksums are those of the outputs, each made when its output is rendered.
type checksums struct {
	site *Site
	done []sum
}

type sum struct {
	mu  sync.Mutex
	hex string
}

// render renders an output and notes its sum.
func (c *checksums) render(i int) ([]byte, error) {
	raw, err := c.site.produce(c.site.Outputs[i])
	if err == nil {
		c.note(i, raw)
	}
	return raw, err
}

func (c *checksums) note(i int, raw []byte) {
	hash := source.Hash(raw)
	c.done[i].mu.Lock()
	defer c.done[i].mu.Unlock()
	c.done[i].hex = hash
}

func (c *checksums) of(i int) (string, error) {
	c.done[i].mu.Lock()
	known := c.done[i].hex
	c.done[i].mu.Unlock()
	if known != "" {
		return known, nil
	}
	if _, err := c.render(i); err != nil {
		return "", err
	}
	return c.of(i)
}

// list is the file of all sums, by path. An output that has not been rendered yet
// is rendered for it: which ones these are makes no difference to the bytes.
func (c *checksums) list() ([]byte, error) {
	lines := make([]string, len(c.done))
	for i, out := range c.site.Outputs {
		sum, err := c.of(i)
		if err != nil {
			return nil, err
		}
		lines[i] = sumLine(sum, out)
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return []byte(strings.Join(lines, "")), nil
}

// sumLine is a line of the file of all sums, as sha256sum reads it.
func sumLine(sum string, out output.Output) string { return sum + "  " + out.Path + "\n" }

var foreignFile = diag.Rule{
	Code:  "K718",
	Words: diag.Words{HU: "Ezt a fájlt nem a Kalauz írta, ezért nem írja felül: {path}", EN: "This file was not written by Kalauz, so it is not overwritten: {path}"},
	Hint:  diag.Words{HU: "Adjon meg másik nevet: --destination honlap.zip.", EN: "Give another name: --destination site.zip."},
}

// exportFile puts the site into a ZIP file, which takes its place when it is
// whole.
func (s *Site) exportFile(ctx context.Context, dest, home string) (report Report, faults diag.List, err error) {
	report = Report{Pages: s.CountPages(), Files: len(s.Outputs) + 1, Written: 1}
	unfinished := dest + ".kalauz-unfinished"
	if faults, err = publish.Check(unfinished, home, s.sources.dirs()...); err != nil || faults.HasErrors() {
		return report, faults, err
	}
	if info, err := os.Lstat(dest); err == nil && (!info.Mode().IsRegular() || !archive.IsOurs(dest)) {
		return report, diag.List{foreignFile.At(diag.Place{File: filepath.ToSlash(dest)}, "path", filepath.ToSlash(dest))}, nil
	}
	if err := os.MkdirAll(filepath.Dir(dest), 0o755); err != nil {
		return report, nil, err
	}
	file, err := os.OpenFile(unfinished, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return report, nil, err
	}
	err = s.pack(ctx, file)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(unfinished, dest)
	}
	if err != nil {
		_ = os.Remove(unfinished) // what matters has gone wrong before
		if list := authors(err); list != nil {
			return report, s.withFound(list), nil
		}
	}
	return report, s.withFound(nil), err
}

// atOnce is how many files are rendered before they are packed in their order.
const atOnce = 256

// pack writes the files by path, the checksums last, into one folder with the
// name of the site: what is unpacked does not lie about.
func (s *Site) pack(ctx context.Context, to io.Writer) error {
	title, _ := s.Config.Title.In(s.Config.Default().Code)
	folder := cmp.Or(locale.Slug(title), "site")
	outputs := slices.SortedFunc(slices.Values(s.Outputs), func(a, b output.Output) int { return strings.Compare(a.Path, b.Path) })
	zip := archive.New(to)
	var sums []byte
	s.options.Progress.Begin(Rendering, len(outputs))
	for part := range slices.Chunk(outputs, atOnce) {
		files, errs := make([][]byte, len(part)), make([]error, len(part))
		parallel.Do(len(part), func(i int) {
			files[i], errs[i] = s.produce(part[i])
			s.options.Progress.Done(1)
		})
		if err := errors.Join(append(errs, ctx.Err())...); err != nil {
			return err
		}
		for i, out := range part {
			sums = append(sums, sumLine(source.Hash(files[i]), out)...)
			if err := zip.Add(folder+"/"+out.Path, files[i]); err != nil {
				return err
			}
		}
	}
	if err := zip.Add(folder+"/"+SumsFile, sums); err != nil {
		return err
	}
	if err := zip.Sign(); err != nil {
		return err
	}
	return zip.Close()
}
