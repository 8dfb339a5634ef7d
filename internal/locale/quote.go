package locale

// quoteMarks is a language's quotation marks, outside and inside a quotation.
type quoteMarks struct{ open, close, innerOpen, innerClose rune }

// Quote sets a text in quotation marks: „…”, “…”.
func (l *Language) Quote(s string) string {
	return string(l.quotes.open) + s + string(l.quotes.close)
}

// QuoteNested is Quote for a text that may have quotation marks itself: they
// become inner ones, „…»…«…”.
func (l *Language) QuoteNested(s string) string {
	t := l.Typographer()
	t.open = append(t.open, outer)
	return l.Quote(t.Text(s))
}
