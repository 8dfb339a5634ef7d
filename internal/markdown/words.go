package markdown

import (
	"unicode"
	"unicode/utf8"
)

// words makes nodes of a text, words in capitals apart, and counts its words.
func (c *converter) words(s string) {
	start := 0
	for i := 0; i < len(s); {
		class, size := firstClass(s[i:])
		c.count(class)
		if class&inWord == 0 {
			i += size
			continue
		}
		end, capitals := wordEnd(s, i)
		if class&capital != 0 && capitals > 1 {
			if i > start {
				c.nodes = append(c.nodes, c.newText(s[start:i]))
			}
			a := abbreviation(s, i, end)
			c.nodes = append(c.nodes, a)
			c.nameAbbreviation(a.Short)
			end = i + len(a.Short) + len(a.Rest)
			start = end
		}
		i = end
	}
	if start < len(s) {
		c.nodes = append(c.nodes, c.newText(s[start:]))
	}
}

// newText makes a node; they are made by the dozen.
func (c *converter) newText(s string) *Text {
	if len(c.texts) == cap(c.texts) {
		c.texts = make([]Text, 0, 32)
	}
	c.texts = append(c.texts, Text{s})
	return &c.texts[len(c.texts)-1]
}

// count counts the beginnings of words, character by character; a word may go on
// in the next node.
func (c *converter) count(class charClass) {
	if class&inWord != 0 && !c.inWord {
		c.doc.Words++
	}
	c.inWord = class&inWord != 0 || c.inWord && class&space == 0
}

// wordEnd returns where the word at i ends and how many capitals it has.
func wordEnd(s string, i int) (end, capitals int) {
	for i < len(s) {
		class, size := charClass(0), 1
		if b := s[i]; b < utf8.RuneSelf {
			class = latinClasses[b]
		} else {
			class, size = firstClass(s[i:])
		}
		if class&inWord == 0 {
			break
		}
		if class&capital != 0 {
			capitals++
		}
		i += size
	}
	return i, capitals
}

// charClass is what matters of a character in words.
type charClass uint8

const (
	inWord charClass = 1 << iota // a letter or a digit
	capital
	space
)

// latinClasses holds the classes of the characters that most texts are made of.
var latinClasses = func() (table [0x180]charClass) {
	for r := range table {
		table[r] = classify(rune(r))
	}
	return table
}()

// firstClass returns the class of the first character, and its bytes.
func firstClass(s string) (class charClass, size int) {
	r, size := utf8.DecodeRuneInString(s)
	if int(r) < len(latinClasses) {
		return latinClasses[r], size
	}
	return classify(r), size
}

func classify(r rune) charClass {
	switch {
	case unicode.IsUpper(r):
		return inWord | capital
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return inWord
	case unicode.IsSpace(r):
		return space
	}
	return 0
}
