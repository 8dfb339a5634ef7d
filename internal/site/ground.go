package site

import (
	"cmp"
	"slices"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
)

// ground is where the files of the pages lie: which pages there are, and which
// file each has in which language. It depends on the names of the files and on
// whether they can be read, not on what stands in them. Sites share it.
//
// A page in all its languages is an entry, known by its number.
type ground struct {
	ids    []string        // of the entries, sorted
	number map[string]int  // the entry of an id
	above  []int           // of a chapter the entry of its book, of a member that of its section; -1 for none
	cards  []int           // entry by entry, language by language: the card in the input, -1 for none
	of     []int           // of a card in the input its entry, -1 for none
	files  map[string]int  // the entry of a path in the content tree, and of a folder
	broken map[string]bool // ids, files and folders of pages whose front matter cannot be read
	faults diag.List
}

var twoFiles = diag.Rule{
	Code:  "K400",
	Words: diag.Words{HU: "Ugyanannak az oldalnak ugyanazon a nyelven több fájlja van.", EN: "There are several files for the same page in the same language."},
	Hint:  diag.Words{HU: "Tartson meg egyet, a többit nevezze át vagy törölje: {files}.", EN: "Keep one, and rename or delete the others: {files}."},
}

// layGround groups the cards by page.
func (s *Site) layGround(last *Site) {
	s.ground = last.ground
	if last.ground.number == nil || !slices.Equal(s.Config.Menu, last.Config.Menu) || !sameFiles(s.input, last.input) {
		s.ground = newGround(s.input)
	}
}

func newGround(in Input) *ground {
	g := &ground{broken: brokenPages(in.Cards)}
	cards := g.readable(in.Cards)
	g.numberEntries(in, cards)
	languages := len(in.Config.Languages)
	g.cards = slices.Repeat([]int{-1}, len(g.ids)*languages)
	g.above = slices.Repeat([]int{-1}, len(g.ids))
	g.of = slices.Repeat([]int{-1}, len(in.Cards))
	g.files = make(map[string]int, len(cards))
	for _, i := range cards {
		card := in.Cards[i]
		entry := g.number[card.ID]
		g.files[card.Path] = entry
		if card.Dir != "" {
			g.files[card.Dir] = entry
		}
		slot := &g.cards[entry*languages+languageOf(in.Config, card.Lang)]
		if *slot >= 0 {
			g.faults = append(g.faults, twoFiles.At(diag.Place{File: card.File}, "files", in.Cards[*slot].File+", "+card.File))
			continue
		}
		*slot, g.of[i] = i, entry
		if above, ok := g.number[aboveOf(card)]; ok && aboveOf(card) != "" {
			g.above[entry] = above
		}
	}
	return g
}

// aboveOf is the id of the book of a chapter and of the section of a member, ""
// for none.
func aboveOf(card *content.Card) string {
	switch {
	case card.Role == content.Chapter:
		return card.Book
	case card.Role == content.Member && card.Type.Folder != ".":
		return card.Type.Folder
	}
	return ""
}

// brokenPages names the pages that cannot be read: they have said so, and what
// follows from it elsewhere is no fault of its own.
func brokenPages(cards []*content.Card) map[string]bool {
	broken := map[string]bool{}
	for _, card := range cards {
		if card.Record == nil && (card.Role == content.Member || card.Role == content.Chapter) {
			broken[card.ID], broken[card.Path] = true, true
			if card.Dir != "" {
				broken[card.Dir] = true
			}
		}
	}
	return broken
}

// readable returns the cards that are pages, by file. Those whose front matter
// cannot be read have said so themselves.
func (g *ground) readable(all []*content.Card) []int {
	cards := make([]int, 0, len(all))
	for i, card := range all {
		if card.Record != nil && !g.broken[card.ID] && card.Role != content.Material && card.Role != content.Unknown {
			cards = append(cards, i)
		}
	}
	slices.SortFunc(cards, func(a, b int) int { return cmp.Compare(all[a].File, all[b].File) })
	return cards
}

// numberEntries gives every id its number. There is a home page and a section
// for every type in use or in the menu, if without a file of their own.
func (g *ground) numberEntries(in Input, cards []int) {
	ids := make([]string, 1, len(cards)+1) // the first is that of the home page, ""
	used := map[*schema.Type]bool{}
	for _, i := range cards {
		if id := in.Cards[i].ID; id != ids[len(ids)-1] { // translations mostly lie side by side
			ids = append(ids, id)
			used[in.Cards[i].Type] = true
		}
	}
	for _, t := range in.Types.All() {
		if t.Folder != "." && (used[t] || slices.Contains(in.Config.Menu, t.Folder)) {
			ids = append(ids, t.Folder)
		}
	}
	slices.Sort(ids)
	g.ids = slices.Clip(slices.Compact(ids))
	g.number = make(map[string]int, len(g.ids))
	for i, id := range g.ids {
		g.number[id] = i
	}
}
