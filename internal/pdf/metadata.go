package pdf

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// tag is the form of a language tag (RFC 5646), as far as it can be told without
// the list of languages.
var tag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

func isTag(lang string) bool { return tag.MatchString(lang) }

// writeInfo writes what older programs look for. It says the same as the
// metadata.
func (d *Document) writeInfo(r ref) {
	i := d.info
	o := newObject("<<")
	for _, entry := range []struct{ key, value string }{
		{"/Title", i.Title}, {"/Author", strings.Join(i.Authors, ", ")}, {"/Subject", i.Subject},
		{"/Keywords", strings.Join(i.Keywords, ", ")}, {"/Creator", i.Program}, {"/Producer", i.Program},
	} {
		if entry.value != "" {
			o.raw(entry.key).text(entry.value)
		}
	}
	if !i.Created.IsZero() {
		date := i.Created.UTC().Format("D:20060102150405+00'00'")
		o.raw("/CreationDate").bytes(date).raw("/ModDate").bytes(date)
	}
	d.file.put(r, o.raw(">>"))
}

// xmp returns the metadata of the file: what it is, and that it keeps to PDF/UA
// (ISO 16684-1; ISO 14289-1, 5).
func (d *Document) xmp() string {
	i := d.info
	x := xmpWriter{}
	x.raw("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmpTPg="http://ns.adobe.com/xap/1.0/t/pg/">` + "\n")
	x.raw("<pdfuaid:part>1</pdfuaid:part>\n")
	x.raw("<dc:format>application/pdf</dc:format>\n")
	x.alternatives("dc:title", i.Lang, i.Title)
	x.list("dc:language", "Bag", i.Lang)
	x.list("dc:creator", "Seq", i.Authors...)
	x.alternatives("dc:description", i.Lang, i.Subject)
	x.list("dc:subject", "Bag", i.Keywords...)
	x.list("dc:publisher", "Bag", i.Publisher)
	x.alternatives("dc:rights", i.Lang, i.Rights)
	x.element("dc:identifier", i.Identifier)
	x.element("pdf:Keywords", strings.Join(i.Keywords, ", "))
	x.element("pdf:Producer", i.Program)
	x.element("xmp:CreatorTool", i.Program)
	x.element("xmpTPg:NPages", strconv.Itoa(len(d.pages)))
	if !i.Created.IsZero() {
		date := i.Created.UTC().Format(time.RFC3339)
		x.element("xmp:CreateDate", date)
		x.element("xmp:ModifyDate", date)
		x.element("xmp:MetadataDate", date)
	}
	x.raw("</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return x.b.String()
}

// The element of the metadata that says how many pages there are.
const (
	pagesOpen  = "<xmpTPg:NPages>"
	pagesClose = "</xmpTPg:NPages>"
)

// PageCount returns how many pages a file of ours says that it has, 0 for any
// other file.
func PageCount(file []byte) int {
	at := bytes.LastIndex(file, []byte(pagesOpen)) // the metadata is near the end
	if at < 0 {
		return 0
	}
	said, _, _ := bytes.Cut(file[at+len(pagesOpen):], []byte(pagesClose))
	n, err := strconv.ParseUint(string(said), 10, 31)
	if err != nil {
		return 0
	}
	return int(n)
}

// xmpWriter writes properties. One without a value is left out.
type xmpWriter struct{ b strings.Builder }

func (x *xmpWriter) raw(s string) { x.b.WriteString(s) }

func (x *xmpWriter) element(name, value string) {
	if value != "" {
		x.raw("<" + name + ">" + escapeXML(value) + "</" + name + ">\n")
	}
}

// alternatives writes a text that could be there in other languages too.
func (x *xmpWriter) alternatives(name, lang, value string) {
	if value == "" {
		return
	}
	value = escapeXML(value)
	x.raw("<" + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + value + `</rdf:li><rdf:li xml:lang="` + lang + `">` + value +
		"</rdf:li></rdf:Alt></" + name + ">\n")
}

func (x *xmpWriter) list(name, kind string, values ...string) {
	var items strings.Builder
	for _, v := range values {
		if v != "" {
			items.WriteString("<rdf:li>" + escapeXML(v) + "</rdf:li>")
		}
	}
	if items.Len() > 0 {
		x.raw("<" + name + "><rdf:" + kind + ">" + items.String() + "</rdf:" + kind + "></" + name + ">\n")
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func escapeXML(s string) string { return escaper.Replace(plain(s)) }
