package main

import "golang.org/x/sys/windows"

// errPortTaken is what the system says of a port that another program has.
const errPortTaken = windows.WSAEADDRINUSE

var systemRefusals = []refusal{
	{errPortTaken, portTaken},
	{windows.ERROR_DISK_FULL, diskFull},
	{windows.ERROR_HANDLE_DISK_FULL, diskFull},
	{windows.ERROR_SHARING_VIOLATION, "egy másik program használja"},
	{windows.ERROR_TOO_MANY_OPEN_FILES, tooManyFiles},
	{windows.ERROR_WRITE_PROTECT, writeProtected},
}
