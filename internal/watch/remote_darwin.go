package watch

import "syscall"

// local is MNT_LOCAL of <sys/mount.h>: kept on this machine.
const local = 0x1000

// remoteKind returns the kind of the file system a folder is on, if changes there
// can escape notice.
func remoteKind(folder string) (string, bool) {
	var stat syscall.Statfs_t
	if syscall.Statfs(folder, &stat) != nil || stat.Flags&local != 0 {
		return "", false
	}
	var name []byte
	for _, c := range stat.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return string(name), true
}
