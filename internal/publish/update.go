package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

// ErrUnfinished says that a publish was stopped after its journal stood: the
// destination is between two sites until the next Write or Recover.
var ErrUnfinished = errors.New("publish: unfinished, the next command completes it")

// update publishes into a folder that exists.
func update(ctx context.Context, p place, set []Item, workers int, began time.Time) (Report, diag.List, error) {
	root, err := p.open()
	if err != nil {
		return Report{}, nil, err
	}
	defer root.Close()
	s, err := newStaging(root, set, began)
	if errors.Is(err, errManifest) {
		return Report{}, diag.List{p.damaged()}, nil
	}
	if err != nil {
		return Report{}, nil, err
	}
	if faults := s.collisions(); len(faults) > 0 {
		return Report{}, faults, nil
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
	if err := complete(root.Root, steps); err != nil {
		return Report{}, nil, fmt.Errorf("%w: %w", ErrUnfinished, err)
	}
	s.arrived()
	return report, nil, nil
}

// staging is the part of a publish that can still be given up.
type staging struct {
	root    *folder   // the destination
	began   time.Time // by the clock of the disk
	set     []Item
	old     []entry // the manifest
	was     []entry // what the manifest says of each item, a zero entry if nothing
	entries []entry // what each item comes to
	files   []File  // what is learned of each item
	staged  []bool  // the items whose bytes are new

	once   sync.Once
	folder *folder // made with the first thing put there: a publish that changes nothing touches nothing
	failed error
}

func newStaging(root *folder, set []Item, began time.Time) (*staging, error) {
	old, err := readManifest(root.Root)
	if err != nil {
		return nil, err
	}
	return &staging{
		root: root, began: began, set: set, old: old, was: match(set, old),
		entries: make([]entry, len(set)), files: make([]File, len(set)), staged: make([]bool, len(set)),
	}, nil
}

// match returns for each item its entry in the manifest, which is the entry of
// one item only. Both are in order of path.
func match(set []Item, old []entry) []entry {
	was := make([]entry, len(set))
	for i, item := range set {
		for len(old) > 0 && old[0].path < item.Path {
			old = old[1:]
		}
		if len(old) > 0 && old[0].path == item.Path {
			was[i], old = old[0], old[1:]
		}
	}
	return was
}

// collisions are those of the set. Names that stand in one folder already, as
// the manifest says, do not collide.
func (s *staging) collisions() diag.List {
	if slices.ContainsFunc(s.was, func(e entry) bool { return e.path == "" }) {
		return collisions(s.set)
	}
	return nil
}

// prepare renders what does not stand already, stages what is new and returns the steps that
// bring it into place. Obstacles are looked for last: rendering may have taken
// minutes, and the editor may have put a file there meanwhile.
func (s *staging) prepare(ctx context.Context, p place, workers int) ([]step, diag.List, error) {
	faults, err := renderAll(ctx, s.set, workers, s.stands, func(i int, data []byte) error {
		e := entryOf(s.set[i], data)
		if s.same(i, e, data) {
			return nil
		}
		stamp, err := s.put(stagedFile(i), data)
		s.entries[i], s.files[i], s.staged[i] = e, File{e.sum, stamp}, true
		return err
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
			if err := s.folder.make(s.folder.Root, stagedFolder(st.n)); err != nil {
				return err
			}
		}
	}
	if _, err := s.put(stagedFile(len(s.set)), encodeManifest(s.entries)); err != nil {
		return err
	}
	return flushAll(s.folder.Root, []string{"."})
}

func (s *staging) put(name string, data []byte) (source.Stamp, error) {
	if err := s.open(); err != nil {
		return source.Stamp{}, err
	}
	return writeFile(s.folder, name, data)
}

// open makes the staging folder with the first thing that goes into it.
func (s *staging) open() error {
	s.once.Do(func() { s.folder, s.failed = newFolder(s.root.Root, unfinishedName) })
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
	r := Report{Bytes: totalSize(s.entries), Removed: len(gone(s.old, s.entries)), Files: s.files}
	for _, staged := range s.staged {
		if staged {
			r.Written++
		} else {
			r.Unchanged++
		}
	}
	return r
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
