package locale

import "strings"

// Phone writes an E.164 number for readers with E.123's spaces. It knows how
// Hungarian numbers are grouped (mobiles 2-3-4, Budapest 1-3-4, others 2-3-3); any
// other number is returned as it is.
func Phone(e164 string) string {
	national, hungarian := strings.CutPrefix(e164, "+36")
	if !hungarian || strings.Trim(national, "0123456789") != "" {
		return e164
	}
	switch {
	case len(national) == 9:
		return "+36 " + national[:2] + " " + national[2:5] + " " + national[5:]
	case len(national) == 8 && national[0] == '1':
		return "+36 1 " + national[1:4] + " " + national[4:]
	case len(national) == 8:
		return "+36 " + national[:2] + " " + national[2:5] + " " + national[5:]
	}
	return e164
}
