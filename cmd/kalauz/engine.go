package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

// cacheDir is the folder in a site for what spares the next run work. It may be
// deleted at any time.
const cacheDir = ".kalauz"

// engine names this very program, so that no other believes what it has
// remembered: its version, and the size and time of its file, which another
// build of the same version has not. "" is a program that cannot be told.
func engine() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	version := ""
	if about, ok := debug.ReadBuildInfo(); ok {
		version = about.GoVersion + " " + about.Main.Version
	}
	return fmt.Sprintf("%s %d %d", version, info.Size(), info.ModTime().UnixNano())
}
