package page

import (
	"html/template"
	"sync"

	"kalauz/internal/diag"
)

// A fragment is what a template makes of one thing that stands alike on many
// pages: a card, a step of the way, the menu. It is rendered once and kept. The
// thing must hold nothing of the page that shows it; the name and the language
// of the interface are part of the key.

// fragmentKey tells fragments apart.
type fragmentKey struct {
	template, lang string
	of             any // comparable: an address, a page, a small value
}

// fragments keeps what was rendered of late. What was not asked for while as
// many others were made is forgotten, so that its size does not grow with the
// site; forgetting changes no byte, it only costs another rendering.
type fragments struct {
	mu            sync.Mutex
	young, before map[fragmentKey]template.HTML
}

// fragmentsKept is how many fragments are young: twice as many are kept at most.
const fragmentsKept = 4096

func (f *fragments) get(key fragmentKey) (template.HTML, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	html, ok := f.young[key]
	if !ok {
		if html, ok = f.before[key]; ok {
			f.keep(key, html)
		}
	}
	return html, ok
}

func (f *fragments) put(key fragmentKey, html template.HTML) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.keep(key, html)
}

func (f *fragments) keep(key fragmentKey, html template.HTML) {
	if f.young == nil || len(f.young) >= fragmentsKept {
		f.young, f.before = map[fragmentKey]template.HTML{}, f.young
	}
	f.young[key] = html
}

// deepest is how many fragments may stand within each other: one that holds
// itself would have no end.
const deepest = 32

// once renders a template with a thing, or returns what it has made of it
// before. url names the page for the fault.
func (r reader) once(name, url string, of any, thing func(reader) any) (template.HTML, error) {
	key := fragmentKey{name, r.lang, of}
	if done, ok := r.fragments.get(key); ok {
		return done, nil
	}
	if r.depth++; r.depth > deepest {
		return "", diag.List{r.Theme.fault(endlessTemplate, name, url, errTooDeep)}
	}
	html, err := r.text(name, url, thing(r))
	if err != nil {
		return "", err
	}
	r.fragments.put(key, html)
	return html, nil
}

// Once renders a template that sees only what is the same on all pages of a
// language and a section.
func (f *Frame) Once(name string) (template.HTML, error) {
	return f.in.once(name, f.Site.Home, f.place, func(in reader) any {
		return &Frame{in: in, place: f.place, Lang: f.Lang, Site: f.Site}
	})
}

// Once renders a template that sees the page and not who shows it: Current is
// never set.
func (i *Item) Once(name string) (template.HTML, error) {
	return i.in.once(name, i.URL, i.page, func(in reader) any { return in.item(i.page) })
}

// Once renders a template that sees the step and not the page that it leads to.
func (c Crumb) Once(name string) (template.HTML, error) {
	return c.in.once(name, c.URL, [...]string{c.URL, c.Title, c.Lang}, func(in reader) any {
		return Crumb{in, c.Title, c.URL, c.Lang, c.Sign}
	})
}

// Once renders a template that sees the term and not the page that has it.
func (t TermLink) Once(name string) (template.HTML, error) {
	return t.in.once(name, t.URL, [...]string{t.URL, t.Title}, func(in reader) any {
		return TermLink{in, t.Title, t.URL}
	})
}

// Card returns what others show of the page, as its type draws it.
func (i *Item) Card() (template.HTML, error) {
	return i.Once(i.in.Theme.first("types/"+i.page.Type.Name+"/card.html", "common/card.html"))
}
