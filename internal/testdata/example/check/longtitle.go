package check

import (
	"strconv"
	"unicode/utf8"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/site"
)

// longestTitle is what search engines show of a title, in characters.
const longestTitle = 70

var longTitle = diag.Rule{
	Code: "K599", Level: diag.Warning,
	Words: diag.Words{HU: "A cím {length} karakter; a keresők legfeljebb {most} karaktert mutatnak belőle.", EN: "The title has {length} characters; search engines show at most {most} of them."},
	Hint:  diag.Words{HU: "Rövidítse meg, és a többit írja az összefoglalóba.", EN: "Make it shorter, and put the rest into the summary."},
}

// longTitles finds titles that nobody sees whole.
func longTitles(_ *site.Site, p *site.Page, _ *content.Own) diag.List {
	n := utf8.RuneCountInString(p.Record.Base.Title)
	if n <= longestTitle {
		return nil
	}
	return diag.List{longTitle.At(p.Record.PlaceOf("title"), "length", strconv.Itoa(n), "most", strconv.Itoa(longestTitle))}
}
