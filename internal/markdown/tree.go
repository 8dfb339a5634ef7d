package markdown

// Block is one of: *[Paragraph], *[HeadingBlock], *[List], *[Quote], *[Callout],
// *[CodeBlock], *[Table], *[Rule], *[Figure], *[Gallery], *[DefinitionList],
// *[Details], *[IncludeBlock].
type Block interface {
	html(*page)
	plain(*plainText)
	block()
}

// InlineNode is one of: *[Text], *[Abbreviation], *[Break], *[Emphasis], *[CodeSpan],
// *[LinkInline], *[ImageInline], *[NoteRef], *[Span], *[Element].
type InlineNode interface {
	html(*page)
	plain(*plainText)
	inline()
}

func (*Paragraph) block()      {}
func (*HeadingBlock) block()   {}
func (*List) block()           {}
func (*Quote) block()          {}
func (*Callout) block()        {}
func (*CodeBlock) block()      {}
func (*Table) block()          {}
func (*Rule) block()           {}
func (*Figure) block()         {}
func (*Gallery) block()        {}
func (*DefinitionList) block() {}
func (*Details) block()        {}
func (*IncludeBlock) block()   {}

func (*Text) inline()         {}
func (*Abbreviation) inline() {}
func (*Break) inline()        {}
func (*Emphasis) inline()     {}
func (*CodeSpan) inline()     {}
func (*LinkInline) inline()   {}
func (*ImageInline) inline()  {}
func (*NoteRef) inline()      {}
func (*Span) inline()         {}
func (*Element) inline()      {}
