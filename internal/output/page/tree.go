package page

import (
	"strconv"
	"text/template/parse"
)

// namesFor finds the files that a template names for a function:
// {{ asset "style.css" }}.
func namesFor(function string, tree *parse.Tree) []string {
	var names []string
	eachPipe(tree.Root, func(pipe *parse.PipeNode) {
		for _, command := range pipe.Cmds {
			if id, ok := command.Args[0].(*parse.IdentifierNode); ok && id.Ident == function {
				if name, ok := onlyText(command); ok {
					names = append(names, name.Text)
				}
			}
		}
	})
	return names
}

// sayPhrases puts the phrases of a language where a template asks for them by a
// key and nothing else, {{ .T "nav.menu" }}: they are the same on every page. A
// key that is not known stays, and is a fault when the page is made.
func sayPhrases(tree *parse.Tree, phrase func(key string) (string, error)) {
	eachPipe(tree.Root, func(pipe *parse.PipeNode) {
		command := pipe.Cmds[0]
		key, ok := onlyText(command)
		if !ok || !asksForPhrase(command.Args[0]) {
			return
		}
		if text, err := phrase(key.Text); err == nil {
			command.Args = []parse.Node{&parse.StringNode{NodeType: parse.NodeString, Pos: key.Pos, Quoted: strconv.Quote(text), Text: text}}
		}
	})
}

// asksForPhrase reports whether a node is the method T of something: .T, $.T,
// .View.T.
func asksForPhrase(n parse.Node) bool {
	var names []string
	switch n := n.(type) {
	case *parse.FieldNode:
		names = n.Ident
	case *parse.VariableNode:
		names = n.Ident[1:]
	}
	return len(names) > 0 && names[len(names)-1] == "T"
}

// onlyText returns the argument of a command that has one, and that a text.
func onlyText(command *parse.CommandNode) (*parse.StringNode, bool) {
	if len(command.Args) != 2 {
		return nil, false
	}
	text, ok := command.Args[1].(*parse.StringNode)
	return text, ok
}

// eachPipe calls do for every pipeline of a template.
func eachPipe(n parse.Node, do func(*parse.PipeNode)) {
	branch := func(b *parse.BranchNode) {
		eachPipe(b.Pipe, do)
		eachPipe(b.List, do)
		if b.ElseList != nil {
			eachPipe(b.ElseList, do)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			eachPipe(child, do)
		}
	case *parse.ActionNode:
		eachPipe(n.Pipe, do)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			eachPipe(n.Pipe, do)
		}
	case *parse.PipeNode:
		do(n)
		for _, command := range n.Cmds {
			for _, arg := range command.Args {
				eachPipe(arg, do)
			}
		}
	}
}
