//go:build !linux && !darwin && !windows

package watch

// remoteKind knows nothing of this system's file systems; there is Options.Poll.
func remoteKind(string) (string, bool) { return "", false }
