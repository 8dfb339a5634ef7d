package publish

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// child tells a copy of the test binary what to publish and where.
const child = "KALAUZ_TEST_PUBLISH"

func TestMain(m *testing.M) {
	if task := os.Getenv(child); task != "" {
		os.Exit(publishAsChild(task))
	}
	os.Exit(m.Run())
}

func publishAsChild(task string) int {
	var job struct {
		Dest string
		Set  files
	}
	if err := json.Unmarshal([]byte(task), &job); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println("begun")
	if _, faults, err := Write(context.Background(), job.Dest, job.Set.items(), 2); err != nil || len(faults) > 0 {
		fmt.Fprintln(os.Stderr, faults, err)
		return 1
	}
	return 0
}

// twoSets are two sites with everything between them that can change.
func twoSets(size int) (a, b files) {
	a, b = files{}, files{}
	for i := range size {
		a[fmt.Sprintf("p%d/index.html", i)] = strings.Repeat("old ", 200)
		b[fmt.Sprintf("p%d/index.html", i)] = strings.Repeat("new ", 300)
		a[fmt.Sprintf("only-a/%d/x", i)] = "a"
		b[fmt.Sprintf("only-b/%d/x", i)] = "b"
		a[fmt.Sprintf("same/%d", i)] = "same"
		b[fmt.Sprintf("same/%d", i)] = "same"
	}
	a["turn"], b["turn/x/y"] = "file", "in a folder"
	a["back/x/y"], b["back"] = "in a folder", "file"
	a["Case/x"], b["case/x"] = "1", "2"
	return a, b
}

// killedWrite publishes in a child that is killed after the delay.
func killedWrite(t *testing.T, dest string, set files, delay time.Duration) {
	t.Helper()
	task, err := json.Marshal(map[string]any{"Dest": dest, "Set": set})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), child+"="+string(task))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "begun\n" {
		t.Fatalf("child: %q %v", line, err)
	}
	time.Sleep(delay)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// Row 44: after a kill at any moment the next command finds the old site or
// completes the new one. KALAUZ_LONG=1 kills 500 times.
func TestKilledAtAnyMoment(t *testing.T) {
	kills := 20
	if os.Getenv("KALAUZ_LONG") != "" {
		kills = 500
	}
	a, b := twoSets(60)
	dir := t.TempDir()
	begin := time.Now()
	write(t, filepath.Join(dir, "measure"), a)
	write(t, filepath.Join(dir, "measure"), b)
	span := time.Since(begin)
	own := files{"own/notes.txt": "kept"}

	outcomes := map[string]int{}
	dest := filepath.Join(dir, "public")
	var current, kept files // nothing published yet, nothing of the editor's
	for i := range kills {
		next := b
		if i%2 == 1 {
			next = a
		}
		killedWrite(t, dest, next, rand.N(span))
		unfinished := Unfinished(dest)
		if err := Recover(dest); err != nil {
			t.Fatal(err)
		}
		got := read(t, dest)
		old, new := union(current, kept), union(next, kept)
		switch {
		case cmp.Equal(got, new):
			outcomes[fmt.Sprintf("new, unfinished %v", unfinished)]++
			current = next
		case cmp.Equal(got, old):
			outcomes[fmt.Sprintf("old, unfinished %v", unfinished)]++
		default:
			t.Fatalf("kill %d: neither the old nor the new tree (-new +got):\n%s", i, cmp.Diff(new, got))
		}
		if Unfinished(dest) {
			t.Fatal("still unfinished after Recover")
		}
		switch {
		case i%7 == 6: // begin with a first build again
			if err := os.RemoveAll(dest); err != nil {
				t.Fatal(err)
			}
			current, kept = nil, nil
		case current != nil:
			put(t, dest, own)
			kept = own
		}
	}
	t.Log(outcomes)
	write(t, dest, b)
	equal(t, dest, union(b, kept))
	beside(t, dest)
}

// union is a published set as it lies in a folder where the editor keeps files.
func union(set, own files) files {
	out := files{}
	maps.Copy(out, own)
	maps.Copy(out, set)
	return out
}

// A publish stopped before any of its steps is completed by Recover, even if
// Recover itself is stopped again and again.
func TestStoppedBeforeEachStep(t *testing.T) {
	a, b := twoSets(1)
	for _, sets := range [][2]files{{a, b}, {b, a}, {{}, a}} {
		for k := 0; ; k++ {
			dest := filepath.Join(t.TempDir(), "public")
			write(t, dest, sets[0])
			root, steps := prepared(t, dest, sets[1])
			if k > len(steps) {
				root.Close()
				break
			}
			for again := range 2 { // the second time it comes a step further
				for _, s := range steps[:min(k+again, len(steps))] {
					if err := s.do(root); err != nil {
						t.Fatal(err)
					}
				}
			}
			root.Close()
			if !Unfinished(dest) {
				t.Fatal("nothing says that the publish is unfinished")
			}
			if err := Recover(dest); err != nil {
				t.Fatalf("after %d steps: %v", k, err)
			}
			equal(t, dest, sets[1])
			emptyFolders(t, dest)
			if r := write(t, dest, sets[1]); r.Written != 0 || r.Removed != 0 {
				t.Fatalf("after %d steps: the manifest is not the new one: %+v", k, r)
			}
		}
	}
}

// prepared brings a publish to the point where its journal stands.
func prepared(t *testing.T, dest string, set files) (*os.Root, []step) {
	t.Helper()
	p, err := locate(dest)
	if err != nil {
		t.Fatal(err)
	}
	sorted, _, err := arrange(set.items())
	if err != nil {
		t.Fatal(err)
	}
	root, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	s, err := newStaging(root, sorted, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	steps, faults, err := s.prepare(context.Background(), p, 2)
	if err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	if err := writeJournal(s.folder, steps); err != nil {
		t.Fatal(err)
	}
	s.close()
	return root.Root, steps
}

func TestStoppedBeforeTheJournalStands(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	set := files{"a": "1", "b/c": "2"}
	write(t, dest, set)
	root, _ := prepared(t, dest, files{"a": "new"})
	root.Close()
	if err := os.Remove(filepath.Join(dest, unfinishedName, journalName)); err != nil {
		t.Fatal(err)
	}
	if err := Recover(dest); err != nil {
		t.Fatal(err)
	}
	equal(t, dest, set)
}

func TestDamagedJournalIsNotFollowed(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	set := files{"a": "1", "b/c": "2"}
	write(t, dest, set)
	root, steps := prepared(t, dest, files{"a": "new"})
	root.Close()
	name := filepath.Join(dest, unfinishedName, journalName)
	whole := encodeJournal(steps)
	for i := range whole {
		for _, damaged := range [][]byte{whole[:i], append(append(append([]byte{}, whole[:i]...), whole[i]^1), whole[i+1:]...)} {
			if err := os.WriteFile(name, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			if err := Recover(dest); err == nil {
				t.Fatalf("followed:\n%s", damaged)
			}
		}
	}
	if err := os.WriteFile(name, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Recover(dest); err != nil {
		t.Fatal(err)
	}
	equal(t, dest, files{"a": "new"})
}
