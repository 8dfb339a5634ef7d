package source_test

import (
	"net"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/diag"
	"kalauz/internal/source"
)

func TestScanNeitherFileNorFolder(t *testing.T) {
	dir := disk(t, "a.md", "pipe.md -> fifo")
	if err := syscall.Mkfifo(filepath.Join(dir, "fifo"), 0o644); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("unix", filepath.Join(dir, "socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	tree, faults, err := source.Scan(dir, "content", source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := paths(tree); got != "a.md" {
		t.Errorf("files: %s", got)
	}
	want := []string{"warning K112 content/fifo", "warning K112 content/pipe.md", "warning K112 content/socket"}
	if diff := cmp.Diff(want, told(faults)); diff != "" {
		t.Error(diff)
	}
	// A pipe that has taken a file's place since must not be waited for either.
	if err := os.Rename(filepath.Join(dir, "fifo"), filepath.Join(dir, "a.md")); err != nil {
		t.Fatal(err)
	}
	if _, err := tree.Read("a.md"); err == nil {
		t.Error("a pipe was read")
	}
}

func TestScanUnreadable(t *testing.T) {
	dir := disk(t, "a.md", "b/x.md", "secret.md", "closed/x.md")
	open, faults, err := source.Scan(dir, "content", source.Options{})
	if err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	for _, name := range []string{"secret.md", "closed"} {
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "closed"), 0o755) })
	if os.Geteuid() == 0 {
		if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
			t.Fatal(err)
		}
		asNobody(t)
	}
	for name, look := range map[string]func() (source.Tree, diag.List, error){
		"a scan":        func() (source.Tree, diag.List, error) { return source.Scan(dir, "content", source.Options{}) },
		"a second look": func() (source.Tree, diag.List, error) { return open.With("secret.md", "closed") },
	} {
		tree, faults, err := look()
		if err != nil {
			t.Fatal(err)
		}
		if got := paths(tree); got != "a.md b/x.md" {
			t.Errorf("%s: files: %s", name, got)
		}
		want := []string{"error K113 content/closed", "error K113 content/secret.md"}
		if diff := cmp.Diff(want, told(faults)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// asNobody takes root's right to read everything from this thread, until the
// test ends.
func asNobody(t *testing.T) {
	runtime.LockOSThread()
	set := func(uid uintptr) {
		if _, _, errno := syscall.RawSyscall(syscall.SYS_SETFSUID, uid, 0, 0); errno != 0 {
			t.Skip("this test needs setfsuid when it runs as root")
		}
	}
	set(65534)
	t.Cleanup(func() { set(0); runtime.UnlockOSThread() })
}
