package markdown

import (
	"bytes"

	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// The grammars are tables: assembled once, read by every parse at once (goldmark
// promises that), and never changed. Assembling one for each text would cost a
// tenth of the parse.
var (
	plainGrammar   = newGrammar(nil, nil)
	linkGrammar    = newGrammar(nil, bareLinks)
	snippetGrammar = newGrammar([]util.PrioritizedValue{util.Prioritized(meta.NewParser(), 0)}, bareLinks)
	inlineGrammar  = parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(inlineParsers...),
		parser.WithInlineParsers(bareLinks...),
		parser.WithParagraphTransformers(util.Prioritized(guardParagraph{}, 10)),
	)
)

// blockParsers are tried in the order of their numbers. goldmark's parser of
// HTML blocks is left out on purpose: no HTML passes through, and what is allowed
// of it are nodes of our own.
var blockParsers = []util.PrioritizedValue{
	util.Prioritized(parser.NewSetextHeadingParser(), 100),
	util.Prioritized(guardDefinitions{extension.NewDefinitionListParser()}, 101),
	util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
	util.Prioritized(parser.NewThematicBreakParser(), 200),
	util.Prioritized(parser.NewListParser(), 300),
	util.Prioritized(parser.NewListItemParser(), 400),
	util.Prioritized(parser.NewCodeBlockParser(), 500),
	util.Prioritized(guardHeading{parser.NewATXHeadingParser()}, 600),
	util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
	util.Prioritized(parser.NewBlockquoteParser(), 800),
	util.Prioritized(commentParser{}, 850),
	util.Prioritized(forbiddenParser{}, 860),
	util.Prioritized(detailsParser{}, 870),
	util.Prioritized(guardNotes{extension.NewFootnoteBlockParser()}, 999),
	util.Prioritized(parser.NewParagraphParser(), 1000),
}

var paragraphTransformers = []util.PrioritizedValue{
	util.Prioritized(guardParagraph{}, 10),
	util.Prioritized(calloutTransformer{}, 50),
	util.Prioritized(guardReferences{parser.LinkReferenceParagraphTransformer}, 100),
	util.Prioritized(guardTable{extension.NewTableParagraphTransformer()}, 200),
}

var inlineParsers = []util.PrioritizedValue{
	util.Prioritized(attributeParser{}, 50),
	util.Prioritized(parser.NewCodeSpanParser(), 100),
	util.Prioritized(parser.NewLinkParser(), 200),
	util.Prioritized(parser.NewAutoLinkParser(), 300),
	util.Prioritized(parser.NewRawHTMLParser(), 400),
	util.Prioritized(parser.NewEmphasisParser(), 500),
	util.Prioritized(extension.NewStrikethroughParser(), 500),
}

// pageInlineParsers are those that make sense only where there are blocks.
var pageInlineParsers = []util.PrioritizedValue{
	util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
	util.Prioritized(extension.NewFootnoteParser(), 101),
}

// bareLinks finds addresses without brackets. It costs a third of the parse.
var bareLinks = []util.PrioritizedValue{
	util.Prioritized(extension.NewLinkifyParser(), 999),
}

func newGrammar(blocks, inlines []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithBlockParsers(blockParsers...),
		parser.WithParagraphTransformers(paragraphTransformers...),
		parser.WithInlineParsers(inlineParsers...),
		parser.WithInlineParsers(pageInlineParsers...),
		parser.WithInlineParsers(inlines...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// pageGrammar leaves the search for bare addresses out where there can be none.
func pageGrammar(src []byte) parser.Parser {
	if bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0 {
		return linkGrammar
	}
	return plainGrammar
}
