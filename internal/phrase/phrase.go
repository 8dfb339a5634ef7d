// Package phrase holds the interface's words: what the layouts say to readers
// around the content, in every language of the site.
//
// It does not know where a phrase is used, what a page is, nor HTML: a phrase is
// plain text, and who prints it escapes it.
//
// The rules:
//
//   - A phrase is one line of phrases/<language>.yaml: a key and a text. A
//     user's file is laid over the built-in one key by key.
//   - Every key is there in every language, with the same placeholders.
//   - {name} stands for a value that the template gives. {az} and {Az} are the
//     Hungarian article of what follows them.
//   - A text that depends on a number is a family: key.one, key.other and, if
//     nothing is to have words of its own, key.zero. The number is {n}.
package phrase

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
	"kalauz/internal/source"
)

// Set is all phrases of a site. It never changes.
type Set struct {
	texts map[string]map[string]text // by language code and key
	keys  []string                   // of any language, sorted
	hash  string
}

// text is one phrase in one language.
type text struct {
	template
	keyPlace diag.Place
	place    diag.Place // of the text itself
}

// Load reads phrases/<code>.yaml of each language from the layouts' trees, of
// which the first is the base and each next one is laid over those before. The
// set is nil when there are faults that are errors.
func Load(languages []*locale.Language, trees ...source.Tree) (*Set, diag.List, error) {
	s := &Set{texts: map[string]map[string]text{}}
	var faults diag.List
	for _, lang := range languages {
		texts, found, err := readLanguage(lang, trees)
		if err != nil {
			return nil, nil, err
		}
		s.texts[lang.Code()] = texts
		faults = append(faults, found...)
	}
	for _, tree := range trees {
		faults = append(faults, strangers(tree)...)
	}
	s.keys = allKeys(s.texts)
	if !faults.HasErrors() { // a phrase that was refused would seem to be missing
		faults = append(faults, compare(languages, s.texts, s.keys)...)
	}
	if faults = faults.Sorted(); faults.HasErrors() {
		return nil, faults, nil
	}
	s.hash = hashOf(s.texts)
	return s, faults, nil
}

// Text returns a phrase with its placeholders filled. The pairs are a
// placeholder's name and its value: a string, a whole or decimal number, or
// what has a String method. An unknown key and a value that is missing are
// errors that name the key.
func (s *Set) Text(lang *locale.Language, key string, pairs ...any) (string, error) {
	given, err := valuesOf(lang, pairs)
	if err != nil {
		return "", fmt.Errorf("phrase %q: %w", key, err)
	}
	t, err := s.find(lang, key, given)
	if err != nil {
		return "", err
	}
	out, lacking := t.fill(lang, given)
	if lacking != "" {
		return "", fmt.Errorf("phrase %q: no value is given for {%s}", key, lacking)
	}
	return out, nil
}

// Has reports whether Text knows a key or a family of that name.
func (s *Set) Has(lang *locale.Language, key string) bool {
	texts := s.texts[lang.Code()]
	_, plain := texts[key]
	_, family := texts[key+"."+other]
	return plain || family
}

// Keys returns the keys of all phrases, sorted; a family has several.
func (s *Set) Keys() []string { return slices.Clone(s.keys) }

// Hash changes with any phrase: it is part of the key of what was rendered.
func (s *Set) Hash() string { return s.hash }

// find returns the phrase of a key, or of its family's member for {n}.
func (s *Set) find(lang *locale.Language, key string, given values) (text, error) {
	texts := s.texts[lang.Code()]
	if t, ok := texts[key]; ok {
		return t, nil
	}
	if _, ok := texts[key+"."+other]; !ok {
		return text{}, s.unknown(lang, key)
	}
	n, ok := given.find("n")
	if !ok || !n.isNumber {
		return text{}, fmt.Errorf("phrase %q: it depends on a number, so it needs a number for {n}", key)
	}
	if t, ok := texts[key+"."+zero]; ok && n.number.IsZero() {
		return t, nil
	}
	return texts[key+"."+lang.Plural(n.number)], nil
}

func (s *Set) unknown(lang *locale.Language, key string) error {
	if _, ok := s.texts[lang.Code()]; !ok {
		return fmt.Errorf("phrase %q: there are no phrases in the language %s", key, lang.Code())
	}
	if near, ok := record.Nearest(key, s.keys); ok {
		return diag.Reason{HU: "nincs ilyen szöveg: {key}; talán erre gondolt: {near}", EN: "there is no phrase {key}; perhaps {near} is meant"}.With("key", key, "near", near)
	}
	return diag.Reason{HU: "nincs ilyen szöveg a phrases/{lang}.yaml fájlban: {key}", EN: "there is no phrase {key} in phrases/{lang}.yaml"}.With("key", key, "lang", lang.Code())
}

// values are what stands for the placeholders of one phrase.
type values []value

func (all values) find(name string) (value, bool) {
	for _, v := range slices.Backward(all) { // the last of two counts
		if v.name == name {
			return v, true
		}
	}
	return value{}, false
}

// value is what stands for a placeholder.
type value struct {
	name     string
	text     string
	number   decimal.Decimal
	isNumber bool
}

func valuesOf(lang *locale.Language, pairs []any) (values, error) {
	if len(pairs) == 0 {
		return nil, nil
	}
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("names and values come in pairs")
	}
	given := make(values, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("%v is not the name of a placeholder", pairs[i])
		}
		v, err := valueOf(lang, pairs[i+1])
		if err != nil {
			return nil, fmt.Errorf("{%s}: %w", name, err)
		}
		v.name = name
		given = append(given, v)
	}
	return given, nil
}

func valueOf(lang *locale.Language, given any) (value, error) {
	number := func(n decimal.Decimal) (value, error) {
		return value{text: lang.Number(n), number: n, isNumber: true}, nil
	}
	switch v := given.(type) {
	case string:
		return value{text: v}, nil
	case int:
		return number(decimal.NewFromInt(int64(v)))
	case int64:
		return number(decimal.NewFromInt(v))
	case decimal.Decimal: // before Stringer, which it is as well
		return number(v)
	case fmt.Stringer:
		return value{text: v.String()}, nil
	}
	return value{}, fmt.Errorf("a %T cannot stand in a phrase", given)
}

func allKeys(texts map[string]map[string]text) []string {
	var keys []string
	for _, of := range texts {
		for key := range of {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func hashOf(texts map[string]map[string]text) string {
	var lines []string
	for code, of := range texts {
		for key, t := range of {
			lines = append(lines, code+"\x00"+key+"\x00"+t.source)
		}
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\x00")))
	return hex.EncodeToString(sum[:])
}
