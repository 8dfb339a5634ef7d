package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Unfinished reports whether a publish into dest was begun and neither
// completed nor discarded, or is going on.
func Unfinished(dest string) bool {
	p, err := locate(dest)
	if err != nil {
		return false
	}
	for _, name := range []string{
		filepath.Join(p.path, unfinishedName),
		filepath.Join(p.parent, p.beside(unfinishedName)),
	} {
		if _, err := os.Lstat(name); err == nil {
			return true
		}
	}
	return false
}

// Recover completes a publish that was stopped after its journal stood, and
// discards one that was stopped before. One that is going on is left alone.
// Where there is nothing to do it touches nothing.
func Recover(dest string) error {
	if !Unfinished(dest) {
		return nil
	}
	p, err := locate(dest)
	if err != nil {
		return err
	}
	held, err := acquire(p, 1)
	if busy := new(Busy); errors.As(err, &busy) {
		return nil
	}
	if err != nil {
		return err
	}
	defer held.release()
	return recoverPlace(p)
}

// recoverPlace does the work of Recover; the caller holds the lock.
func recoverPlace(p place) error {
	sibling := filepath.Join(p.parent, p.beside(unfinishedName))
	if _, err := os.Lstat(sibling); err == nil {
		parent, err := p.openParent()
		if err != nil {
			return fmt.Errorf("publish: %w", err)
		}
		defer parent.Close()
		if err := parent.RemoveAll(p.beside(unfinishedName)); err != nil {
			return fmt.Errorf("publish: %w", err)
		}
	}
	if info, err := os.Lstat(filepath.Join(p.path, unfinishedName)); err != nil || !info.IsDir() {
		return ignoreMissing(err)
	}
	root, err := p.open()
	if err != nil {
		return err
	}
	defer root.Close()
	data, err := root.ReadFile(unfinishedName + "/" + journalName)
	if missing(err) {
		return root.RemoveAll(unfinishedName)
	}
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	steps, err := decodeJournal(data)
	if err != nil {
		return err
	}
	return complete(root.Root, steps)
}
