package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// folder is an open folder: the destination, or one that is being filled beside
// it or in it. Nothing that is done through it leads out of it.
type folder struct {
	*os.Root
	// handle is the same folder, where the system can reach a file any number
	// of folders below it in one call; nil elsewhere.
	handle *os.File
	// masked says that what is made here gets another mode than is asked for,
	// from the umask or from a rule of the folder's.
	masked bool
}

// open opens the destination; every write below it goes through this folder.
func (p place) open() (*folder, error) {
	root, err := os.OpenRoot(p.path)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	return &folder{Root: root, handle: handleOf(root)}, nil
}

// newFolder makes a folder and opens it.
func newFolder(parent *os.Root, name string) (*folder, error) {
	if err := parent.Mkdir(name, folderMode); err != nil {
		return nil, err
	}
	info, err := parent.Lstat(name)
	if err != nil {
		return nil, err
	}
	masked := info.Mode().Perm() != folderMode
	if masked {
		if err := parent.Chmod(name, folderMode); err != nil {
			return nil, err
		}
	}
	root, err := parent.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &folder{Root: root, handle: handleOf(root), masked: masked}, nil
}

// Close closes the folder.
func (f *folder) Close() error {
	if f.handle != nil {
		f.handle.Close()
	}
	return f.Root.Close()
}

// OpenFile is that of os.Root, which opens every folder on the way for itself,
// in one call where that is possible. What it refuses os.Root may still allow.
func (f *folder) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if file := openBeneath(f.handle, name, flag, perm); file != nil {
		return file, nil
	}
	return f.Root.OpenFile(name, flag, perm)
}

// look returns what stands under a name, as Lstat does, in one call. It takes the
// way of links among the folders above: it is for looking only.
func (f *folder) look(name string) (fs.FileInfo, error) {
	return os.Lstat(filepath.Join(f.Name(), name))
}

// makeAll makes folders with our mode, given in order of path with all that they
// stand in. Each is made from the one above it, which stays open for the next.
func (f *folder) makeAll(names []string) error {
	type rung struct {
		name string
		*os.Root
	}
	way := []rung{{"", f.Root}}
	down := func(n int) {
		for _, r := range way[n:] {
			r.Close()
		}
		way = way[:n]
	}
	defer func() { down(1) }()
	for _, name := range names {
		dir, base := path.Split(name)
		for !strings.HasPrefix(dir, way[len(way)-1].name) {
			down(len(way) - 1)
		}
		if above := way[len(way)-1]; above.name != dir {
			root, err := above.OpenRoot(strings.TrimSuffix(dir[len(above.name):], "/"))
			if err != nil {
				return err
			}
			way = append(way, rung{dir, root})
		}
		if err := f.make(way[len(way)-1].Root, base); err != nil {
			return err
		}
	}
	return nil
}

// make makes one folder in another, which is in f.
func (f *folder) make(in *os.Root, name string) error {
	if f.masked {
		return makeFolder(in, name)
	}
	return in.Mkdir(name, folderMode)
}
