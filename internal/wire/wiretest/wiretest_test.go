package wiretest

import (
	"reflect"
	"slices"
	"testing"
)

type sample struct {
	Text   string
	Kind   uint8
	List   []inner
	Map    map[string]*inner
	Any    any
	hidden int
}

type inner struct {
	Flag   bool
	Number int
	Own    own
}

type own struct{ hidden int }

func TestFill(t *testing.T) {
	var s sample
	Fill(&s, func(v reflect.Value, fill func(reflect.Value)) bool {
		switch v.Type() {
		case reflect.TypeFor[any]():
			v.Set(reflect.ValueOf(new(inner)))
			fill(v.Elem().Elem())
		case reflect.TypeFor[own]():
			v.Set(reflect.ValueOf(own{1}))
		default:
			return false
		}
		return true
	})
	if got := Empty(s, reflect.TypeFor[own]()); !slices.Equal(got, []string{"sample.hidden"}) {
		t.Errorf("empty: %v", got)
	}
	if s.List[0].Number == s.List[1].Number || s.List[0].Number == s.Any.(*inner).Number {
		t.Errorf("numbers are not each their own: %+v", s)
	}
}

// TestEmpty: a field counts as filled where any struct of its type fills it.
func TestEmpty(t *testing.T) {
	s := sample{Text: "x", List: []inner{{Flag: true}, {Number: 1}}, Map: map[string]*inner{}, hidden: 1}
	want := []string{"inner.Own", "own.hidden", "sample.Any", "sample.Kind"}
	if got := Empty(s); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
