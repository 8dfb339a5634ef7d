package main

import (
	"errors"
	"io/fs"
	"net"
	"os"

	"kalauz/internal/publish"
)

// machine says what the machine refused.
func (t *terminal) machine(err error) {
	var busy *publish.Busy
	switch {
	case errors.As(err, &busy) && busy.PID != 0:
		t.say(words{"Ezt a mappát most egy másik build írja (%s, folyamatazonosító: %d). Várja meg, amíg végez.", "Another build is writing into this folder (%s, process %d). Wait until it is done."}, busy.Dest, busy.PID)
	case errors.As(err, &busy):
		t.say(words{"Ezt a mappát most egy másik build írja: %s. Várja meg, amíg végez.", "Another build is writing into this folder: %s. Wait until it is done."}, busy.Dest)
	default:
		t.say(words{"A gép hibája: %s", "The machine's fault: %s"}.each(inWords(err)))
	}
}

// refusal is what machines refuse often. English is the system's own.
type refusal struct {
	err error
	hu  string
}

// The words for what several systems say, each by a number of its own.
const (
	portTaken      = "ezt a portot egy másik program használja"
	tooManyFiles   = "túl sok a megnyitott fájl"
	diskFull       = "betelt a lemez"
	writeProtected = "írásvédett"
)

// refusals are those of every system, and those of the one that this program was
// made for.
var refusals = append([]refusal{
	{fs.ErrPermission, "nincs hozzá jogosultság"},
	{fs.ErrNotExist, "nincs ilyen fájl vagy mappa"},
}, systemRefusals...)

// inWords is an error of the machine in the words of people, as far as there are
// any: what was asked for, and why it was refused.
func inWords(err error) words {
	w := words{err.Error(), err.Error()}
	for _, r := range refusals {
		if !errors.Is(err, r.err) {
			continue
		}
		w.hu = r.hu
		if place := askedFor(err); place != "" {
			w.hu = place + ": " + r.hu
		}
		if errors.Is(err, publish.ErrUnfinished) {
			w.hu += "; a honlap kiírása félbemaradt, a következő build befejezi"
		}
		break
	}
	return w
}

// askedFor is the file or the address that the machine was asked for.
func askedFor(err error) string {
	var file *fs.PathError
	var pair *os.LinkError
	var connection *net.OpError
	switch {
	case errors.As(err, &file):
		return file.Path
	case errors.As(err, &pair):
		return pair.New
	case errors.As(err, &connection) && connection.Addr != nil:
		return connection.Addr.String()
	}
	return ""
}
