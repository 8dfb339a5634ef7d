package publish

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"kalauz/internal/diag"
)

// writeNew publishes to a destination that does not exist: into a new folder
// beside it, which is then renamed into its place. No journal is needed, since
// the rename is one step.
func writeNew(ctx context.Context, p place, set []Item, workers int) (Report, diag.List, error) {
	if faults := collisions(set); len(faults) > 0 {
		return Report{}, faults, nil
	}
	parent, err := p.openParent()
	if err != nil {
		return Report{}, nil, fmt.Errorf("publish: %w", err)
	}
	defer parent.Close()
	name := p.beside(unfinishedName)
	report, faults, err := fill(ctx, parent, name, set, workers)
	if err == nil && len(faults) == 0 {
		err = parent.Rename(name, p.name)
	}
	if err != nil || len(faults) > 0 {
		return Report{}, faults, errors.Join(err, parent.RemoveAll(name))
	}
	// The site is whole and in its place; that the name may be lost with the
	// power is no reason to call it unpublished.
	_ = flushFolder(parent, ".")
	return report, nil, nil
}

// fill makes the new folder with everything in it, manifest and all, flushed.
func fill(ctx context.Context, parent *os.Root, name string, set []Item, workers int) (Report, diag.List, error) {
	into, err := newFolder(parent, name)
	if err != nil {
		return Report{}, nil, err
	}
	defer into.Close()
	folders := slices.Sorted(maps.Keys(folderSet(set, itemPath)))
	if err := into.makeAll(folders); err != nil {
		return Report{}, nil, err
	}
	entries, files := make([]entry, len(set)), make([]File, len(set))
	none := func(int) bool { return false }
	faults, err := renderAll(ctx, set, workers, none, func(i int, data []byte) error {
		entries[i] = entryOf(set[i], data)
		stamp, err := writeFile(into, set[i].Path, data)
		files[i] = File{entries[i].sum, stamp}
		return err
	})
	if err != nil || len(faults) > 0 {
		return Report{}, faults, err
	}
	manifest, err := writeFile(into, manifestName, encodeManifest(entries))
	if err != nil {
		return Report{}, nil, err
	}
	for i := range files {
		files[i].Stamp = before(files[i].Stamp, manifest)
	}
	if err := flushAll(into.Root, append(folders, ".")); err != nil {
		return Report{}, nil, err
	}
	return Report{Written: len(set), Bytes: totalSize(entries), Files: files}, nil, nil
}

func itemPath(i Item) string   { return i.Path }
func entryPath(e entry) string { return e.path }

func totalSize(entries []entry) (total int64) {
	for _, e := range entries {
		total += e.size
	}
	return total
}
