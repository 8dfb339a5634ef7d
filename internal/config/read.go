package config

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // the zones, where the machine has none

	"kalauz/internal/diag"
	"kalauz/internal/locale"
	"kalauz/internal/record"
)

// reader reads one site.yaml.
type reader struct {
	config   Config
	faults   diag.List
	doubtful bool // a language was not understood, so others may be the site's as well
}

func (r *reader) fault(rule diag.Rule, place diag.Place, pairs ...string) {
	r.faults = append(r.faults, rule.At(place, pairs...))
}

// read reads the languages first: every text may then be held against them.
func (r *reader) read(n *record.Node) {
	if !r.keys(n, "title", "description", "base_url", "time_zone", "languages", "publisher", "menu", "foot", "infoblock", "outputs", "per_page") {
		return
	}
	c, before := &r.config, len(r.faults)
	c.Languages = r.languages(n.Get("languages"))
	r.doubtful = len(r.faults) > before
	if c.Title = r.texts(n, "title", "title"); c.Title == nil && n.Get("title") == nil {
		r.fault(noTitle, n.Place)
	}
	c.Description = r.texts(n, "description", "description")
	c.BaseURL = r.baseURL(n)
	r.timeZone(n)
	c.Publisher = r.text(n, "publisher", "publisher")
	c.Menu, c.Foot = r.names(n, "menu"), r.names(n, "foot")
	c.Infoblock = r.infoblock(n.Get("infoblock"))
	r.outputs(n.Get("outputs"))
	r.perPage(n)
}

// keys reports whether n is a map and finds the keys that are not known.
func (r *reader) keys(n *record.Node, known ...string) bool {
	if n.Kind != record.Map {
		r.fault(wantsMap, n.Place, "known", strings.Join(known, ", "))
		return false
	}
	for _, entry := range n.Entries {
		if !slices.Contains(known, entry.Name) {
			r.faults = append(r.faults, record.Unknown(entry, known))
		}
	}
	return true
}

// text reads one value that may be left out and remembers its place.
func (r *reader) text(n *record.Node, key, name string) string {
	value := n.Get(key)
	if value == nil || value.Kind == record.Null {
		return ""
	}
	r.config.places[name] = value.Place
	if value.Kind != record.Scalar {
		r.fault(wantsOne, value.Place, "key", key)
		return ""
	}
	return value.Text
}

// texts reads words for readers: a map by language, or on a site of one
// language a plain text.
func (r *reader) texts(n *record.Node, key, name string) locale.Text {
	value := n.Get(key)
	if value == nil || value.Kind == record.Null {
		return nil
	}
	r.config.places[name] = value.Place
	codes := r.config.Codes()
	pattern := key + ": {" + strings.Join(codes, ": …, ") + ": …}"
	if value.Kind == record.Scalar && len(codes) == 1 {
		return locale.Text{codes[0]: value.Text}
	}
	if value.Kind != record.Map {
		r.fault(wantsLanguages, value.Place, "key", key, "pattern", pattern)
		return nil
	}
	out := locale.Text{}
	for _, entry := range value.Entries {
		switch {
		case !slices.Contains(codes, entry.Name):
			if !r.doubtful {
				r.fault(otherLanguage, entry.Place, "lang", entry.Name, "known", strings.Join(codes, ", "))
			}
		case entry.Value.Kind != record.Scalar || entry.Value.Text == "":
			r.fault(wantsLanguages, entry.Value.Place, "key", key, "pattern", pattern)
		default:
			out[entry.Name] = entry.Value.Text
		}
	}
	for _, code := range codes {
		if value.Get(code) == nil {
			r.fault(wantsLanguages, value.Place, "key", key, "pattern", pattern)
			break
		}
	}
	return out
}

// names reads a list of words.
func (r *reader) names(n *record.Node, key string) []string {
	list := n.Get(key)
	if list == nil || list.Kind == record.Null {
		return nil
	}
	if list.Kind != record.List {
		r.fault(wantsList, list.Place, "key", key)
		return nil
	}
	var out []string
	for i, item := range list.Items {
		if item.Kind != record.Scalar {
			r.fault(wantsOne, item.Place, "key", key)
			continue
		}
		r.config.places[key+"."+strconv.Itoa(i)] = item.Place
		if slices.Contains(out, item.Text) {
			r.fault(twice, item.Place, "value", item.Text, "key", key)
		}
		out = append(out, item.Text)
	}
	return out
}

func (r *reader) languages(n *record.Node) []Language {
	if n == nil {
		return usual()
	}
	if n.Kind != record.List || len(n.Items) == 0 {
		r.fault(wantsList, n.Place, "key", "languages")
		return usual()
	}
	var out []Language
	for _, item := range n.Items {
		if !r.keys(item, "code", "label", "locale") {
			continue
		}
		l, ok := r.language(item)
		if ok && slices.ContainsFunc(out, func(other Language) bool { return other.Code == l.Code }) {
			r.fault(twice, item.Place, "value", l.Code, "key", "languages")
			ok = false
		}
		if ok {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return usual()
	}
	return out
}

// language reads one language; its locale is its code where not given.
func (r *reader) language(n *record.Node) (Language, bool) {
	code, tag := r.text(n, "code", "code"), r.text(n, "locale", "locale")
	place := n.Place
	if n.Get("code") != nil {
		place = n.Get("code").Place
	}
	l, ok := locale.For(code)
	if !ok || l.Code() != code {
		r.fault(noLanguage, place, "value", code)
		return Language{}, false
	}
	if tag != "" {
		if named, ok := locale.For(tag); !ok || named.Code() != code {
			r.fault(wrongLocale, n.Get("locale").Place, "value", tag, "tag", l.Tag())
			return Language{}, false
		}
	}
	label := r.text(n, "label", "label")
	if label == "" {
		label = code
	}
	return Language{Code: code, Label: label, Locale: l}, true
}

// baseURL reads the address of the site and gives it its one form.
func (r *reader) baseURL(n *record.Node) string {
	text := r.text(n, "base_url", "base_url")
	if text == "" {
		if n.Get("base_url") == nil || n.Get("base_url").Kind != record.Map && n.Get("base_url").Kind != record.List {
			r.fault(noBaseURL, n.Place)
		}
		return ""
	}
	address, ok := NormaliseURL(text)
	if !ok {
		r.fault(wrongURL, n.Get("base_url").Place, "value", text)
	}
	return address
}

// NormaliseURL gives the address of a site its one form: scheme and host in
// small letters, "/" at the end. It reports whether it can be one.
func NormaliseURL(text string) (string, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		strings.ContainsAny(text, " \"'<>\\?#") || strings.Contains(u.Path, "//") || strings.Contains(u.Path, "/.") {
		return "", false
	}
	u.Host = strings.ToLower(u.Host)
	return strings.TrimRight(u.String(), "/") + "/", true
}

func (r *reader) timeZone(n *record.Node) {
	text := r.text(n, "time_zone", "time_zone")
	if text == "" {
		return
	}
	// "Local" would be the machine's own zone, and the same site another elsewhere.
	if _, err := time.LoadLocation(text); err != nil || text == "Local" {
		r.fault(wrongZone, n.Get("time_zone").Place, "value", text)
		return
	}
	r.config.TimeZone = text
}

// positions are where the mark of the funders may stand.
var positions = []string{"top-right", "top-left", "bottom-right", "bottom-left"}

func (r *reader) infoblock(n *record.Node) *Infoblock {
	if n == nil || n.Kind == record.Null || !r.keys(n, "image", "alt", "href", "position") {
		return nil
	}
	r.config.places["infoblock"] = n.Place
	block := &Infoblock{
		Image: r.text(n, "image", "infoblock.image"), Alt: r.texts(n, "alt", "infoblock.alt"),
		Href: r.text(n, "href", "infoblock.href"), Position: r.text(n, "position", "infoblock.position"),
	}
	for _, key := range []string{"image", "alt"} {
		if n.Get(key) == nil {
			r.fault(noPart, n.Place, "key", key)
		}
	}
	if block.Position == "" {
		block.Position = positions[0]
	}
	if !slices.Contains(positions, block.Position) {
		r.fault(wrongChoice, n.Get("position").Place, "value", block.Position, "known", strings.Join(positions, ", "))
	}
	if block.Href != "" && !target(block.Href) {
		r.fault(wrongURL, n.Get("href").Place, "value", block.Href)
	}
	return block
}

// target reports whether a text is a whole address on the web, or may be the id
// of a page.
func target(text string) bool {
	u, err := url.Parse(text)
	if err != nil || strings.ContainsAny(text, " \"'<>\\") {
		return false
	}
	if u.Scheme == "" {
		return u.Host == "" && !strings.HasPrefix(text, "/") && !strings.Contains(text, "..")
	}
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

func (r *reader) outputs(n *record.Node) {
	if n == nil || n.Kind == record.Null || !r.keys(n, "books", "search", "images") {
		return
	}
	o := &r.config.Outputs
	for _, output := range []struct {
		key string
		on  *bool
	}{{"books", &o.Books}, {"search", &o.Search}, {"images", &o.Images}} {
		switch text := r.text(n, output.key, "outputs."+output.key); {
		case n.Get(output.key) == nil:
		case text == "true" || text == "false":
			*output.on = text == "true"
		default:
			r.fault(wrongChoice, n.Get(output.key).Place, "value", text, "known", "true, false")
		}
	}
}

func (r *reader) perPage(n *record.Node) {
	text := r.text(n, "per_page", "per_page")
	if text == "" {
		return
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < 1 || number > 1000 {
		r.fault(wrongChoice, n.Get("per_page").Place, "value", text, "known", "1–1000")
		return
	}
	r.config.PerPage = number
}
