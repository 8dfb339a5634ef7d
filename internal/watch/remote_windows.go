package watch

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// remoteKind returns the kind of the drive a folder is on, if changes there can
// escape notice.
func remoteKind(folder string) (string, bool) {
	volume, err := windows.UTF16PtrFromString(filepath.VolumeName(folder) + `\`)
	if err != nil {
		return "", false
	}
	return "SMB", windows.GetDriveType(volume) == windows.DRIVE_REMOTE
}
