package watch

import (
	"errors"
	"strconv"
	"testing"

	"github.com/fsnotify/fsnotify"
)

func TestQueue(t *testing.T) {
	var q queue
	q.put(fsnotify.Event{Name: "a", Op: fsnotify.Write})
	q.put(fsnotify.Event{Name: "a", Op: fsnotify.Write})
	q.put(fsnotify.Event{Name: "a", Op: fsnotify.Remove})
	q.put(fsnotify.Event{Name: "b", Op: fsnotify.Remove})
	if events, err := q.take(); len(events) != 3 || err != nil {
		t.Errorf("took %v, %v", events, err)
	}
	if events, err := q.take(); len(events) != 0 || err != nil {
		t.Errorf("took again %v, %v", events, err)
	}
}

func TestQueueHasAnEnd(t *testing.T) {
	var q queue
	for i := range enough + 1 {
		q.put(fsnotify.Event{Name: strconv.Itoa(i), Op: fsnotify.Write})
	}
	if events, err := q.take(); len(events) > 0 || !errors.Is(err, fsnotify.ErrEventOverflow) {
		t.Errorf("took %d events, %v", len(events), err)
	}
}
