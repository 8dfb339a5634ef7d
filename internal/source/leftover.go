package source

import (
	"slices"
	"strings"
)

// leftover reports whether a name is one that editors' programs and systems leave
// behind, never the work of an author.
func leftover(name string) bool {
	switch name {
	case "Thumbs.db", "thumbs.db", "desktop.ini", "Desktop.ini", "__MACOSX", "Icon\r":
		return true
	}
	return strings.HasPrefix(name, "~$") || // Word and Excel, while open
		strings.HasSuffix(name, "~") || // Emacs, gedit, vim
		strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".swo") || strings.HasSuffix(name, ".swx") || // vim
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") && len(name) > 1 || // Emacs
		strings.HasSuffix(name, ".tmp") ||
		strings.HasPrefix(name, "___jb_") // JetBrains
}

// hidden reports whether a name begins with a dot and is not one of those that
// are wanted nevertheless.
func hidden(name string, wanted []string) bool {
	return strings.HasPrefix(name, ".") && !slices.Contains(wanted, name)
}
