package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"

	"kalauz/internal/diag"
)

var inTheWay = diag.Rule{
	Code: "K703",
	Words: diag.Words{
		HU: "A kimeneti mappában olyasmi áll útban, amit nem a Kalauz írt: „{path}”.",
		EN: "In the output folder something that Kalauz did not write stands in the way: “{path}”.",
	},
	Hint: diag.Words{
		HU: "Nevezze át vagy helyezze máshová; a Kalauz nem írja felül mások fájljait. Ha a honlaphoz tartozik, a static mappában a helye.",
		EN: "Rename it or move it away; Kalauz does not overwrite files that are not its own. If it belongs to the site, its place is the static folder.",
	},
}

// plan works out how the old set becomes the new one.
type plan struct {
	s          *staging
	gone       []entry
	foldFiles  map[string]int    // folded path of a new file → its number
	foldFolder map[string]branch // folded path of a new folder
	stands     map[string]bool   // the folders of staged files: whether they are there
}

// branch is a folder of the new set and the number of its first file.
type branch struct {
	name  string
	first int
}

func newPlan(s *staging) *plan {
	p := &plan{s: s, gone: gone(s.old, s.entries), stands: map[string]bool{}}
	if len(p.gone) == 0 {
		return p // nothing leaves, so nothing of ours can be in the way of anything
	}
	p.foldFiles, p.foldFolder = make(map[string]int, len(s.entries)), map[string]branch{}
	for i, e := range s.entries {
		p.foldFiles[fold(e.path)] = i
		for _, name := range foldersOf(e.path) {
			if key := fold(name); p.foldFolder[key].name == "" {
				p.foldFolder[key] = branch{name, i}
			}
		}
	}
	return p
}

// blocks returns the new file that an old one stands in the way of: a file
// where a folder comes, a file in a folder where a file comes, or either under
// another spelling, which some systems hold for the same name. That file is new
// to the manifest and hence staged.
func (p *plan) blocks(old string) (int, bool) {
	key := fold(old)
	if f, ok := p.foldFolder[key]; ok {
		return f.first, true
	}
	if i, ok := p.foldFiles[key]; ok {
		return i, true
	}
	for _, name := range foldersOf(old) {
		if i, ok := p.foldFiles[fold(name)]; ok {
			return i, true
		}
		if f, ok := p.foldFolder[fold(name)]; ok && f.name != name {
			return f.first, true
		}
	}
	return 0, false
}

// steps lists what must be done, in order. Doing them again does no harm.
func (p *plan) steps() []step {
	var clear, remove []step
	var cleared, removed []entry
	for _, e := range p.gone {
		if n, ok := p.blocks(e.path); ok {
			clear = append(clear, step{verbClear, n, e.path})
			cleared = append(cleared, e)
		} else {
			remove = append(remove, step{verbRemove, 0, e.path})
			removed = append(removed, e)
		}
	}
	steps := append(clear, p.prunes(cleared)...)
	steps = append(steps, p.arrivals()...)
	steps = append(steps, remove...)
	steps = append(steps, p.prunes(removed)...)
	if len(steps) == 0 && p.s.old != nil && slices.Equal(p.s.old, p.s.entries) {
		return nil // the manifest is the same as well
	}
	return append(steps, step{verbWrite, len(p.s.set), manifestName})
}

// prunes lists the folders that may have become empty, the innermost first.
// That a folder is ours follows from the manifest's paths: an empty folder of
// the same name, made by the editor before, is not told from it.
func (p *plan) prunes(left []entry) []step {
	var steps []step
	for _, name := range slices.Sorted(maps.Keys(folderSet(left, entryPath))) {
		if !hasFolder(p.s.entries, name) {
			steps = append(steps, step{verbPrune, 0, name})
		}
	}
	slices.Reverse(steps)
	return steps
}

// arrivals lists the new folders, the outermost first, and the staged files.
func (p *plan) arrivals() []step {
	var folders, files []step
	seen := map[string]bool{}
	for i, e := range p.s.entries {
		if !p.s.staged[i] {
			continue
		}
		files = append(files, step{verbWrite, i, e.path})
		for _, name := range foldersOf(e.path) {
			if !seen[name] && !(p.stands[name] && !p.respelled(name)) {
				folders = append(folders, step{verbFolder, len(folders), name})
			}
			seen[name] = true
		}
	}
	return append(folders, files...)
}

// respelled reports whether a folder may be there only under an old spelling,
// which is about to go.
func (p *plan) respelled(name string) bool {
	return len(p.gone) > 0 && !hasFolder(p.s.old, name)
}

// obstacles names everything that is not ours and stands where a staged file or
// one of its folders must go.
func (p *plan) obstacles(at place) (diag.List, error) {
	var faults diag.List
	found := map[string]bool{}
	add := func(name string) {
		if !found[name] {
			found[name] = true
			shown := at.inFolder(name)
			faults = append(faults, inTheWay.At(diag.Place{File: shown}, "path", shown))
		}
	}
	for i, e := range p.s.entries {
		if !p.s.staged[i] {
			continue
		}
		if name := p.blocked(e.path); name != "" {
			add(name)
		} else if err := p.obstacle(e.path, add); err != nil {
			return nil, err
		}
	}
	return faults.Sorted(), nil
}

// blocked returns the outermost folder of a path in whose place there is
// something else, and notes which of the others stand already.
func (p *plan) blocked(name string) string {
	for _, folder := range foldersOf(name) {
		if _, known := p.stands[folder]; known {
			continue
		}
		info, err := p.s.root.look(folder)
		stands := err == nil && info.IsDir()
		if !stands && !p.mayReplace(folder, info, err) {
			return folder
		}
		p.stands[folder] = stands
	}
	return ""
}

// obstacle looks at the place of one staged file.
func (p *plan) obstacle(name string, add func(string)) error {
	info, err := p.s.root.look(name)
	if err != nil || !info.IsDir() {
		if !p.mayReplace(name, info, err) {
			add(name)
		}
		return nil
	}
	return fs.WalkDir(p.s.root.FS(), name, func(inner string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("publish: %w", err)
		}
		info, err := d.Info()
		if d.IsDir() && !hasFolder(p.s.old, inner) || !d.IsDir() && !p.mayReplace(inner, info, err) {
			add(inner)
			if d.IsDir() {
				return fs.SkipDir
			}
		}
		return nil
	})
}

// mayReplace reports whether nothing lies there but, at most, a file of ours, as
// a look has shown.
func (p *plan) mayReplace(name string, info fs.FileInfo, err error) bool {
	if err != nil {
		return missing(err)
	}
	if !info.Mode().IsRegular() {
		return false
	}
	if _, ours := find(p.s.old, name); ours {
		return true
	}
	return p.otherSpelling(name, info)
}

// otherSpelling reports whether the file that lies there is an old one of ours
// under another spelling, on a system that holds the two for one.
func (p *plan) otherSpelling(name string, info fs.FileInfo) bool {
	for _, e := range p.gone {
		if fold(e.path) != fold(name) {
			continue
		}
		if other, err := p.s.root.look(e.path); err == nil && os.SameFile(info, other) {
			return true
		}
	}
	return false
}
