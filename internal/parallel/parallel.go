// Package parallel does with all processors what can be done in any order.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// runs is how many runs of calls there are for a processor: so many that all of
// them end at nearly the same time, so few that short calls do not wait for each
// other's counting.
const runs = 256

// Do calls do for 0 … n-1 from as many goroutines as there are processors, in no
// order that can be relied on, and returns when all calls have. What a call finds
// it leaves at its own index, so that the result does not tell who was first.
func Do(n int, do func(i int)) {
	processors := runtime.GOMAXPROCS(0)
	length := 1 + n/(processors*runs)
	var group sync.WaitGroup
	var begun atomic.Int64
	for range min(n, processors) {
		group.Go(func() {
			for end := int(begun.Add(int64(length))); end-length < n; end = int(begun.Add(int64(length))) {
				for i := end - length; i < min(end, n); i++ {
					do(i)
				}
			}
		})
	}
	group.Wait()
}
