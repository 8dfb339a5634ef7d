package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"kalauz/internal/diag"
)

var exhausted = diag.Rule{
	Code:  "K720",
	Level: diag.Warning,
	Words: diag.Words{HU: "A rendszer ennél több mappát nem figyel, ezért a Kalauz maga nézi meg időről időre, mi változott.", EN: "The system will not watch any more folders, so Kalauz looks for changes itself from time to time."},
	Hint:  diag.Words{HU: "Nincs vele teendő, csak kissé később látszik, amit elment. Ha zavarja, zárja be a többi szerkesztőprogramot, vagy kérje meg a rendszergazdát, hogy emelje meg a korlátot (fs.inotify.max_user_watches és max_user_instances).", EN: "Nothing has to be done; what you save only shows a little later. If that is a nuisance, close other editing programs, or ask the administrator to raise the limit (fs.inotify.max_user_watches and max_user_instances)."},
}

var onNetwork = diag.Rule{
	Code:  "K721",
	Level: diag.Warning,
	Words: diag.Words{HU: "A mappa olyan meghajtón van ({kind}), ahonnan nem mindig jön hír a változásokról, ezért a Kalauz maga nézi meg időről időre, mi változott.", EN: "The folder is on a drive ({kind}) that does not always tell of changes, so Kalauz looks for them itself from time to time."},
	Hint:  diag.Words{HU: "Nincs vele teendő, csak kissé később látszik, amit elment. A gyakoriságot a --poll kapcsoló szabja meg, például: --poll 2s.", EN: "Nothing has to be done; what you save only shows a little later. Say how often to look with --poll, for example: --poll 2s."},
}

var noEvents = diag.Rule{
	Code:  "K722",
	Level: diag.Warning,
	Words: diag.Words{HU: "A rendszer nem ad hírt a változásokról ({error}), ezért a Kalauz maga nézi meg időről időre, mi változott.", EN: "The system does not tell of changes ({error}), so Kalauz looks for them itself from time to time."},
	Hint:  diag.Words{HU: "Nincs vele teendő, csak kissé később látszik, amit elment.", EN: "Nothing has to be done; what you save only shows a little later."},
}

// system is what the watching needs of the machine, so that tests can take a
// machine at its limits.
type system struct {
	open   func() (*fsnotify.Watcher, error)
	add    func(w *fsnotify.Watcher, folder string) error
	remote func(folder string) (kind string, remote bool)
	every  time.Duration // how often to look where there are no events and nobody has said
}

func real() system {
	return system{open: fsnotify.NewWatcher, add: (*fsnotify.Watcher).Add, remote: remoteKind, every: defaultPoll}
}

// remoteError says that a folder is kept on another machine.
type remoteError struct{ folder, kind string }

func (e remoteError) Error() string { return fmt.Sprintf("watch %s: on %s", e.folder, e.kind) }

// warning puts into words why there are no events.
func warning(err error, display func(string) string) diag.Diagnostic {
	if remote, ok := errors.AsType[remoteError](err); ok {
		return onNetwork.At(diag.Place{File: display(remote.folder)}, "kind", remote.kind)
	}
	cause := err
	var place diag.Place
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		place.File, cause = display(at.Path), at.Err
	}
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM} {
		if errors.Is(err, limit) {
			return exhausted.At(place)
		}
	}
	return noEvents.At(place, "error", cause.Error())
}
