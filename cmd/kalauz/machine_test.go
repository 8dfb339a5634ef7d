package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"testing"

	"kalauz/internal/publish"
)

// TestMachineSpeaks: what machines refuse often is told in Hungarian with the
// place; what they refuse seldom in the words that there are.
func TestMachineSpeaks(t *testing.T) {
	_, missing := os.Open("nowhere/file")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, taken := net.Listen("tcp", listener.Addr().String())
	tests := []struct {
		err  error
		want string
	}{
		{fmt.Errorf("publish: %w", missing), "nowhere/file: nincs ilyen fájl vagy mappa"},
		{taken, listener.Addr().String() + ": " + portTaken},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: fs.ErrPermission}, "b: nincs hozzá jogosultság"},
		{errors.Join(errors.New("other"), fs.ErrNotExist), "nincs ilyen fájl vagy mappa"},
		{fmt.Errorf("%w: %w", publish.ErrUnfinished, fs.ErrPermission), "nincs hozzá jogosultság; a honlap kiírása félbemaradt, a következő build befejezi"},
		{errors.New("a seldom one"), "a seldom one"},
	}
	for _, r := range systemRefusals {
		tests = append(tests, struct {
			err  error
			want string
		}{&fs.PathError{Op: "write", Path: "public/x", Err: r.err}, "public/x: " + r.hu})
	}
	for _, test := range tests {
		var hungarian, english strings.Builder
		(&terminal{err: &hungarian, lang: "hu"}).machine(test.err)
		(&terminal{err: &english, lang: "en"}).machine(test.err)
		if got, want := hungarian.String(), "A gép hibája: "+test.want+"\n"; got != want {
			t.Errorf("%v: %q, want %q", test.err, got, want)
		}
		if got, want := english.String(), "The machine's fault: "+test.err.Error()+"\n"; got != want {
			t.Errorf("%v: %q, want %q", test.err, got, want)
		}
	}
}
