package check

import (
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
	"kalauz/internal/schema"
	"kalauz/internal/site"
)

var missingPicture = diag.Rule{
	Code:  "K510",
	Words: diag.Words{HU: "Nincs ilyen fájl: {src}", EN: "There is no such file: {src}"},
	Hint:  diag.Words{HU: "Tegye a fájlt az oldal mellé, vagy javítsa a nevét.", EN: "Put the file beside the page, or correct its name."},
}

var missingPictureNear = diag.Rule{
	Code:  "K510",
	Words: missingPicture.Words,
	Hint:  diag.Words{HU: "A fájl valódi neve: {near}. A kis- és nagybetűk is számítanak.", EN: "The real name of the file is {near}. Capital and small letters matter."},
}

var outsidePicture = diag.Rule{
	Code:  "K511",
	Words: diag.Words{HU: "A kép a content mappán kívül van: {src}", EN: "The picture is outside the content folder: {src}"},
	Hint:  diag.Words{HU: "Másolja a képet az oldal mellé; máshonnan nem kerül a honlapra semmi.", EN: "Copy the picture beside the page; nothing gets onto the site from anywhere else."},
}

var foreignPicture = diag.Rule{
	Code:  "K512",
	Words: diag.Words{HU: "A kép egy másik honlapon van: {src}", EN: "The picture is on another site: {src}"},
	Hint:  diag.Words{HU: "Másolja a képet az oldal mellé: a honlap nem kér semmit másoktól, így évek múlva is meglesz.", EN: "Copy the picture beside the page: the site asks nothing of others, so it will still be there years from now."},
}

// pictures looks for every picture and file that a page names, in its text and in
// its fields.
func pictures(s *site.Site, p *site.Page, own *content.Own) diag.List {
	var faults diag.List
	for _, image := range own.Images {
		faults = append(faults, file(s, p.Card.Path, image.Src, image.Place)...)
	}
	for _, name := range s.Included(p) {
		for _, image := range s.Snippet(name).Document.Images {
			faults = append(faults, file(s, name, image.Src, image.Place)...)
		}
	}
	p.Card.Record.Walk(func(v *schema.Value) {
		for _, src := range sources(v.Data) {
			faults = append(faults, file(s, p.Card.Path, src, v.Place)...)
		}
	})
	return faults
}

// sources returns the files that a value names.
func sources(data schema.Data) []string {
	switch data := data.(type) {
	case schema.Image:
		return []string{data.Src}
	case schema.File:
		return []string{data.Src}
	case schema.Gallery:
		var files []string
		for _, image := range data {
			files = append(files, image.Src)
		}
		return files
	}
	return nil
}

// file checks that a file is there, in the spelling that was given.
func file(s *site.Site, from, src string, place diag.Place) diag.List {
	if strings.HasPrefix(src, "//") || strings.HasPrefix(src, "http:") || strings.HasPrefix(src, "https:") {
		return diag.List{foreignPicture.At(place, "src", src)}
	}
	if strings.Contains(src, ":") || strings.Contains(src, `\`) {
		return diag.List{outsidePicture.At(place, "src", src)}
	}
	t := s.ResolveFile(from, src)
	switch {
	case t.Kind == site.Outside:
		return diag.List{outsidePicture.At(place, "src", src)}
	case t.Kind == site.Missing && t.Nearby != "":
		return diag.List{missingPictureNear.At(place, "src", src, "near", t.Nearby)}
	case t.Kind == site.Missing:
		return diag.List{missingPicture.At(place, "src", src)}
	}
	return nil
}
