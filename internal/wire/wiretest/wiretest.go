// Package wiretest fills values whole, for tests of what handles all fields of a
// type: that a passage through bytes, a copy or a comparison forgets none.
package wiretest

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// Own is how a test fills what Fill cannot know: an interface, a type of another
// room. It reports whether it did; fill goes on within.
type Own func(v reflect.Value, fill func(reflect.Value)) bool

// Fill gives everything within the value that v points to another value than
// none, each string and number its own. Bytes, which are kinds, become 1. What is
// not exported stays as it is: see [Empty].
func Fill(v any, own Own) {
	count := 0
	var fill func(reflect.Value)
	fill = func(v reflect.Value) {
		if own != nil && own(v, fill) {
			return
		}
		count++
		switch v.Kind() {
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Int:
			v.SetInt(int64(count))
		case reflect.Uint8:
			v.SetUint(1)
		case reflect.String:
			v.SetString(fmt.Sprint("s", count))
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem())
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fallthrough
		case reflect.Array:
			for i := range v.Len() {
				fill(v.Index(i))
			}
		case reflect.Map:
			v.Set(reflect.MakeMap(v.Type()))
			for range 2 {
				key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				fill(key)
				fill(value)
				v.SetMapIndex(key, value)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					fill(v.Field(i))
				}
			}
		default:
			panic("wiretest: no value for a " + v.Type().String())
		}
	}
	fill(reflect.ValueOf(v).Elem())
}

// Empty returns the fields, exported or not, that are none in every struct of
// their type within a value, as "Type.Field". It does not look into structs of
// the types that closed says.
func Empty(v any, closed ...reflect.Type) []string {
	filled := map[string]bool{}
	var look func(reflect.Value)
	look = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				look(v.Elem())
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				look(v.Index(i))
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				look(key)
				look(v.MapIndex(key))
			}
		case reflect.Struct:
			if slices.Contains(closed, v.Type()) {
				return
			}
			for i := range v.NumField() {
				name := v.Type().Name() + "." + v.Type().Field(i).Name
				filled[name] = filled[name] || !v.Field(i).IsZero()
				look(v.Field(i))
			}
		}
	}
	look(reflect.ValueOf(v))
	maps.DeleteFunc(filled, func(_ string, is bool) bool { return is })
	return slices.Sorted(maps.Keys(filled))
}
