package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// mount mounts a small file system in memory, or skips who may not.
func mount(t *testing.T, dir, size string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("mounting is for root:", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

// Row 41: a full disk leaves the old site as it was, and nothing beside it.
func TestDiskFull(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "disk")
	mount(t, disk, "256k")
	old := files{"index.html": strings.Repeat("old", 5000), "gone": "x"}
	big := files{"index.html": "new", "a/big": strings.Repeat("b", 200<<10), "a/bigger": strings.Repeat("b", 300<<10)}
	for _, dest := range []string{filepath.Join(disk, "public"), disk} { // the second is the mount point itself
		if _, faults, err := Write(context.Background(), dest, big.items(), 1); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("first build: %v %v", faults, err)
		}
		if entries, err := os.ReadDir(disk); err != nil || len(entries) > 0 {
			t.Fatalf("left behind: %v %v", entries, err)
		}
		write(t, dest, old)
		if _, _, err := Write(context.Background(), dest, big.items(), 1); !errors.Is(err, syscall.ENOSPC) || errors.Is(err, ErrUnfinished) {
			t.Fatalf("second build: %v", err)
		}
		equal(t, dest, old)
		if Unfinished(dest) {
			t.Fatal("the staging folder was left")
		}
		write(t, dest, files{"index.html": "small"})
		if removed, _, err := Clean(dest); removed != 1 || err != nil {
			t.Fatalf("Clean: %d %v", removed, err)
		}
	}
}

// Row 40: an output that cannot be written is refused before rendering; so is a
// new one in a folder that cannot.
func TestReadOnly(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "disk")
	mount(t, disk, "256k")
	write(t, filepath.Join(disk, "public"), files{"a": "1"})
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"public", "new", "new/deep"} {
		faults, err := Check(filepath.Join(disk, name), "")
		if err != nil || len(faults) != 1 || faults[0].Code != "K717" {
			t.Errorf("%s: %v %v", name, faults, err)
		}
	}
}

// A destination that may be written in a folder that may not: a mount point in
// a container.
func TestMountPointInReadOnlyFolder(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "disk")
	mount(t, disk, "256k")
	dest := filepath.Join(disk, "out")
	mount(t, dest, "256k")
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if faults, err := Check(dest, ""); err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	for _, set := range []files{{"a": "1", "b/c": "2"}, {"a/x": "1", "b/c": "2"}} {
		write(t, dest, set)
		equal(t, dest, set)
	}
	if removed, _, err := Clean(dest); removed != 2 || err != nil {
		t.Fatalf("Clean: %d %v", removed, err)
	}
	if entries, err := os.ReadDir(dest); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

// Row 55: the modes are ours whatever the umask is. Not parallel: the umask is
// the whole process's.
func TestModes(t *testing.T) {
	for _, mask := range []int{0, 0o077, 0o777} {
		dir := t.TempDir()
		dest := filepath.Join(dir, "new", "public")
		before := syscall.Umask(mask)
		_, _, err := Write(context.Background(), dest, files{"a": "1", "b/c/d": "2"}.items(), 2)
		if err == nil {
			_, _, err = Write(context.Background(), dest, files{"a": "new", "e/f": "3"}.items(), 2)
		}
		syscall.Umask(before)
		if err != nil {
			t.Fatalf("umask %o: %v", mask, err)
		}
		if err := os.Chmod(filepath.Join(dest, "a"), 0o600); err != nil {
			t.Fatal(err)
		}
		write(t, dest, files{"a": "new", "e/f": "3"})
		for name, mode := range map[string]os.FileMode{
			".": folderMode, "..": folderMode, "e": folderMode, "a": fileMode, "e/f": fileMode, manifestName: fileMode,
		} {
			info, err := os.Stat(filepath.Join(dest, name))
			if err != nil || info.Mode().Perm() != mode {
				t.Errorf("umask %o: %s: %v %v, want %v", mask, name, info.Mode().Perm(), err, mode)
			}
		}
	}
}
