package schema

import (
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/locale"
)

// Printer writes values as plain text in a reader's language.
type Printer struct {
	Language *locale.Language
	// Title gives the title of the page with an id, and the language it is in.
	Title func(id string) (title, lang string)
	// Word gives a phrase of the interface. Without it a value that needs words
	// prints as it is compared: a number, true, false.
	Word func(key string, pairs ...any) (string, error)
}

// spoken is a text and the language it is in, "" for the reader's own.
type spoken struct{ text, lang string }

// Text returns the value as text. lang is set when the text is in another
// language than the reader's, so that it can be marked.
func (p Printer) Text(v *Value) (text, lang string) {
	if v == nil || v.Data == nil {
		return "", ""
	}
	s := v.Data.print(p, v.Field)
	return s.text, s.lang
}

// word is a phrase, else what stands in for it.
func (p Printer) word(key, plain string, pairs ...any) string {
	if p.Word == nil {
		return plain
	}
	text, err := p.Word(key, pairs...)
	if err != nil {
		return plain
	}
	return text
}

// words is a text that may be in another language.
func (p Printer) words(text, lang string) spoken {
	if lang == p.Language.Code() {
		lang = ""
	}
	return spoken{text: text, lang: lang}
}

// join makes one text of several: "a, b and c".
func (p Printer) join(all []spoken) spoken {
	texts, lang := gather(all)
	return spoken{text: p.Language.List(texts), lang: lang}
}

// series puts texts one after the other: "a; b; c".
func (p Printer) series(all []spoken, between string) spoken {
	texts, lang := gather(all)
	return spoken{text: strings.Join(texts, between), lang: lang}
}

// gather returns the texts, and their language if they share one.
func gather(all []spoken) (texts []string, lang string) {
	for _, s := range all {
		if s.text == "" {
			continue
		}
		if len(texts) == 0 {
			lang = s.lang
		} else if lang != s.lang {
			lang = ""
		}
		texts = append(texts, s.text)
	}
	return texts, lang
}

// unit writes a number with the unit of its field.
func (p Printer) unit(n decimal.Decimal, f *Field) spoken {
	if unit, _ := f.Unit.In(p.Language.Code()); unit != "" {
		return spoken{text: p.Language.Unit(n, unit)}
	}
	return spoken{text: p.Language.Number(n)}
}
