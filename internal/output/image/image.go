// Package image looks into pictures: how large they are, so that pages keep
// their place while a picture loads, whether they are safe to publish, and what
// they would tell that nobody asked for.
//
// It does not know which page shows them.
package image

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/gif" // formats that Measure knows
	_ "image/jpeg"
	_ "image/png"
	"io"
	"path"
	"strconv"
	"strings"

	"kalauz/internal/diag"
)

// largestPicture is the most pixels that a picture may have: 100 megapixels is
// more than any camera of an editor, and takes 400 MB to unpack.
const largestPicture = 100_000_000

var notPicture = diag.Rule{
	Code:  "K650",
	Words: diag.Words{HU: "Ez a kép nem olvasható: üres, sérült, vagy nem az, aminek a neve mondja.", EN: "This picture cannot be read: it is empty, damaged, or not what its name says."},
	Hint:  diag.Words{HU: "Nyissa meg egy képszerkesztőben, és mentse el újra.", EN: "Open it in an image editor and save it again."},
}

var hugePicture = diag.Rule{
	Code:  "K651",
	Words: diag.Words{HU: "Ez a kép túl nagy: {width} × {height} képpont.", EN: "This picture is too large: {width} × {height} pixels."},
	Hint:  diag.Words{HU: "Kicsinyítse le: egy weboldalon 2000 képpontnál szélesebb képre nincs szükség.", EN: "Make it smaller: no page needs a picture wider than 2,000 pixels."},
}

var activeSVG = diag.Rule{
	Code:  "K652",
	Words: diag.Words{HU: "Ez az SVG-kép olyat tartalmaz, ami egy képbe nem való: {what}.", EN: "This SVG picture holds what does not belong in a picture: {what}."},
	Hint:  diag.Words{HU: "Mentse el „egyszerű SVG”-ként, programkód és külső hivatkozások nélkül.", EN: "Save it as “plain SVG”, without scripts and outside references."},
}

// IsPicture reports whether a file is a picture by its name.
func IsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg":
		return true
	}
	return false
}

// Measure returns the size of a picture in pixels, 0 0 where it cannot tell.
func Measure(file string, raw []byte) (width, height int, faults diag.List) {
	place := diag.Place{File: file}
	if strings.EqualFold(path.Ext(file), ".svg") {
		return measureSVG(place, raw)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case err != nil:
		return 0, 0, diag.List{notPicture.At(place)}
	case c.Width*c.Height > largestPicture:
		return 0, 0, diag.List{hugePicture.At(place, "width", strconv.Itoa(c.Width), "height", strconv.Itoa(c.Height))}
	}
	if Orientation(raw) > 4 { // it is shown lying on its side
		return c.Height, c.Width, nil
	}
	return c.Width, c.Height, nil
}

// measureSVG reads the size of a drawing from its width and height, else from
// its viewBox, and looks for what could do something.
func measureSVG(place diag.Place, raw []byte) (width, height int, faults diag.List) {
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.Entity = map[string]string{}
	root := true
	for {
		token, err := decoder.Token()
		if err == io.EOF && !root {
			return width, height, faults
		}
		if err != nil {
			return 0, 0, diag.List{notPicture.At(place)}
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if root {
			if start.Name.Local != "svg" {
				return 0, 0, diag.List{notPicture.At(place)}
			}
			width, height, root = dimension(start, "width", 2), dimension(start, "height", 3), false
		}
		if what := active(start); what != "" && len(faults) == 0 {
			faults = append(faults, activeSVG.At(place, "what", what))
		}
	}
}

// dimension is an attribute in pixels, or a part of the viewBox.
func dimension(e xml.StartElement, name string, part int) int {
	box := ""
	for _, a := range e.Attr {
		switch a.Name.Local {
		case name:
			if n, err := strconv.ParseFloat(strings.TrimSuffix(a.Value, "px"), 64); err == nil {
				return pixels(n)
			}
		case "viewBox":
			box = a.Value
		}
	}
	parts := strings.FieldsFunc(box, func(r rune) bool { return r == ' ' || r == ',' })
	if len(parts) != 4 {
		return 0
	}
	n, err := strconv.ParseFloat(parts[part], 64)
	if err != nil {
		return 0
	}
	return pixels(n)
}

// widestDrawing is the most pixels that a side of a drawing may claim: above
// it, and below nothing, the claim is taken for none.
const widestDrawing = 10_000

func pixels(n float64) int {
	if !(n > 0 && n <= widestDrawing) {
		return 0
	}
	return int(n)
}

// active names what in an element could do something or ask for something.
func active(e xml.StartElement) string {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "object", "embed", "handler":
		return "<" + e.Name.Local + ">"
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(strings.ToLower(a.Value))
		if strings.HasPrefix(name, "on") {
			return a.Name.Local
		}
		if (name == "href" || name == "src") && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/png") && !strings.HasPrefix(value, "data:image/jpeg") {
			return a.Name.Local + "=" + a.Value
		}
	}
	return ""
}
