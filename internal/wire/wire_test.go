package wire

import (
	"bytes"
	"encoding/binary"
	"math"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"kalauz/internal/wire/wiretest"
)

// all has one of everything a codec knows.
type all struct {
	Int, Index int
	Bool       bool
	Kind       kind
	Text       string
	Name       string
	Decimal    decimal.Decimal
	Fixed      [4]byte
	Optional   *int
	List       []string
	Texts      map[string]string
	Names      map[string]int
	Inner      []*all
}

type kind uint8

const lastKind kind = 3

func (a *all) wire(c *Codec) {
	if !c.Enter() {
		return
	}
	c.Int(&a.Int)
	c.Index(&a.Index, 1000)
	c.Bool(&a.Bool)
	Enum(c, &a.Kind, lastKind)
	c.String(&a.Text)
	c.Name(&a.Name)
	c.Decimal(&a.Decimal)
	c.Fixed(a.Fixed[:])
	if Optional(c, &a.Optional) {
		c.Int(a.Optional)
	}
	c.Strings(&a.List)
	c.Texts(&a.Texts)
	Map(c, &a.Names, func(n *int, c *Codec) { c.Int(n) })
	Pointers(c, &a.Inner, (*all).wire)
	c.Leave()
}

func write(a *all) []byte {
	c := Writer(nil)
	a.wire(c)
	return c.Bytes()
}

func read(src []byte) (*all, error) {
	c, a := Reader(src), new(all)
	a.wire(c)
	return a, c.End()
}

func TestRoundTrip(t *testing.T) {
	full := new(all)
	depth := 0
	wiretest.Fill(full, func(v reflect.Value, _ func(reflect.Value)) bool {
		switch v.Type() {
		case reflect.TypeFor[decimal.Decimal]():
			v.Set(reflect.ValueOf(decimal.New(-1250, -2)))
			return true
		case reflect.TypeFor[[]*all]():
			depth++
			return depth > 2
		}
		return false
	})
	for _, a := range []*all{
		full,
		{},
		{List: []string{}, Names: map[string]int{}, Inner: []*all{}},
		{Int: math.MinInt, Index: 999, Kind: lastKind, Text: strings.Repeat("ő", 1000)},
		{Decimal: decimal.RequireFromString("-123456789012345678901234567890.50")},
		{Inner: []*all{{Name: "a"}, {Name: "b"}, {Name: "a"}, {Name: ""}, {Name: ""}}},
	} {
		back, err := read(write(a))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, back); diff != "" {
			t.Errorf("(-before +after):\n%s", diff)
		}
		if !bytes.Equal(write(back), write(a)) {
			t.Error("the same value gives other bytes")
		}
	}
}

func TestWriterGoesOnBehind(t *testing.T) {
	c := Writer([]byte("before"))
	text := "behind"
	c.String(&text)
	if got := string(c.Bytes()); got != "before\x06behind" {
		t.Errorf("%q", got)
	}
}

// TestNamesAreWrittenOnce: the second time, a name is a byte.
func TestNamesAreWrittenOnce(t *testing.T) {
	name := strings.Repeat("x", 100)
	c := Writer(nil)
	c.Name(&name)
	first := len(c.Bytes())
	c.Name(&name)
	if again := len(c.Bytes()) - first; again != 1 {
		t.Errorf("%d bytes", again)
	}
}

// TestBroken: what cannot be read is an error, and everything after it is zero.
func TestBroken(t *testing.T) {
	for _, test := range []struct {
		name string
		src  []byte
		read func(*Codec)
	}{
		{"no integer", nil, func(c *Codec) { c.Int(new(int)) }},
		{"an integer without its end", []byte{0x80}, func(c *Codec) { c.Int(new(int)) }},
		{"an integer too large", bytes.Repeat([]byte{0xff}, 11), func(c *Codec) { c.Int(new(int)) }},
		{"neither yes nor no", []byte{2}, func(c *Codec) { c.Bool(new(bool)) }},
		{"an unknown kind", []byte{4}, func(c *Codec) { Enum(c, new(kind), lastKind) }},
		{"a text longer than the bytes", []byte{2, 'a'}, func(c *Codec) { c.String(new(string)) }},
		{"a text of all the world's bytes", binary.AppendUvarint(nil, math.MaxUint64), func(c *Codec) { c.String(new(string)) }},
		{"fewer bytes than both sides know", []byte{1, 2, 3}, func(c *Codec) { c.Fixed(make([]byte, 4)) }},
		{"an unknown name", []byte{1}, func(c *Codec) { c.Name(new(string)) }},
		{"an index outside", []byte{3}, func(c *Codec) { c.Index(new(int), 3) }},
		{"an index in nothing", []byte{0}, func(c *Codec) { c.Index(new(int), 0) }},
		{"a list longer than the bytes", []byte{200, 1, 0}, func(c *Codec) { c.Strings(new([]string)) }},
		{"a map longer than the bytes", []byte{200, 1, 0}, func(c *Codec) { c.Texts(new(map[string]string)) }},
		{"no decimal", []byte{0, 1, 'x'}, func(c *Codec) { c.Decimal(new(decimal.Decimal)) }},
		{"a decimal too small to print", binary.AppendVarint([]byte{1, 2}, -1<<40), func(c *Codec) { c.Decimal(new(decimal.Decimal)) }},
		{"bytes left over", []byte{0}, func(*Codec) {}},
	} {
		c := Reader(test.src)
		test.read(c)
		if c.End() == nil {
			t.Errorf("%s: no error", test.name)
		}
	}
}

// TestErrorSticks: after an error there are only zeros, although bytes are left.
func TestErrorSticks(t *testing.T) {
	c := Reader([]byte{9, 2, 1, 1, 1, 'a', 1, 'a'})
	c.Bool(new(bool))
	a := &all{Int: 1, Kind: 1, Text: "x", Name: "x", Fixed: [4]byte{1}, Optional: new(int), List: []string{"x"}, Names: map[string]int{"x": 1}, Inner: []*all{{}}}
	c.Int(&a.Int)
	Enum(c, &a.Kind, lastKind)
	c.String(&a.Text)
	c.Name(&a.Name)
	c.Fixed(a.Fixed[:])
	Optional(c, &a.Optional)
	c.Strings(&a.List)
	Map(c, &a.Names, func(n *int, c *Codec) { c.Int(n) })
	Pointers(c, &a.Inner, (*all).wire)
	if diff := cmp.Diff(new(all), a); diff != "" || c.End() != ErrBroken {
		t.Error(diff, c.End())
	}
}

// TestDepthEnds: a value deeper than any that is written does not exhaust the
// stack.
func TestDepthEnds(t *testing.T) {
	c := Reader(bytes.Repeat([]byte{2}, 1<<22))
	type node struct{ inner []*node }
	var wire func(*node, *Codec)
	deepest := 0
	wire = func(n *node, c *Codec) {
		if c.Enter() {
			deepest = max(deepest, c.depth)
			Pointers(c, &n.inner, wire)
			c.Leave()
		}
	}
	wire(new(node), c)
	if c.End() == nil || deepest != maxDepth {
		t.Errorf("%d deep", deepest)
	}
}

// FuzzReader: any bytes are an error or a value, and take memory in proportion.
func FuzzReader(f *testing.F) {
	f.Add(write(&all{Int: 1, Kind: 1, Text: "x", Name: "x", List: []string{"x"}, Names: map[string]int{"x": 1}, Inner: []*all{{}}}))
	f.Fuzz(func(t *testing.T, src []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		a, err := read(src)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > uint64(100*len(src)+8<<10) {
			t.Errorf("%d bytes took %d of memory", len(src), took)
		}
		if err != nil {
			return
		}
		if back, err := read(write(a)); err != nil || !cmp.Equal(a, back) {
			t.Errorf("another value, %v", err)
		}
	})
}
