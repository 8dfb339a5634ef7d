package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"kalauz/internal/diag"
)

// ErrUnfinished says that a publish was stopped after its journal stood: the
// destination is between two sites until the next Write or Recover.
var ErrUnfinished = errors.New("publish: unfinished, the next command completes it")

// update publishes into a folder that exists.
func update(ctx context.Context, p place, set []Item, workers int) (Report, diag.List, error) {
	root, err := p.open()
	if err != nil {
		return Report{}, nil, err
	}
	defer root.Close()
	s, err := newStaging(root, set)
	if err != nil {
		return Report{}, nil, err
	}
	steps, faults, err := s.prepare(ctx, p, workers)
	if err != nil || len(faults) > 0 {
		return Report{}, faults, errors.Join(err, s.discard())
	}
	report := s.report()
	if len(steps) == 0 {
		return report, nil, s.discard()
	}
	if err := writeJournal(s.folder, steps); err != nil {
		return Report{}, nil, errors.Join(err, s.discard())
	}
	s.close()
	if err := complete(root, steps); err != nil {
		return Report{}, nil, fmt.Errorf("%w: %w", ErrUnfinished, err)
	}
	return report, nil, nil
}

// staging is the part of a publish that can still be given up.
type staging struct {
	root    *os.Root
	set     []Item
	old     []entry
	entries []entry // what each item gave
	staged  []bool  // the items whose bytes are new

	once   sync.Once
	folder *os.Root // made with the first thing put there: a publish that changes nothing touches nothing
	failed error
}

func newStaging(root *os.Root, set []Item) (*staging, error) {
	old, err := readManifest(root)
	if err != nil {
		return nil, err
	}
	return &staging{root: root, set: set, old: old, entries: make([]entry, len(set)), staged: make([]bool, len(set))}, nil
}

// prepare renders everything, stages what is new and returns the steps that
// bring it into place. Obstacles are looked for last: rendering may have taken
// minutes, and the editor may have put a file there meanwhile.
func (s *staging) prepare(ctx context.Context, p place, workers int) ([]step, diag.List, error) {
	before := make(map[string]bool, len(s.old))
	for _, e := range s.old {
		before[e.path] = true
	}
	faults, err := renderAll(ctx, s.set, workers, func(i int, data []byte) error {
		name := s.set[i].Path
		s.entries[i] = entry{name, sumOf(data), int64(len(data))}
		// A name that is new to the manifest is always staged, even if equal
		// bytes lie there: a file of the editor's must not become ours.
		if before[name] && sameFile(s.root, name, data) {
			return nil
		}
		s.staged[i] = true
		return s.put(stagedFile(i), data)
	})
	if err != nil || len(faults) > 0 {
		return nil, faults, err
	}
	plan := newPlan(s)
	if faults, err := plan.obstacles(p); err != nil || len(faults) > 0 {
		return nil, faults, err
	}
	steps := plan.steps()
	if err := s.stageRest(steps); err != nil {
		return nil, nil, fmt.Errorf("publish: %w", err)
	}
	return steps, nil, nil
}

// stageRest puts the new folders and the manifest beside the staged files, so
// that the steps need nothing of the disk that they could fail to get.
func (s *staging) stageRest(steps []step) error {
	if len(steps) == 0 {
		return nil
	}
	for _, st := range steps {
		if st.verb == verbFolder {
			if err := s.open(); err != nil {
				return err
			}
			if err := makeFolder(s.folder, stagedFolder(st.n)); err != nil {
				return err
			}
		}
	}
	if err := s.put(stagedFile(len(s.set)), encodeManifest(s.entries)); err != nil {
		return err
	}
	return flushAll(s.folder, []string{"."})
}

func (s *staging) put(name string, data []byte) error {
	if err := s.open(); err != nil {
		return err
	}
	return writeFile(s.folder, name, data)
}

// open makes the staging folder with the first thing that goes into it.
func (s *staging) open() error {
	s.once.Do(func() {
		if s.failed = makeFolder(s.root, unfinishedName); s.failed == nil {
			s.folder, s.failed = s.root.OpenRoot(unfinishedName)
		}
	})
	return s.failed
}

// close comes before the folder is removed, which not every system allows
// while it is open.
func (s *staging) close() {
	if s.folder != nil {
		s.folder.Close()
	}
}

// discard gives the publish up; nothing but the staging folder was touched.
func (s *staging) discard() error {
	s.close()
	return s.root.RemoveAll(unfinishedName)
}

func (s *staging) report() Report {
	r := Report{Bytes: totalSize(s.entries), Removed: len(gone(s.old, s.entries))}
	for _, staged := range s.staged {
		if staged {
			r.Written++
		} else {
			r.Unchanged++
		}
	}
	return r
}

// sameFile reports whether a file with these bytes and our mode lies there. It
// reads the file: so a copy that was damaged or edited is mended.
func sameFile(root *os.Root, name string, data []byte) bool {
	info, err := root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) || !rightMode(info) {
		return false
	}
	there, err := root.ReadFile(name)
	return err == nil && bytes.Equal(there, data)
}

// gone returns what was published before and no longer is. Both lists are in
// order of path.
func gone(old, now []entry) []entry {
	var out []entry
	i := 0
	for _, e := range old {
		for i < len(now) && now[i].path < e.path {
			i++
		}
		if i == len(now) || now[i].path != e.path {
			out = append(out, e)
		}
	}
	return out
}
