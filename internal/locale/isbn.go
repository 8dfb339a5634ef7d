package locale

import (
	"errors"
	"strings"
)

// The faults of an ISBN.
var (
	ErrISBN       = errors.New("not an ISBN")
	ErrCheckDigit = errors.New("the check digit is wrong")
)

// ISBN checks an ISBN-10 or ISBN-13 and returns it without hyphens and spaces, by
// which two spellings of one number can be told to be one.
func ISBN(s string) (string, error) {
	digits := strings.NewReplacer("-", "", " ", "", "\u2010", "", "\u2011", "").Replace(strings.TrimSpace(s))
	body := strings.TrimRight(digits, "xX")
	if strings.Trim(body, "0123456789") != "" {
		return "", ErrISBN
	}
	switch {
	case len(digits) == 10 && len(body) >= 9:
		return checked(strings.ToUpper(digits), isbn10Digit(digits))
	case len(digits) == 13 && len(body) == 13 && (digits[:3] == "978" || digits[:3] == "979"):
		return checked(digits, isbn13Digit(digits))
	}
	return "", ErrISBN
}

func checked(digits string, want byte) (string, error) {
	if digits[len(digits)-1] != want {
		return "", ErrCheckDigit
	}
	return digits, nil
}

// isbn10Digit makes the sum of the digits, weighted 10 to 1, a multiple of 11.
func isbn10Digit(digits string) byte {
	sum := 0
	for i := range 9 {
		sum += (10 - i) * int(digits[i]-'0')
	}
	return "0123456789X"[(11-sum%11)%11]
}

// isbn13Digit makes the sum of the digits, weighted 1 and 3, a multiple of 10.
func isbn13Digit(digits string) byte {
	sum := 0
	for i := range 12 {
		sum += (1 + i%2*2) * int(digits[i]-'0')
	}
	return byte('0' + (10-sum%10)%10)
}
