package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"kalauz/internal/source"
)

// The journal lists the steps from a staged set to a published one. It stands
// under its name only when it is whole and flushed; from then on the publish
// is completed, never undone.
const (
	journalName = "journal"
	journalHead = "kalauz-journal 1"
)

var errJournal = errors.New("publish: the journal of an unfinished publish is damaged")

// verb is what a step does.
type verb string

const (
	verbClear  verb = "clear"  // remove an old file from the way of staged file n, while that is still staged
	verbPrune  verb = "prune"  // remove a folder if it is empty
	verbFolder verb = "folder" // rename staged folder n into place
	verbWrite  verb = "write"  // rename staged file n into place
	verbRemove verb = "remove" // remove an old file
)

// step is one change. Every step can be done again after it was done: what is
// no longer staged has arrived.
type step struct {
	verb verb
	n    int
	path string
}

func stagedFile(n int) string   { return strconv.Itoa(n) }
func stagedFolder(n int) string { return "folder-" + strconv.Itoa(n) }

func (s step) staged() string { return unfinishedName + "/" + stagedFile(s.n) }

// writeJournal makes the journal stand in the staging folder, in one step.
func writeJournal(folder *folder, steps []step) error {
	const draft = journalName + ".draft"
	_, err := writeFile(folder, draft, encodeJournal(steps))
	if err == nil {
		err = flushName(folder.Root, draft)
	}
	if err == nil {
		err = folder.Rename(draft, journalName)
	}
	if err == nil {
		err = flushFolder(folder.Root, ".")
	}
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return nil
}

func encodeJournal(steps []step) []byte {
	var b strings.Builder
	b.WriteString(journalHead + "\n")
	for _, s := range steps {
		fmt.Fprintf(&b, "%s %d %s\n", s.verb, s.n, s.path)
	}
	fmt.Fprintf(&b, "end %d %s\n", len(steps), source.Hash([]byte(b.String())))
	return []byte(b.String())
}

// decodeJournal refuses what is not, to the byte, a journal of ours.
func decodeJournal(data []byte) ([]step, error) {
	var steps []step
	lines := strings.Split(string(data), "\n")
	if len(lines) < 3 || lines[0] != journalHead {
		return nil, errJournal
	}
	for _, line := range lines[1 : len(lines)-2] {
		word, rest, _ := strings.Cut(line, " ")
		number, name, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || checkPath(name) != nil && name != manifestName {
			return nil, errJournal
		}
		switch v := verb(word); v {
		case verbClear, verbPrune, verbFolder, verbWrite, verbRemove:
			steps = append(steps, step{v, n, name})
		default:
			return nil, errJournal
		}
	}
	if string(encodeJournal(steps)) != string(data) {
		return nil, errJournal
	}
	return steps, nil
}

// complete does the steps and takes the journal away.
func complete(root *os.Root, steps []step) error {
	changed := map[string]bool{".": true}
	for _, s := range steps {
		if err := s.do(root); err != nil {
			return fmt.Errorf("publish: %s: %w", s.path, err)
		}
		changed[path.Dir(s.path)] = true
	}
	if err := flushAll(root, slices.Sorted(maps.Keys(changed))); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	// The journal goes first: without it, what is left of the folder is rubbish.
	if err := ignoreMissing(root.Remove(unfinishedName + "/" + journalName)); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if err := root.RemoveAll(unfinishedName); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return nil
}

func (s step) do(root *os.Root) error {
	switch s.verb {
	case verbClear:
		if _, err := root.Lstat(s.staged()); err != nil {
			return ignoreMissing(err)
		}
		_, err := removeFile(root, s.path)
		return err
	case verbRemove:
		_, err := removeFile(root, s.path)
		return err
	case verbPrune:
		removeFolder(root, s.path)
		return nil
	case verbFolder:
		if isFolder(root, s.path) {
			return nil
		}
		return ignoreMissing(root.Rename(unfinishedName+"/"+stagedFolder(s.n), s.path))
	}
	return s.arrive(root)
}

// arrive renames a staged file into place. A folder that is missing was removed
// by somebody else between two attempts, and is made again.
func (s step) arrive(root *os.Root) error {
	err := root.Rename(s.staged(), s.path)
	if !missing(err) {
		return err
	}
	if _, err := root.Lstat(s.staged()); err != nil {
		return ignoreMissing(err)
	}
	if err := makeFolders(root, path.Dir(s.path)); err != nil {
		return err
	}
	return root.Rename(s.staged(), s.path)
}
