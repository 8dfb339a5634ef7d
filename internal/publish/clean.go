package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"kalauz/internal/diag"
)

// Clean removes what the manifest of dest names, the folders that this leaves
// empty, the manifest, and dest itself if nothing else is in it. It returns the
// number of files removed. A folder without a manifest is left as it is; one
// whose manifest is damaged is a fault.
//
// The manifest goes last: a Clean that was stopped is completed by another one.
// There is no journal, so that a full disk can be cleaned.
func Clean(dest string) (removed int, faults diag.List, err error) {
	p, err := locate(dest)
	if err != nil {
		return 0, nil, err
	}
	if info, err := os.Lstat(p.path); err != nil || !info.IsDir() {
		return 0, nil, ignoreMissing(err)
	}
	if _, err := os.Lstat(filepath.Join(p.path, manifestName)); err != nil && !Unfinished(dest) {
		return 0, nil, ignoreMissing(err)
	}
	held, err := acquire(p, patience)
	if err != nil {
		return 0, nil, err
	}
	defer held.release()
	if err := recoverPlace(p); err != nil {
		return 0, nil, err
	}
	root, err := p.open()
	if err != nil {
		return 0, nil, err
	}
	removed, err = cleanRoot(root.Root)
	if err := root.Close(); err != nil {
		return removed, nil, fmt.Errorf("publish: %w", err)
	}
	if errors.Is(err, errManifest) {
		return 0, diag.List{p.damaged()}, nil
	}
	if err != nil {
		return removed, nil, err
	}
	_ = os.Remove(p.path) // fails when something of the editor's is left: then it stays
	return removed, nil, nil
}

func cleanRoot(root *os.Root) (removed int, err error) {
	entries, err := readManifest(root)
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		was, err := removeFile(root, e.path)
		if err != nil {
			return removed, fmt.Errorf("publish: %w", err)
		}
		if was {
			removed++
		}
	}
	folders := slices.Sorted(maps.Keys(folderSet(entries, entryPath)))
	slices.Reverse(folders)
	for _, name := range folders {
		removeFolder(root, name)
	}
	if err := ignoreMissing(root.Remove(manifestName)); err != nil {
		return removed, fmt.Errorf("publish: %w", err)
	}
	return removed, nil
}
