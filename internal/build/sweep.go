package build

import "reflect"

// Sweep names the files that are not what the site was made of, wherever they
// are, as [Options.Changed] wants them: those whose change nobody has seen. sure
// is false where a whole look is due, as after a change in the layouts. Unlike
// Load it holds no lock, so it keeps nobody waiting.
func (s *Site) Sweep() (changed []string, sure bool) {
	src, now := s.sources, &sources{dir: s.sources.dir}
	if !src.usable || s.memory.loaded.Load() != src {
		return nil, false
	}
	if _, err := now.readSettings(s.options); err != nil || now.settings != src.settings {
		return nil, false
	}
	if _, err := now.scan(s.options); err != nil {
		return nil, false
	}
	if !reflect.DeepEqual(now.treeFaults, src.treeFaults) || !reflect.DeepEqual(now.themeFaults, src.themeFaults) ||
		len(now.layouts.Differences(src.layouts)) > 0 || len(now.static.Differences(src.static)) > 0 {
		return nil, false
	}
	for _, file := range now.content.Differences(src.content) {
		changed = append(changed, file.Display)
	}
	doubtful := 0
	for file := range src.content.All() {
		if !src.doubtful(file) {
			continue
		}
		if doubtful++; doubtful > readAtOnce {
			return nil, false
		}
		if src.rewritten(file) {
			changed = append(changed, file.Display)
		}
	}
	return changed, true
}
