package schema

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
)

// Check is a rule that a type sets for the data of its pages, itself data.
// Which of the operands are set depends on its kind.
type Check struct {
	Kind    CheckKind
	Level   diag.Level
	Message *diag.Words // the type's own words instead of the usual ones
	Place   diag.Place  // in type.yaml

	Paths     []string        // what is added up, compared, ordered, required, unique
	Equals    string          // the path of the number that the paths or the count must give
	Within    string          // unique, exactly_one: among pages that share this value
	Tolerance decimal.Decimal // same_rate: in percentage points
	Count     *Count          // count_of
	When      []Condition     // required: only then. exactly_one: what marks the one

	def    check
	target *Field // required: the field asked for
}

// CheckKind is the key by which type.yaml names a check.
type CheckKind string

// The kinds of checks. The last three need other pages.
const (
	CheckSum        CheckKind = "sum"
	CheckAtMost     CheckKind = "at_most"
	CheckSameRate   CheckKind = "same_rate"
	CheckOrder      CheckKind = "order"
	CheckRequired   CheckKind = "required"
	CheckOneOf      CheckKind = "one_of"
	CheckDistinct   CheckKind = "distinct"
	CheckUnique     CheckKind = "unique"
	CheckCountOf    CheckKind = "count_of"
	CheckExactlyOne CheckKind = "exactly_one"
)

// Count is how many pages of a type refer here by a field, of those that meet
// all conditions.
type Count struct {
	Type, By string
	Where    []Condition
}

// Condition is met by a page whose value at the path is one of those given, or
// is there at all. The values are as [Value.Machine] gives them.
type Condition struct {
	Path    string
	Present bool
	Values  []string
}

// check is everything known about a kind of check.
type check struct {
	name CheckKind
	// keys are what stands beside the name in type.yaml.
	keys []string
	// load reads the operands.
	load func(*loader, *Check, *record.Node)
	// run finds the faults of one page; nil where other pages are needed.
	run func(*Check, *Record) diag.List
}

// checkKinds lists them all.
func checkKinds() []check {
	return []check{
		{name: CheckSum, keys: []string{"equals"}, load: loadSum, run: runSum},
		{name: CheckAtMost, load: loadPair, run: runAtMost},
		{name: CheckSameRate, keys: []string{"tolerance"}, load: loadSameRate, run: runSameRate},
		{name: CheckOrder, load: loadPair, run: runOrder},
		{name: CheckRequired, keys: []string{"when"}, load: loadRequired, run: runRequired},
		{name: CheckOneOf, load: loadPaths, run: runOneOf},
		{name: CheckDistinct, load: loadPaths, run: runDistinct},
		{name: CheckUnique, keys: []string{"within"}, load: loadUnique},
		{name: CheckCountOf, keys: []string{"equals"}, load: loadCountOf},
		{name: CheckExactlyOne, keys: []string{"within"}, load: loadExactlyOne},
	}
}

// fault makes the fault of a check at its level and in its words. pairs gives
// what stands for the placeholders, in the form of a reader's language.
func (c *Check) fault(rule diag.Rule, place diag.Place, pairs func(Printer) []string) diag.Diagnostic {
	rule = rule.As(c.Level)
	if c.Message != nil {
		rule.Words = *c.Message
	}
	d := rule.At(place, pairs(printer("hu"))...)
	en := rule.At(place, pairs(printer("en"))...)
	d.Words.EN, d.Hint.EN = en.Words.EN, en.Hint.EN
	return d
}

// printer is for the words of faults, which come in the languages of the tool.
func printer(lang string) Printer {
	l, _ := locale.For(lang)
	return Printer{Language: l}
}

// Holds reports whether a page meets a condition.
func (c Condition) Holds(r *Record) bool { return c.holds(r.root(), c.Path) }

func (c Condition) holds(within *Value, path string) bool {
	found, _ := within.at(path)
	for _, v := range found {
		if c.Present || slices.Contains(c.Values, machine(v.Data)) {
			return true
		}
		if list, ok := v.Data.(List); ok && slices.ContainsFunc(list, func(item *Value) bool { return slices.Contains(c.Values, machine(item.Data)) }) {
			return true
		}
	}
	return false
}

// scope is one page or one item of a list, with the paths from there on.
type scope struct {
	*Value
	paths []string
}

// scopes takes paths that begin with the same list item by item: the prices of
// lines and their sums belong together line by line.
func scopes(within *Value, paths []string) []scope {
	prefix, rest, shared := sharedList(paths)
	if !shared {
		return []scope{{within, paths}}
	}
	items, _ := within.at(prefix)
	var out []scope
	for _, item := range items {
		out = append(out, scopes(item, rest)...)
	}
	return out
}

// sharedList returns the first list that all paths begin with, and what is left
// of each behind it.
func sharedList(paths []string) (prefix string, rest []string, shared bool) {
	head, _, found := strings.Cut(paths[0], "[].")
	if !found {
		return "", nil, false
	}
	for _, path := range paths {
		tail, ok := strings.CutPrefix(path, head+"[].")
		if !ok {
			return "", nil, false
		}
		rest = append(rest, tail)
	}
	return head + "[]", rest, true
}

// one returns the single value at the i-th path of a scope.
func (s scope) one(i int) *Value {
	first, ok := cut(s.paths[i])
	if !ok {
		return nil
	}
	v := s.child(first.name)
	if found, known := v.single(first); known {
		return found
	}
	if found, whole := v.follow(first); whole && len(found) == 1 {
		return found[0]
	}
	return nil
}
