package serve

import (
	"encoding/json"
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"kalauz/internal/build"
	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// state is what the bar and the overlay of one page show. The words are the
// tool's, in its language; they come with the layouts.
type state struct {
	ID       int               `json:"id"`
	Source   string            `json:"source"`   // the file of the page, "" where it has none
	Pair     string            `json:"pair"`     // how much of the page there is in the other language
	Errors   []fault           `json:"errors"`   // of the whole site: they keep it from changing
	Warnings []fault           `json:"warnings"` // of this page
	Settings settings          `json:"settings"`
	Words    map[string]string `json:"words"`
}

// fault is one fault, ready to be shown.
type fault struct {
	Code   string `json:"code"`
	Level  string `json:"level"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Width  int    `json:"width"`
	Words  string `json:"words"`
	Hint   string `json:"hint"`
	Text   string `json:"text"` // the line
}

func (s *Server) serveState(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	now := s.snapshot()
	file := s.file(r.URL.Query().Get("page"))
	answer := state{ID: now.id, Settings: now.settings, Errors: []fault{}, Warnings: []fault{}, Words: s.phrases(now)}
	if now.latest != nil {
		answer.Errors = s.faults(now.latest, now.latest.Faults, func(d diag.Diagnostic) bool { return d.Level == diag.Error })
	}
	if now.good != nil {
		if out, ok := now.good.Output(file); ok && len(answer.Errors) == 0 {
			answer.Errors = s.rendering(now.good, func() error { _, err := now.good.Render(out); return err })
		}
		info := now.good.About(file)
		answer.Source, answer.Pair = info.Source, info.Pair
		answer.Warnings = s.faults(now.good, now.good.Faults, func(d diag.Diagnostic) bool {
			return d.Level == diag.Warning && slices.Contains(info.Files, d.Place.File)
		})
	}
	if now.failure != nil {
		answer.Errors = append(answer.Errors, fault{Level: "error", Words: now.failure.Error()})
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(answer) // a reader that has gone is no fault
}

func (s *Server) faults(site *build.Site, list diag.List, wanted func(diag.Diagnostic) bool) []fault {
	shown := []fault{}
	for _, d := range list.Sorted() {
		if wanted(d) {
			shown = append(shown, fault{
				Code: d.Code, Level: d.Level.String(), File: d.Place.File, Line: d.Place.Line, Column: d.Place.Column,
				Width: d.Place.Width, Words: d.Words.In(s.options.Language), Hint: d.Hint.In(s.options.Language),
				Text: site.Line(d.Place.File, d.Place.Line),
			})
		}
	}
	return shown
}

// rendering returns the faults of a page that its template cannot make.
func (s *Server) rendering(site *build.Site, render func() error) []fault {
	var list diag.List
	if err := render(); errors.As(err, &list) {
		return s.faults(site, list, func(diag.Diagnostic) bool { return true })
	}
	return []fault{}
}

// shownPhrases are the words of the bar and the overlay.
var shownPhrases = []string{
	"preview.label", "preview.hide", "preview.show", "preview.disconnected", "preview.rebuilding",
	"preview.drafts", "preview.future", "preview.today_label", "preview.width", "preview.width_full", "preview.no_source", "preview.errors.zero",
	"translation.full", "translation.summary_only", "translation.not_available", "translation.status",
	"overlay.title", "overlay.error", "overlay.warning", "overlay.hint", "overlay.last_good", "overlay.will_clear",
	"overlay.fixed", "overlay.copy", "overlay.close", "overlay.open", "preview.warnings_label",
}

// phrases returns the words in the tool's language: of the site's layouts, else
// of the built-in ones, so that broken layouts can still be complained about.
func (s *Server) phrases(now snapshot) map[string]string {
	l, ok := locale.For(s.options.Language)
	words := map[string]string{}
	for _, site := range []*build.Site{now.latest, now.good} {
		if !ok || site == nil {
			continue
		}
		for _, key := range shownPhrases {
			if text, err := site.Phrase(l, key); err == nil {
				words[key] = text
			}
		}
	}
	return words
}

// changeSettings takes what the bar has changed and loads again.
func (s *Server) changeSettings(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	var wanted settings
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(&wanted); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if wanted.Today != "" {
		day, err := locale.ParseDate(wanted.Today)
		if err != nil || day.Date.Day == 0 {
			http.Error(w, "today: YYYY-MM-DD", http.StatusBadRequest)
			return
		}
		wanted.Today = day.Date.ISO()
	}
	s.mu.Lock()
	s.settings = wanted
	s.mu.Unlock()
	if _, err := s.Load(); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// openFile opens a source file in the editor: one that a fault or a page names,
// and no other.
func (s *Server) openFile(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) || s.options.Open == nil {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	var place diag.Place
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4<<10)).Decode(&place); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	latest := s.snapshot().latest
	if latest == nil || !latest.IsSource(place.File) {
		http.Error(w, "not a source file of this site", http.StatusNotFound)
		return
	}
	file := filepath.Join(s.options.Build.Dir, filepath.FromSlash(strings.TrimPrefix(place.File, "/")))
	if err := s.options.Open(file, place.Line); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
