package typeset

// Statistics says how well justified lines are set. It counts those that had to
// fill the measure: not the last ones of paragraphs.
type Statistics struct {
	Lines      int
	Hyphenated int
	InRow      int // the most lines in a row that end with a hyphen
	Stretched  int // lines whose spaces were stretched
	Loose      int // lines whose spaces were stretched by more than a half
	Over       int // lines that are wider than their measure
	Stretch    int // the sum of Line.Stretch of all, without its sign
	row        int
}

// Add counts the lines of a paragraph.
func (s *Statistics) Add(lines []Line) {
	s.row = 0
	for i := range lines {
		s.add(&lines[i])
	}
}

func (s *Statistics) add(l *Line) {
	s.row++
	if !l.Hyphen {
		s.row = 0
	}
	s.InRow = max(s.InRow, s.row)
	if l.Over > 0 {
		s.Over++
	}
	if l.End {
		return
	}
	s.Lines++
	s.Stretch += abs(l.Stretch)
	if l.Hyphen {
		s.Hyphenated++
	}
	if l.Stretch > 0 {
		s.Stretched++
	}
	if l.Stretch > 1000 {
		s.Loose++
	}
}
