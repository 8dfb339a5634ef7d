package locale

import (
	"errors"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// The faults of a written number.
var (
	ErrNumber    = errors.New("not a number")
	ErrAmbiguous = errors.New("can be read in two ways")
)

// maxDigits keeps a pasted text from becoming a number.
const maxDigits = 40

var (
	plainNumber   = regexp.MustCompile(`^\d+(?:[.,]\d+)?$`)
	spacedNumber  = regexp.MustCompile(`^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$`)
	markedGroups  = regexp.MustCompile(`^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:,\d{3}){2,}$`)
	looksGrouped  = regexp.MustCompile(`^[1-9]\d{0,2}[.,]\d{3}$`)
	anyGroupSpace = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", minus, "-")
	groupMarks    = strings.NewReplacer(" ", "", ".", "", ",", "")
)

// ParseNumber reads a number with a decimal comma or point, its digits grouped by
// spaces, or by points or commas where there are at least two of them. The error
// is [ErrNumber] or, where the marks leave two readings ("1.552", "982,805.27"),
// [ErrAmbiguous].
func ParseNumber(s string) (decimal.Decimal, error) {
	text := strings.TrimSpace(anyGroupSpace.Replace(s))
	text, negative := strings.CutPrefix(text, "-")
	switch {
	case len(text) > maxDigits:
		return decimal.Zero, ErrNumber
	case looksGrouped.MatchString(text), strings.Contains(text, ",") && strings.Contains(text, ".") && digitsAndMarks(text):
		return decimal.Zero, ErrAmbiguous
	case markedGroups.MatchString(text):
		text = groupMarks.Replace(text)
	case plainNumber.MatchString(text), spacedNumber.MatchString(text):
		text = strings.ReplaceAll(strings.ReplaceAll(text, " ", ""), ",", ".")
	default:
		return decimal.Zero, ErrNumber
	}
	n, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Zero, ErrNumber
	}
	if negative {
		n = n.Neg()
	}
	return n, nil
}

func digitsAndMarks(s string) bool {
	return s[0] >= '0' && s[0] <= '9' && strings.Trim(s, "0123456789., ") == ""
}
