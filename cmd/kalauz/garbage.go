package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// What a build throws away may lie until it is twice what is in use
// (moreGarbage, in per cent), as long as everything fits into spare bytes
// beside twice the joined site: a small site is built with a few collections,
// and a large one takes no more memory than it has to.
const (
	moreGarbage = 200
	spare       = 56 << 20
)

// collectSeldom makes it so, for the work that follows when a site has been
// joined. What the environment says goes first (see package runtime).
func collectSeldom() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(live); live[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	debug.SetGCPercent(moreGarbage)
	debug.SetMemoryLimit(spare + 2*int64(live[0].Value.Uint64()))
}
