package schema

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"kalauz/internal/diag"
	"kalauz/internal/wire"
	"kalauz/internal/wire/wiretest"
)

func wired(r *Record, typ *Type) []byte {
	c := wire.Writer(nil)
	r.Wire(c, typ)
	return c.Bytes()
}

func unwired(src []byte, typ *Type) (*Record, error) {
	c, r := wire.Reader(src), new(Record)
	r.Wire(c, typ)
	return r, c.End()
}

// TestWireForgetsNothing: a record with a value of every field, each part of
// which is set, comes back as it was. The type of the tests has every kind.
func TestWireForgetsNothing(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	r := fullRecord(typ)
	closed := []reflect.Type{reflect.TypeFor[Field](), reflect.TypeFor[decimal.Decimal]()}
	if diff := cmp.Diff([]string{"Record.Original"}, wiretest.Empty(r, closed...)); diff != "" {
		t.Fatalf("what the test does not fill (-want +got):\n%s", diff)
	}
	fields := everyField(typ.Fields)
	for _, k := range kindTable {
		if !slices.ContainsFunc(fields, func(f *Field) bool { return f.Kind == k.name }) {
			t.Errorf("the type of the tests has no field of kind %s", k.name)
		}
	}
	checkRoundTrip(t, typ, r)
	checkRoundTrip(t, typ, new(Record))
}

func fullRecord(typ *Type) *Record {
	r := &Record{Lang: "hu", Place: diag.Place{File: "x.md", Line: 1, Column: 2, Width: 3}}
	r.Values, r.base = fullValues(typ.Fields), fullValues(baseTable)
	r.Base = baseOf(r.base)
	r.broken = map[hole]bool{}
	for i, f := range everyField(slices.Concat(typ.Fields, baseTable)) {
		r.broken[hole{field: f}] = true
		r.broken[hole{diag.Place{File: "x.md", Line: i}, f}] = true
	}
	return r
}

func fullValues(fields []*Field) []*Value {
	var all []*Value
	for _, f := range fields {
		all = append(all, fullValue(f))
	}
	return all
}

func fullValue(f *Field) *Value {
	v := &Value{Field: f}
	wiretest.Fill(&v.Place, nil)
	if f.def.part != nil {
		v.parts = []part{{"start", v.Place}, {"HUF", v.Place}}
	}
	switch f.Kind {
	case KindList:
		v.Data = List{fullValue(f.Item), fullValue(f.Item)}
	case KindGroup:
		v.Data = Group(fullValues(f.Fields))
	default:
		data := reflect.New(reflect.TypeOf(f.def.zero))
		wiretest.Fill(data.Interface(), func(v reflect.Value, _ func(reflect.Value)) bool {
			if v.Type() != reflect.TypeFor[decimal.Decimal]() {
				return false
			}
			v.Set(reflect.ValueOf(decimal.RequireFromString("12345678901234567890.1234567890")))
			return true
		})
		v.Data = data.Elem().Interface().(Data)
	}
	return v
}

func checkRoundTrip(t *testing.T, typ *Type, r *Record) {
	t.Helper()
	src := wired(r, typ)
	back, err := unwired(src, typ)
	if err != nil {
		t.Fatal(err)
	}
	sameField := cmp.Comparer(func(a, b *Field) bool { return a == b })
	if diff := cmp.Diff(r, back, sameField, cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	if !bytes.Equal(wired(back, typ), src) {
		t.Error("the same record gives other bytes")
	}
}

// TestWireOfPages: what is read of pages, with or without faults, comes back as
// it was.
func TestWireOfPages(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	for _, src := range pages(t) {
		r, _ := readRecord(t, typ, "x.md", "hu", src)
		checkRoundTrip(t, typ, r)
	}
}

func pages(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	all := []string{page}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(src))
	}
	return all
}

// FuzzWire: any bytes are an error or a record, and take memory in proportion.
func FuzzWire(f *testing.F) {
	typ := testTypes(f).ByName("recipe")
	for _, src := range pages(f) {
		r, _ := readRecord(f, typ, "x.md", "hu", src)
		f.Add(wired(r, typ))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r, err := unwired(src, typ)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > uint64(100*len(src)+16<<10) {
			t.Errorf("%d bytes took %d of memory", len(src), took)
		}
		if err != nil {
			return
		}
		again := wired(r, typ)
		if back, err := unwired(again, typ); err != nil || !bytes.Equal(wired(back, typ), again) {
			t.Errorf("another record, %v", err)
		}
	})
}

// TestWireBrokenBytes: bytes cut off are an error.
func TestWireBrokenBytes(t *testing.T) {
	typ := testTypes(t).ByName("recipe")
	r, _ := readRecord(t, typ, "x.md", "hu", page)
	whole := wired(r, typ)
	for n := range whole {
		if _, err := unwired(whole[:n], typ); err == nil {
			t.Fatalf("the first %d of %d bytes are a record", n, len(whole))
		}
	}
}
