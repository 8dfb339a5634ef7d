package main

import (
	"os"
	"runtime"
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
	room        = 80 << 20 // beside a large book
)

// collectSeldom makes it so, for the work that follows when a site has been
// joined. What the environment says goes first (see package runtime).
func collectSeldom() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	live := liveBytes()
	if live == 0 {
		return
	}
	limit := spare + 2*live
	debug.SetGCPercent(moreGarbage)
	debug.SetMemoryLimit(limit)
	afterCollections(func() {
		// With a large book half of what the bound allows is in use, and
		// collections would follow one another.
		if live := liveBytes(); 2*live > limit && live+room > limit {
			limit = live + room
			debug.SetMemoryLimit(limit)
		}
	})
}

// liveBytes is how much the last collection found in use, 0 if nobody knows.
func liveBytes() int64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(live); live[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(live[0].Value.Uint64())
}

// afterCollections has something done after every collection: what nobody uses is
// found by it, and put in its way again.
func afterCollections(do func()) {
	type bait struct{ _ [16]byte }
	var found func(*bait)
	found = func(b *bait) {
		do()
		runtime.SetFinalizer(b, found)
	}
	runtime.SetFinalizer(new(bait), found)
}
