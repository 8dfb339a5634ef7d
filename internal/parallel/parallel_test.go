package parallel

import (
	"runtime"
	"testing"
)

func TestDo(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 1000, 12345} {
		calls := make([]int, n)
		Do(n, func(i int) { calls[i]++ })
		for i, times := range calls {
			if times != 1 {
				t.Errorf("of %d: %d was done %d times", n, i, times)
			}
		}
	}
}

// TestTogether: two calls that wait for each other end, if there are two
// processors.
func TestTogether(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	meet := make(chan int)
	var heard [2]int
	Do(2, func(i int) {
		if i == 0 {
			meet <- 7
			heard[0] = <-meet
		} else {
			heard[1] = <-meet
			meet <- 5
		}
	})
	if heard != [2]int{5, 7} {
		t.Errorf("they heard %v", heard)
	}
}
