package watch

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// Whatever is done, it is told if and only if something can be seen of it.
func FuzzWatch(f *testing.F) {
	for seed := range uint64(30) {
		random := rand.New(rand.NewPCG(seed, 1))
		ops := make([]byte, 150)
		for i := range ops {
			ops[i] = byte(random.Uint32())
		}
		f.Add(ops)
	}
	f.Fuzz(func(t *testing.T, ops []byte) {
		r := setup(t, Options{Quiet: time.Millisecond}, nil)
		p := player{rig: r}
		for batch := range slices.Chunk(ops[:min(len(ops), 150)], 3*3) {
			before := p.seen()
			p.done, p.quiet = nil, true
			for op := range slices.Chunk(batch, 3) {
				if len(op) == 3 {
					p.play(op[0], op[1], op[2])
				}
			}
			told := r.told()
			switch visible := !maps.Equal(p.seen(), before); {
			case visible && told == 0:
				t.Fatalf("%v: not told", p.done)
			case p.quiet && told > 0:
				t.Fatalf("%v: told %d times, want never", p.done, told)
			}
			if codes := r.codes(); codes != "" {
				t.Fatalf("%v: warnings %s", p.done, codes)
			}
		}
	})
}

// player turns bytes into what a person could do with files.
type player struct {
	*rig
	done  []string
	quiet bool // nothing was done that may be told
	count int
}

// seen is all that can be seen in the roots: folders, and files with their text.
func (p *player) seen() map[string]string {
	all := make(map[string]string)
	for _, root := range p.w.roots {
		// What cannot be read, since a root is not there, cannot be seen.
		_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path != root && p.w.options.Ignore(path) && entry.IsDir():
				return fs.SkipDir
			case path != root && p.w.options.Ignore(path):
				return nil
			case entry.IsDir():
				all[path] = "a folder"
				return nil
			}
			text, err := os.ReadFile(path)
			all[path] = string(text)
			return err
		})
	}
	return all
}

// names are few, so that they meet again.
var names = []string{"root", "root/a", "root/b", "root/a/c", "root/b/c", "root/a/c/d", "root/b/c/d", "root/e", "late", "late/er", "late/er/a", "site.yaml", "out", "out/a", "root/ignored", "root/ignored/a"}

func (p *player) play(op, from, to byte) {
	p.count++
	one, other := names[int(from)%len(names)], names[int(to)%len(names)]
	actions := []struct {
		name  string
		quiet bool
		do    func() error
	}{
		{"write", false, func() error { return p.text(filepath.Join(p.path(one), "file.md")) }},
		{"write", false, func() error { return p.text(filepath.Join(p.path(one), "file.md")) }},
		{"write", false, func() error { return p.text(p.path(one)) }},
		{"folders", false, func() error { return os.MkdirAll(p.path(one), 0o755) }},
		{"folder", false, func() error { return os.Mkdir(p.path(one), 0o755) }},
		{"move", false, func() error { return os.Rename(p.path(one), p.path(other)) }},
		{"move", false, func() error { return os.Rename(p.path(one), p.path(other)) }},
		{"move into", false, func() error { return os.Rename(p.path(one), filepath.Join(p.path(other), filepath.Base(one))) }},
		{"save", false, func() error { return p.save(filepath.Join(p.path(one), "file.md")) }},
		{"remove", false, func() error { return os.RemoveAll(p.path(one)) }},
		{"remove one", false, func() error { return os.Remove(p.path(one)) }},
		{"rights", true, func() error { return os.Chmod(filepath.Join(p.path(one), "file.md"), 0o600+os.FileMode(to%2)*0o44) }},
		{"ignored", true, func() error { return p.text(filepath.Join(p.path(one), "ignored.tmp")) }},
		{"read", true, func() error {
			_, err := os.ReadDir(p.path(one))
			return err
		}},
	}
	action := actions[int(op)%len(actions)]
	// Much of it is impossible, as a file in a file: that is no matter.
	err := action.do()
	p.done = append(p.done, action.name+" "+one+" "+other+" "+errorText(err))
	p.quiet = p.quiet && (action.quiet || err != nil)
}

func errorText(err error) string {
	if err != nil {
		return "(cannot)"
	}
	return ""
}

func (p *player) text(path string) error {
	return os.WriteFile(path, []byte(strconv.Itoa(p.count)+" times"), 0o644)
}

func (p *player) save(path string) error {
	if err := p.text(path + ".new"); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
