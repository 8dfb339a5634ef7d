package serve

import (
	"kalauz/internal/locale"
	"kalauz/internal/phrase"
	"kalauz/internal/source"
)

// shownPhrases are the words of the bar and the overlay.
var shownPhrases = []string{
	"preview.label", "preview.hide", "preview.show", "preview.disconnected",
	"preview.drafts", "preview.future", "preview.today_label", "preview.width", "preview.width_full", "preview.no_source",
	"preview.warnings_label", "translation.status", "translation.full", "translation.summary_only", "translation.not_available",
	"overlay.title", "overlay.error", "overlay.warning", "overlay.hint", "overlay.last_good", "overlay.will_clear",
	"overlay.fixed", "overlay.close", "overlay.open",
}

// ownWords reads the preview's words from the built-in layouts: it speaks the
// language of the tool, which need not be one of the site's, and has to speak
// when the site's own layouts are broken.
func ownWords(o Options) map[string]string {
	words := map[string]string{}
	l, ok := locale.For(o.Language)
	if !ok {
		return words
	}
	tree, err := source.FromFS(o.Build.Layouts, "layouts")
	if err != nil {
		return words
	}
	set, _, err := phrase.Load([]*locale.Language{l}, tree)
	if err != nil || set == nil {
		return words
	}
	for _, key := range shownPhrases {
		if text, err := set.Text(l, key); err == nil {
			words[key] = text
		}
	}
	return words
}
