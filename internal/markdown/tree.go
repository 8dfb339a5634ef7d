package markdown

import "kalauz/internal/wire"

// Block is one of: *[Paragraph], *[HeadingBlock], *[List], *[Quote], *[Callout],
// *[CodeBlock], *[Table], *[Rule], *[Figure], *[Gallery], *[DefinitionList],
// *[Details], *[IncludeBlock].
type Block interface {
	html(*page)
	resolve(*page) []Block
	plain(*plainText)
	wire(*wire.Codec)
	block() blockKind
}

// InlineNode is one of: *[Text], *[Abbreviation], *[Break], *[Emphasis], *[CodeSpan],
// *[LinkInline], *[ImageInline], *[NoteRef], *[Span], *[Element].
type InlineNode interface {
	html(*page)
	resolve(*page) []InlineNode
	plain(*plainText)
	wire(*wire.Codec)
	inline() inlineKind
}

// blockKind tells the blocks apart where they are bytes.
type blockKind uint8

const (
	aParagraph blockKind = iota
	aHeadingBlock
	aList
	aQuote
	aCallout
	aCodeBlock
	aTable
	aRule
	aFigure
	aGallery
	aDefinitionList
	aDetails
	anIncludeBlock
)

func (*Paragraph) block() blockKind      { return aParagraph }
func (*HeadingBlock) block() blockKind   { return aHeadingBlock }
func (*List) block() blockKind           { return aList }
func (*Quote) block() blockKind          { return aQuote }
func (*Callout) block() blockKind        { return aCallout }
func (*CodeBlock) block() blockKind      { return aCodeBlock }
func (*Table) block() blockKind          { return aTable }
func (*Rule) block() blockKind           { return aRule }
func (*Figure) block() blockKind         { return aFigure }
func (*Gallery) block() blockKind        { return aGallery }
func (*DefinitionList) block() blockKind { return aDefinitionList }
func (*Details) block() blockKind        { return aDetails }
func (*IncludeBlock) block() blockKind   { return anIncludeBlock }

// newBlocks makes an empty block of each kind.
var newBlocks = [...]func() Block{
	aParagraph:      newBlock[Paragraph],
	aHeadingBlock:   newBlock[HeadingBlock],
	aList:           newBlock[List],
	aQuote:          newBlock[Quote],
	aCallout:        newBlock[Callout],
	aCodeBlock:      newBlock[CodeBlock],
	aTable:          newBlock[Table],
	aRule:           newBlock[Rule],
	aFigure:         newBlock[Figure],
	aGallery:        newBlock[Gallery],
	aDefinitionList: newBlock[DefinitionList],
	aDetails:        newBlock[Details],
	anIncludeBlock:  newBlock[IncludeBlock],
}

func newBlock[T any, P interface {
	*T
	Block
}]() Block {
	return P(new(T))
}

// inlineKind tells the inlines apart where they are bytes.
type inlineKind uint8

const (
	aText inlineKind = iota
	anAbbreviation
	aBreak
	anEmphasis
	aCodeSpan
	aLinkInline
	anImageInline
	aNoteRef
	aSpan
	anElement
)

func (*Text) inline() inlineKind         { return aText }
func (*Abbreviation) inline() inlineKind { return anAbbreviation }
func (*Break) inline() inlineKind        { return aBreak }
func (*Emphasis) inline() inlineKind     { return anEmphasis }
func (*CodeSpan) inline() inlineKind     { return aCodeSpan }
func (*LinkInline) inline() inlineKind   { return aLinkInline }
func (*ImageInline) inline() inlineKind  { return anImageInline }
func (*NoteRef) inline() inlineKind      { return aNoteRef }
func (*Span) inline() inlineKind         { return aSpan }
func (*Element) inline() inlineKind      { return anElement }

// newInlines makes an empty inline of each kind.
var newInlines = [...]func() InlineNode{
	aText:          newInline[Text],
	anAbbreviation: newInline[Abbreviation],
	aBreak:         newInline[Break],
	anEmphasis:     newInline[Emphasis],
	aCodeSpan:      newInline[CodeSpan],
	aLinkInline:    newInline[LinkInline],
	anImageInline:  newInline[ImageInline],
	aNoteRef:       newInline[NoteRef],
	aSpan:          newInline[Span],
	anElement:      newInline[Element],
}

func newInline[T any, P interface {
	*T
	InlineNode
}]() InlineNode {
	return P(new(T))
}
