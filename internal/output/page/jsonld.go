package page

import (
	"encoding/json"
	"html/template"
	"strings"

	"kalauz/internal/schema"
	"kalauz/internal/site"
)

// jsonLD describes a page to search engines in the terms of schema.org, as its
// type maps them. It is JSON that is safe inside a script element: Marshal
// escapes <, > and &, and the line separators of Unicode.
func (v *View) jsonLD(p *site.Page) template.JS {
	if len(p.Type.SchemaOrg) == 0 {
		return ""
	}
	raw, err := json.Marshal(v.described(p))
	if err != nil { // maps, lists and texts always marshal
		return ""
	}
	return template.JS(raw)
}

func (v *View) described(p *site.Page) map[string]any {
	data := map[string]any{
		"@context":   "https://schema.org",
		"@type":      p.Type.SchemaOrg[0].Path,
		"name":       v.Title,
		"inLanguage": v.Tag,
	}
	if v.Summary != "" {
		data["description"] = v.Summary
	}
	if v.Canonical != "" {
		data["url"] = v.Canonical
	}
	for _, property := range p.Type.SchemaOrg[1:] {
		if value := v.property(p, property.Path); value != nil {
			data[property.Name] = value
		}
	}
	return data
}

// property is one value, or a list of several.
func (v *View) property(p *site.Page, path string) any {
	var all []any
	for _, value := range p.Record.At(path) {
		if list, ok := value.Data.(schema.List); ok {
			for _, item := range list {
				all = append(all, v.machine(p, item))
			}
			continue
		}
		all = append(all, v.machine(p, value))
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}

// machine is a value as programs read it.
func (v *View) machine(p *site.Page, value *schema.Value) any {
	wrapped := v.in.wrap(p, value)
	switch data := value.Data.(type) {
	case schema.Ref:
		if item := wrapped.Item(); item != nil {
			named := map[string]any{"name": item.Title}
			if len(item.page.Type.SchemaOrg) > 0 {
				named["@type"] = item.page.Type.SchemaOrg[0].Path
			}
			if url := v.Absolute(item.URL); url != "" {
				named["url"] = url
			}
			return named
		}
	case schema.Hours:
		return "PT" + data.Value.String() + "H" // ISO 8601
	case schema.Licence:
		if url := data.URL(v.in.lang); url != "" {
			return url
		}
	case schema.URL:
		return string(data)
	case schema.Phone:
		return string(data)
	}
	if iso := wrapped.ISO(); iso != "" {
		return iso
	}
	if number := wrapped.Number(); number != "" && !strings.Contains(number, "/") {
		return number
	}
	return wrapped.String()
}
