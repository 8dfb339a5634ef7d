package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"kalauz/internal/wire"
)

// List is a list, numbered or not.
type List struct {
	Ordered bool
	Start   int // of a numbered list
	Items   []ListItem
}

// ListItem is one item of a list; a task has a box that is ticked or not.
type ListItem struct {
	Task   Task
	Blocks []Block
}

// Task says whether an item is a task, and whether it is done.
type Task uint8

// The states of a task.
const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

func (c *converter) list(n *ast.List) Block {
	l := &List{Ordered: n.IsOrdered(), Start: n.Start, Items: make([]ListItem, 0, n.ChildCount())}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.Items = append(l.Items, ListItem{Task: taskOf(item), Blocks: c.blocks(item)})
	}
	return l
}

// taskOf looks for the box that goldmark keeps as the first inline of an item.
func taskOf(item ast.Node) Task {
	if first := item.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*east.TaskCheckBox); ok {
			if box.IsChecked {
				return DoneTask
			}
			return OpenTask
		}
	}
	return NoTask
}

func (l *List) html(p *page) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	p.raw("<" + tag)
	if l.Ordered && l.Start != 1 {
		p.attr("start", strconv.Itoa(l.Start))
	}
	if l.hasTasks() {
		p.attr("class", "tasks")
	}
	p.raw(">\n")
	for _, item := range l.Items {
		p.raw("<li>")
		item.html(p)
		p.raw("</li>\n")
	}
	p.raw("</" + tag + ">\n")
}

func (l *List) hasTasks() bool {
	for _, item := range l.Items {
		if item.Task != NoTask {
			return true
		}
	}
	return false
}

// html writes the blocks of an item. The box of a task is labelled by the words
// beside it.
func (i ListItem) html(p *page) {
	blocks := i.Blocks
	if i.Task != NoTask && len(blocks) > 0 {
		if first, ok := blocks[0].(*Paragraph); ok {
			blocks = blocks[1:]
			p.raw(`<label><input type="checkbox" disabled`)
			if i.Task == DoneTask {
				p.raw(" checked")
			}
			p.raw("> ")
			p.inlines(first.Content)
			p.raw("</label>")
		}
	}
	for n, b := range blocks {
		if paragraph, ok := b.(*Paragraph); !ok || !paragraph.Tight || n > 0 {
			p.newline()
		}
		b.html(p)
	}
}

func (l *List) plain(t *plainText) {
	for _, item := range l.Items {
		t.blocks(item.Blocks)
	}
}

func (l *List) wire(c *wire.Codec) {
	c.Bool(&l.Ordered)
	c.Int(&l.Start)
	wire.Slice(c, &l.Items, (*ListItem).wire)
}

func (i *ListItem) wire(c *wire.Codec) {
	wire.Enum(c, &i.Task, DoneTask)
	wireBlocks(&i.Blocks, c)
}

func (l *List) resolve(p *page) []Block {
	list := &List{Ordered: l.Ordered, Start: l.Start, Items: make([]ListItem, len(l.Items))}
	for i, item := range l.Items {
		list.Items[i] = ListItem{Task: item.Task, Blocks: p.resolved(item.Blocks)}
	}
	return []Block{list}
}
