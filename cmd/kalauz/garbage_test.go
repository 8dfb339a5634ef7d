package main

import (
	"runtime"
	"testing"
)

// TestAfterCollections waits for one collection and for another.
func TestAfterCollections(t *testing.T) {
	done := make(chan struct{}, 1)
	afterCollections(func() {
		select {
		case done <- struct{}{}:
		default:
		}
	})
	for range 2 {
		runtime.GC()
		<-done
	}
	if liveBytes() <= 0 {
		t.Error("nothing is in use")
	}
}
