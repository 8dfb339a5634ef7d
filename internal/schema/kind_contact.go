package schema

import (
	"net/url"
	"regexp"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/wire"
)

// URL is a whole address on the web.
type URL string

// Email is one e-mail address.
type Email string

// Phone is a number with its country, "+36209462604".
type Phone string

var notURL = diag.Rule{
	Code:  "K321",
	Words: diag.Words{HU: "Ez nem teljes webcím: „{value}” ({field}).", EN: "This is not a whole web address: “{value}” ({field})."},
	Hint:  diag.Words{HU: "A böngésző címsorából másolja ki, https:// kezdettel.", EN: "Copy it from the browser's address bar, beginning with https://."},
}

var notEmail = diag.Rule{
	Code:  "K322",
	Words: diag.Words{HU: "Ez nem e-mail-cím: „{value}” ({field}).", EN: "This is not an e-mail address: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Írja így: nev@pelda.hu.", EN: "Write it like name@example.org."},
}

var notPhone = diag.Rule{
	Code:  "K323",
	Words: diag.Words{HU: "A telefonszámból hiányzik az országhívó szám, vagy nem csak számjegy van benne: „{value}” ({field}).", EN: "The phone number lacks its country code, or holds something other than digits: “{value}” ({field})."},
	Hint:  diag.Words{HU: "Írja nemzetközi alakban, idézőjelek között: \"+36209462604\".", EN: "Write it in its international form, in quotes: \"+36209462604\"."},
}

var (
	emailForm = regexp.MustCompile(`^[^\s@<>"(),:;\[\]\\]+@[^\s@<>"(),:;\[\]\\.]+(\.[^\s@<>"(),:;\[\]\\.]+)+$`)
	phoneForm = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)
)

func readURL(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || strings.ContainsAny(text, " \t\n\"<>\\") {
		r.fault(notURL, n.Place, "value", text, "field", f.Name)
		return nil
	}
	return URL(text)
}

func readEmail(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	if !emailForm.MatchString(text) {
		r.fault(notEmail, n.Place, "value", text, "field", f.Name)
		return nil
	}
	return Email(text)
}

// readPhone takes the marks out that people put between the digits.
func readPhone(r *reader, f *Field, n *record.Node) Data {
	text, ok := r.scalar(f, n)
	if !ok {
		return nil
	}
	digits := strings.NewReplacer(" ", "", "-", "", "/", "", "(", "", ")", "", "\u00a0", "").Replace(text)
	if !phoneForm.MatchString(digits) {
		r.fault(notPhone, n.Place, "value", text, "field", f.Name)
		return nil
	}
	return Phone(digits)
}

func (d URL) print(Printer, *Field) spoken {
	text := strings.TrimPrefix(strings.TrimPrefix(string(d), "https://"), "http://")
	return spoken{text: strings.TrimSuffix(text, "/")}
}

func (d Email) print(Printer, *Field) spoken { return spoken{text: string(d)} }
func (d Phone) print(Printer, *Field) spoken { return spoken{text: locale.Phone(string(d))} }

func (d URL) wire(c *wire.Codec, _ *Field) Data {
	c.String((*string)(&d))
	return d
}

func (d Email) wire(c *wire.Codec, _ *Field) Data {
	c.String((*string)(&d))
	return d
}

func (d Phone) wire(c *wire.Codec, _ *Field) Data {
	c.String((*string)(&d))
	return d
}
