package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kalauz/internal/source"
)

// Row 46: whoever comes second waits; the result is one of the sets, whole.
func TestTwoAtOnce(t *testing.T) {
	for race := range 50 {
		dest := filepath.Join(t.TempDir(), "new", "public")
		sets := []files{{}, {}}
		for i := range 6 {
			sets[0][fmt.Sprintf("a/%d", i)] = "first"
			sets[1][fmt.Sprintf("a/%d", i*2)] = "second"
		}
		if race%2 == 1 {
			write(t, dest, files{"a": "a file", "b/c": "gone"})
		}
		var group sync.WaitGroup
		errs := make([]error, len(sets))
		for i, set := range sets {
			group.Go(func() {
				_, faults, err := Write(context.Background(), dest, set.items(), 2)
				if errs[i] = err; len(faults) > 0 {
					errs[i] = fmt.Errorf("faults: %v", faults)
				}
			})
		}
		group.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		if got := read(t, dest); !cmp.Equal(got, sets[0]) && !cmp.Equal(got, sets[1]) {
			t.Fatalf("race %d: a mixture: %v", race, got)
		}
		beside(t, dest)
	}
}

func TestBusyNamesTheProcess(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	p, err := locate(dest)
	if err != nil {
		t.Fatal(err)
	}
	held, err := acquire(p, 1)
	if err != nil {
		t.Fatal(err)
	}
	_, err = acquire(p, 2)
	var busy *Busy
	if !errors.As(err, &busy) || busy.PID != os.Getpid() || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("got %v", err)
	}
	put(t, dest, files{unfinishedName + "/0": "of the one who holds the lock"})
	if err := Recover(dest); err != nil || !Unfinished(dest) {
		t.Errorf("Recover took away what another build is writing: %v", err)
	}
	held.release()
	held.release()
	if err := Recover(dest); err != nil || Unfinished(dest) {
		t.Errorf("Recover left what nobody is writing: %v", err)
	}
	beside(t, dest)
}

// A lock file that somebody left says nothing.
func TestLockFileOfTheDead(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, files{".public.kalauz-lock": "1\n"})
	write(t, filepath.Join(dir, "public"), files{"a": "1"})
	equal(t, dir, files{"public/a": "1", "public/" + manifestName: string(encodeManifest([]entry{{"a", source.Hash([]byte("1")), 1, ""}}))})
}
