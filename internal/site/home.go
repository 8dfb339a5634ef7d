package site

import "kalauz/internal/diag"

var noHome = diag.Rule{
	Code:  "K402",
	Words: diag.Words{HU: "A nyitólap nem maradhat el, mert minden oldal oda vezet vissza ({field}).", EN: "The home page cannot be left out, because every page leads back to it ({field})."},
	Hint:  diag.Words{HU: "Törölje ezt a sort; ami még nem készült el, azt csak a szövegből hagyja ki.", EN: "Delete this line; leave what is not ready out of the text only."},
}

// checkHome finds a home page that its file leaves out, everywhere or in the
// languages that it is not written in.
func (s *Site) checkHome(i int) diag.List {
	for l := range s.Config.Languages {
		if s.entries[i].id != "" || s.page(i, l) != nil {
			continue
		}
		record := s.entries[i].versions[s.entries[i].original].record
		field := "translation"
		switch {
		case s.hidden[i] && record.Base.Draft && !s.input.Drafts:
			field = "draft"
		case s.hidden[i] && s.Today.Compare(record.Base.PublishOn.Date) < 0:
			field = "publish_on"
		case s.hidden[i]:
			field = "expire_on"
		}
		return diag.List{noHome.At(record.PlaceOf(field), "field", field)}
	}
	return nil
}
