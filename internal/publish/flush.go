package publish

import "os"

// flushName flushes one file, by its name, onto the disk.
func flushName(root *os.Root, name string) error {
	f, err := root.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
