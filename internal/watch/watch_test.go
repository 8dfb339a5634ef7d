package watch

import (
	"os"
	"strconv"
	"testing"
	"time"
)

// calm is long against what a loaded machine may put between the steps of a save.
var calm = Options{Quiet: 150 * time.Millisecond, Most: 20 * time.Second}

func TestWhatIsAChange(t *testing.T) {
	tests := []struct {
		name string
		want int
		do   func(r *rig)
	}{
		{"write in place", 1, func(r *rig) { r.write("root/old.md", "newer") }},
		{"vim", 1, func(r *rig) {
			r.write("root/4913", "")
			r.remove("root/4913")
			r.rename("root/old.md", "root/old.md~")
			r.write("root/old.md", "newer")
			r.must(os.Chmod(r.path("root/old.md"), 0o600))
			r.remove("root/old.md~")
		}},
		{"VS Code", 1, func(r *rig) {
			r.write("root/old.md.vsctmp", "newer")
			r.rename("root/old.md.vsctmp", "root/old.md")
		}},
		{"create", 1, func(r *rig) { r.write("root/new.md", "newer") }},
		{"remove", 1, func(r *rig) { r.remove("root/old.md") }},
		{"rename", 1, func(r *rig) { r.rename("root/old.md", "root/new.md") }},
		{"move out", 1, func(r *rig) { r.rename("root/old.md", "old.md") }},
		{"move in", 1, func(r *rig) { r.rename("beside.md", "root/beside.md") }},
		{"empty folder", 1, func(r *rig) { r.folder("root/empty") }},
		{"in a folder", 1, func(r *rig) { r.write("root/folder/old.md", "newer") }},
		{"root that is a file", 1, func(r *rig) { r.write("site.yaml", "newer") }},
		{"rights only", 0, func(r *rig) { r.must(os.Chmod(r.path("root/old.md"), 0o600)) }},
		{"read", 0, func(r *rig) {
			_, err := os.ReadFile(r.path("root/old.md"))
			r.must(err)
		}},
		{"ignored file", 0, func(r *rig) { r.write("root/ignored.md", "newer") }},
		{"in an ignored folder", 0, func(r *rig) { r.write("root/ignored/public/new.html", "newer") }},
		{"in a new ignored folder", 0, func(r *rig) {
			r.folder("root/ignored2/deep")
			r.write("root/ignored2/deep/a", "newer")
		}},
		{"beside the roots", 0, func(r *rig) { r.write("beside.md", "newer") }},
	}
	for _, way := range []struct {
		name string
		poll time.Duration
	}{{"events", 0}, {"looking", time.Millisecond}} {
		for _, test := range tests {
			t.Run(way.name+"/"+test.name, func(t *testing.T) {
				t.Parallel()
				options := calm
				options.Poll = way.poll
				r := setup(t, options, nil, func(r *rig) {
					r.folder("root/folder")
					r.folder("root/ignored/public")
					for _, path := range []string{"root/old.md", "root/folder/old.md", "beside.md"} {
						r.write(path, "old")
					}
				})
				test.do(r)
				if n := r.told(); n != test.want {
					t.Errorf("told %d times, want %d", n, test.want)
				}
			})
		}
	}
}

func TestManyFiles(t *testing.T) {
	r := setup(t, Options{}, nil)
	r.folder("root/a/b")
	r.once("folders")
	for i := range 1000 {
		r.write("root/a/b/"+strconv.Itoa(i)+".md", "text")
	}
	if n := r.told(); n < 1 || n > 2 {
		t.Errorf("1,000 files: told %d times, want once or twice", n)
	}
}

// A listener that is away finds one token, and it stands for the last change too.
func TestUnreadTokenIsKept(t *testing.T) {
	r := setup(t, Options{Quiet: time.Millisecond}, nil)
	for i := range 3 {
		r.write("root/a.md", strconv.Itoa(i))
		late := time.Now().Add(deadline)
		for len(r.w.changes) == 0 && time.Now().Before(late) {
			time.Sleep(time.Millisecond)
		}
	}
	r.atLeastOnce("unread")
	r.never("nothing since")
}

func TestClose(t *testing.T) {
	for _, poll := range []time.Duration{0, time.Millisecond} {
		r := setup(t, Options{Poll: poll, Quiet: time.Hour, Most: time.Hour}, nil)
		r.write("root/a.md", "")
		for late := time.Now().Add(deadline); !r.busy(); {
			if time.Now().After(late) {
				t.Fatal("nothing noticed")
			}
			time.Sleep(time.Millisecond)
		}
		// In the middle of a burst, and twice.
		for range 2 {
			if err := r.w.Close(); err != nil {
				t.Error(err)
			}
		}
		if len(r.w.changes) != 0 {
			t.Error("told after Close")
		}
	}
}

func TestNewNeedsARoot(t *testing.T) {
	if _, err := New(nil, Options{}); err == nil {
		t.Error("no error")
	}
}

func TestNew(t *testing.T) {
	dir := t.TempDir()
	w, err := New([]string{dir}, Options{Poll: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := os.Mkdir(dir+"/a", 0o755); err != nil {
		t.Fatal(err)
	}
	select {
	case <-w.Changes():
	case <-time.After(deadline):
		t.Error("not told")
	}
}
