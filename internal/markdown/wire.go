package markdown

import "kalauz/internal/wire"

// Append writes the document behind dst, so that it need not be parsed again.
func (d *Document) Append(dst []byte) []byte {
	c := wire.Writer(dst)
	d.Wire(c)
	return c.Bytes()
}

// Decode reads what [Document.Append] wrote, in this version of the program.
func Decode(src []byte) (*Document, error) {
	c := wire.Reader(src)
	d := new(Document)
	d.Wire(c)
	if err := c.End(); err != nil {
		return nil, err
	}
	return d, nil
}

// Wire writes the document or reads it.
func (d *Document) Wire(c *wire.Codec) {
	c.Name(&d.File)
	c.String(&d.Lang)
	wireBlocks(&d.Blocks, c)
	wire.Slice(c, &d.Notes, (*Note).wire)
	wire.Slice(c, &d.Headings, (*Heading).Wire)
	wire.Slice(c, &d.Links, (*Link).Wire)
	wire.Slice(c, &d.Images, (*Image).Wire)
	wire.Slice(c, &d.Includes, (*Include).Wire)
	c.Strings(&d.Anchors)
	c.Strings(&d.Abbreviations)
	c.Int(&d.Words)
	d.Faults.Wire(c)
}

// wireBlocks writes blocks, each with its kind, or reads them.
func wireBlocks(blocks *[]Block, c *wire.Codec) {
	if c.Enter() {
		wire.Slice(c, blocks, wireBlock)
		c.Leave()
	}
}

func wireBlock(b *Block, c *wire.Codec) {
	var kind blockKind
	if !c.Reading() {
		kind = (*b).block()
	}
	wire.Enum(c, &kind, blockKind(len(newBlocks)-1))
	if c.Reading() {
		*b = newBlocks[kind]()
	}
	(*b).wire(c)
}

// wireInlines writes inlines, each with its kind, or reads them.
func wireInlines(nodes *[]InlineNode, c *wire.Codec) {
	if c.Enter() {
		wire.Slice(c, nodes, wireInline)
		c.Leave()
	}
}

func wireInline(n *InlineNode, c *wire.Codec) {
	var kind inlineKind
	if !c.Reading() {
		kind = (*n).inline()
	}
	wire.Enum(c, &kind, inlineKind(len(newInlines)-1))
	if c.Reading() {
		*n = newInlines[kind]()
	}
	(*n).wire(c)
}
