package pdfua

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// checkMetadata looks at what the file says of itself.
func (c *checker) checkMetadata() {
	mark := c.file.dict(c.catalog["MarkInfo"])
	if marked, _ := c.file.get(mark["Marked"]).(bool); !marked {
		c.fault(Metadata, "the file does not say that it is tagged")
	}
	if suspects, _ := c.file.get(mark["Suspects"]).(bool); suspects {
		c.fault(Tagging, "the file has suspects")
	}
	if shown, _ := c.file.get(c.file.dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"]).(bool); !shown {
		c.fault(Metadata, "viewers do not show the title")
	}
	if c.catalog["Metadata"] == nil {
		c.fault(Metadata, "there is no metadata")
		return
	}
	said, err := readXMP(c.file.content(c.catalog["Metadata"]))
	if err != nil {
		c.fault(Metadata, "the metadata is not XML: %v", err)
		return
	}
	if said["http://www.aiim.org/pdfua/ns/id/ part"] != "1" {
		c.fault(Metadata, "the metadata does not name PDF/UA-1")
	}
	title := said["http://purl.org/dc/elements/1.1/ title"]
	if title == "" {
		c.fault(Metadata, "the metadata has no title")
	}
	if info := strings.TrimSpace(c.file.text(c.file.dict(c.file.trailer["Info"])["Title"])); info != "" && info != title {
		c.fault(Metadata, "the title is %q and %q", title, info)
	}
}

// readXMP returns the properties of metadata: the first text of each.
func readXMP(data []byte) (map[string]string, error) {
	said := map[string]string{}
	d := xml.NewDecoder(strings.NewReader(string(data)))
	depth, property := 0, ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return said, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if depth == 4 { // x:xmpmeta, rdf:RDF and rdf:Description are around
				property = t.Name.Space + " " + t.Name.Local
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			text := strings.TrimSpace(string(t))
			if depth >= 4 && said[property] == "" {
				said[property] = text
			}
		}
	}
}
