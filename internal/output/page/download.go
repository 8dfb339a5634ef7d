package page

import (
	"kalauz/internal/content"
	"kalauz/internal/output"
	"kalauz/internal/schema"
	"kalauz/internal/site"
	"kalauz/internal/source"
)

// Download is a file that is made of a page, to be taken away. Name is what
// outputs ask for it by.
type Download struct {
	Name   string
	Format string // "epub"
	Lang   string
	Sheet  string // the title, if it is only a sheet of the page's book
	// Pages returns how many pages the file has, 0 where it has none.
	Pages func(file []byte) int
	// URL is set where nothing is to be said of the file but where it is: the page
	// of a chapter is shown without making a book.
	URL string
}

// File is a file to take away, as pages show it.
type File struct {
	Format, Lang, LangName string
	Title                  string // of a sheet, else ""
	URL                    string
	Size                   string // in the reader's language, "1,2 MB"
	Pages                  int    // 0 where a file has none
	SHA256                 string
	Date                   *Value // when its text was last changed, nil where no page says
}

// Imprint is what the type of a book says of it: who made it, and on what terms
// it may be used.
type Imprint struct {
	Authors, Publisher, Year, Edition, Licence *Value
}

// addDownloads lists what can be taken away of a page, first in the language of
// the page, then in the others. Their bytes are needed: a reader wants to know
// how large they are, and whether they arrived whole.
func (v *View) addDownloads(need output.Need) error {
	p := v.page
	if p != nil && p.Role == content.Chapter && v.in.Downloads != nil {
		v.addChapterFiles(p)
	}
	if p == nil || p.Role != content.Member || p.State == site.StandIn || v.in.Downloads == nil {
		return nil
	}
	if err := v.addFiles(p, need); err != nil {
		return err
	}
	for _, l := range v.in.Site.Languages() {
		if other := v.in.Site.Page(p.ID, l.Code); other != nil && l.Code != p.Lang {
			if err := v.addFiles(other, need); err != nil {
				return err
			}
		}
	}
	return nil
}

// addChapterFiles lists the files of a chapter alone.
func (v *View) addChapterFiles(p *site.Page) {
	for _, d := range v.in.Downloads(p) {
		v.Downloads = append(v.Downloads, &File{Format: d.Format, Lang: d.Lang, URL: d.URL})
	}
}

func (v *View) addFiles(p *site.Page, need output.Need) error {
	for _, d := range v.in.Downloads(p) {
		facts, err := need(d.Name)
		if err != nil {
			return err
		}
		file := &File{Format: d.Format, Lang: d.Lang, Title: d.Sheet, URL: facts.URL,
			Size: v.in.language().FileSize(int64(len(facts.Bytes))), SHA256: source.Hash(facts.Bytes)}
		if d.Pages != nil {
			file.Pages = d.Pages(facts.Bytes)
		}
		file.LangName, _ = v.T("lang." + d.Lang)
		if changed := v.in.Site.Changed(p); !changed.IsZero() {
			file.Date = v.in.wrap(p, &schema.Value{Field: &schema.Field{Kind: schema.KindDate}, Data: schema.Date{Value: changed}})
		}
		if d.Sheet == "" {
			v.Downloads = append(v.Downloads, file)
		} else {
			v.Sheets = append(v.Sheets, file)
		}
	}
	return nil
}

// FormatName is the name of a file's format for readers.
func (v *View) FormatName(f *File) (string, error) { return v.T("download.format." + f.Format) }

// Imprint returns what the page of a book says of it, nil for what is no book.
func (v *View) Imprint() *Imprint {
	if v.page == nil || v.page.Type == nil || v.page.Type.Book == nil {
		return nil
	}
	get := func(path string) *Value {
		if path == "" {
			return nil
		}
		return v.in.wrap(v.page, v.page.Record.Get(path))
	}
	t := v.page.Type.Book
	return &Imprint{Authors: get(t.Authors), Publisher: get(t.Publisher), Year: get(t.Year), Edition: get(t.Edition), Licence: get(t.Licence)}
}
