package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// peak is the most memory that a process had at once, when it is over.
func peak(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}

// scheduled is the clock of a process that counts the time in which it ran
// (CPUCLOCK_SCHED of the kernel), in nanoseconds.
const scheduled = 2

// running is what a process has used so far. A clock of another process is named
// as by clock_getcpuclockid(3).
func running(pid int) (u usage) {
	var used unix.Timespec
	if unix.ClockGettime(int32(^pid<<3|scheduled), &used) == nil {
		u.cpu = time.Duration(used.Nano())
	}
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.SplitSeq(string(status), "\n") {
		if kilobytes, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(kilobytes, "kB")), 10, 64)
			u.peak = n << 10
		}
	}
	return u
}
