package serve

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"kalauz/internal/diag"
	"kalauz/internal/locale"
)

// state is what the bar and the overlay of one page show. The words are the
// tool's, in its language; they come with the layouts.
type state struct {
	ID       int               `json:"id"`
	Language string            `json:"language"` // of the words
	Source   string            `json:"source"`   // the file of the page, "" where it has none
	Pair     string            `json:"pair"`     // how much of the page there is in the other language
	Errors   []fault           `json:"errors"`   // of the whole site: they keep it from changing
	Warnings []fault           `json:"warnings"` // of this page
	Settings settings          `json:"settings"`
	Words    map[string]string `json:"words"`
}

func (s *Server) serveState(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	now := s.snapshot()
	answer := s.state(now, now.file(r.URL.Query().Get("page")))
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(answer) // a reader that has gone is no fault
}

// state is what there is to say on a page.
func (s *Server) state(now snapshot, file string) state {
	answer := state{ID: now.id, Language: s.options.Language, Settings: now.settings, Errors: []fault{}, Warnings: []fault{}, Words: s.words}
	if now.latest != nil {
		answer.Errors = s.faults(now.latest, now.latest.Faults, func(d diag.Diagnostic) bool { return d.Level == diag.Error })
	}
	if now.good != nil {
		if len(answer.Errors) == 0 {
			answer.Errors = s.rendering(now.good, file)
		}
		info := now.good.About(file)
		answer.Source, answer.Pair = info.Source, info.Pair
		answer.Warnings = s.faults(now.good, now.good.Faults, func(d diag.Diagnostic) bool {
			return d.Level == diag.Warning && slices.Contains(info.Files, d.Place.File)
		})
	}
	if now.failure != nil {
		answer.Errors = append(answer.Errors, fault{Level: diag.Error.String(), Words: now.failure.Error()})
	}
	return answer
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
