//go:build !linux

package main

import "os"

// peak and running are known on Linux only.

func peak(*os.ProcessState) int64 { return 0 }

func running(int) usage { return usage{} }
