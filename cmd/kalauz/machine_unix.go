//go:build !windows

package main

import "syscall"

// errPortTaken is what the system says of a port that another program has.
const errPortTaken = syscall.EADDRINUSE

var systemRefusals = []refusal{
	{errPortTaken, portTaken},
	{syscall.EMFILE, tooManyFiles},
	{syscall.ENFILE, tooManyFiles},
	{syscall.ENOSPC, diskFull},
	{syscall.EDQUOT, diskFull},
	{syscall.ENOTDIR, "nem mappa"},
	{syscall.EROFS, writeProtected},
}
