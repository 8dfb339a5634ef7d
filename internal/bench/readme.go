package main

import (
	"fmt"
	"os"
	"strings"
)

// rewrite puts a text into a file in the place of the last one of its name: what
// stands between the comments <!-- name --> and <!-- end of name -->.
func rewrite(file, name, text string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	before, rest, begun := strings.Cut(string(raw), begin)
	_, after, ended := strings.Cut(rest, end)
	if !begun || !ended {
		return fmt.Errorf("%s has no place for these results; it is between the lines %q and %q", file, begin, end)
	}
	return os.WriteFile(file, []byte(before+begin+text+end+after), 0o644)
}
