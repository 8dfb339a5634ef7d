package watch

import "syscall"

// remoteKinds are the file systems whose changes are made elsewhere, without
// this kernel hearing of them: by their numbers in statfs(2). A container's own
// layers (overlay) are not among them; the folders it borrows from the machine
// around it mostly come as FUSE (virtiofs too) or 9p (Windows drives in WSL).
var remoteKinds = map[uint32]string{
	0x6969:     "NFS",
	0x517b:     "SMB",
	0xff534d42: "CIFS",
	0xfe534d42: "SMB",
	0x01021997: "9p",
	0x65735546: "FUSE",
	0x786f4256: "VirtualBox",
	0xbacbacbc: "VMware",
	0x7c7c6673: "Parallels",
	0x00c36400: "Ceph",
	0x0bd00bd0: "Lustre",
	0x47504653: "GPFS",
	0x5346414f: "AFS",
	0x6b414653: "AFS",
	0x73757245: "Coda",
}

// remoteKind returns the kind of the file system a folder is on, if changes there
// can escape notice.
func remoteKind(folder string) (string, bool) {
	var stat syscall.Statfs_t
	if syscall.Statfs(folder, &stat) != nil {
		return "", false // the next step has the error
	}
	// The type is a signed number of 32 or 64 bits, as the processor has it.
	kind, remote := remoteKinds[uint32(stat.Type)]
	return kind, remote
}
