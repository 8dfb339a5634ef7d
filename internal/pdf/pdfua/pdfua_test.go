package pdfua

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kalauz/internal/font"
)

// sound returns a file in which everything is as it should be, as its objects.
func sound(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/sound.txt")
	if err != nil {
		t.Fatal(err)
	}
	face := font.Sans(font.Regular)
	var ids []uint16
	var widths []string
	for _, letter := range []string{"a", "b", "c"} {
		g := face.Shape(letter, "")[0]
		ids = append(ids, g.ID)
		widths = append(widths, fmt.Sprintf("%.3f", float64(face.Advance(g.ID))*1000/font.UnitsPerEm))
	}
	program, err := face.Subset(ids)
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("{{font}}", string(program), "{{glyphs}}", "\x00\x00\x00\x01\x00\x02\x00\x03",
		"{{widths}}", strings.Join(widths, " ")).Replace(string(text))
}

var objectStart = regexp.MustCompile(`(?m)^(\d+) 0 obj$`)

// assemble makes a file of objects: the lengths of streams and the table.
func assemble(t testing.TB, objects string) []byte {
	t.Helper()
	out := []byte("%PDF-1.7\n")
	var table strings.Builder
	starts := objectStart.FindAllStringSubmatchIndex(objects, -1)
	for i, m := range starts {
		end := len(objects)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		object := objects[m[0]:end]
		if _, rest, ok := strings.Cut(object, "\nstream\n"); ok {
			data, _, ok := strings.Cut(rest, "\nendstream\n")
			if !ok {
				t.Fatalf("a stream without an end: %s", object)
			}
			object = strings.Replace(object, "{{length}}", fmt.Sprintf("/Length %d", len(data)), 1)
		}
		fmt.Fprintf(&table, "%s 1\n%010d 00000 n \n", objects[m[2]:m[3]], len(out))
		out = append(out, object...)
	}
	return fmt.Appendf(out, "xref\n0 1\n0000000000 65535 f \n%strailer\n<< /Size 41 /Root 1 0 R /Info 8 0 R /ID [ <00> <00> ] >>\nstartxref\n%d\n%%%%EOF\n", table.String(), len(out))
}

func check(t testing.TB, objects string) []Fault {
	t.Helper()
	faults, err := Check(assemble(t, objects))
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

func TestASoundFile(t *testing.T) {
	objects := sound(t)
	for _, f := range check(t, objects) {
		t.Error(f)
	}
	if err := Valid(assemble(t, objects)); err != nil {
		t.Error(err)
	}
}

// sabotage is what can be wrong: a change to the sound file, and the group that
// must see it.
var sabotage = []struct {
	group    Group
	old, new string
}{
	{Metadata, "/Marked true", "/Marked false"},
	{Metadata, "/DisplayDocTitle true", "/DisplayDocTitle false"},
	{Metadata, "/Metadata 5 0 R", ""},
	{Metadata, "<pdfuaid:part>1<", "<pdfuaid:part>2<"},
	{Metadata, ">Sound</rdf:li>", "></rdf:li>"},
	{Metadata, "<< /Title (Sound) >>", "<< /Title (Other) >>"},
	{Metadata, "</dc:title>", "</title>"},
	{Tagging, "/Suspects false", "/Suspects true"},
	{Tagging, "/StructTreeRoot 20 0 R", ""},
	{Tagging, "/Artifact << /Type /Pagination >> BDC", "/Span BMC"},
	{Tagging, "/Span << /ActualText (x) >> BDC", "/Artifact BMC"},
	{Tagging, "/Span << /ActualText (x) >> BDC", "/Span << /MCID 12 >> BDC"},
	{Tagging, "/TD << /MCID 6 >> BDC BT", "/Span BMC BT"},
	{Marks, "<0003> Tj EMC ET EMC", "<0003> Tj EMC ET"},
	{Marks, "/TD << /MCID 6 >>", "/TD << /MCID 5 >>"},
	{Marks, "re f Q EMC", "re f EMC"},
	{Marks, "<0003> Tj EMC ET EMC", "<0003> Tj ET EMC EMC"},
	{Marks, "/P << /MCID 1 >> BDC BT", "EMC /P << /MCID 1 >> BDC BT"},
	{Marks, "-50 <0002> ] TJ ET", "-50 <0002> ] TJ ET ET"},
	{Marks, "/TH << /MCID 4 >> BDC BT", "/TH << /MCID 4 >> BDC ( BT"},
	{Types, "/Chapter /Sect", "/Chapter /Chapter"},
	{Types, "/Chapter /Sect", "/Chapter /Sect /P /Span"},
	{Types, "/S /L /", "/S /Liste /"},
	{Types, "/K [ 1 24 0 R ]", "/K [ 1 24 0 R 24 0 R ]"},
	{ParentTree, "/K [ 1 24 0 R ]", "/K [ 24 0 R ]"},
	{ParentTree, "22 0 R 23 0 R 24 0 R 25 0 R 28 0 R 30 0 R", "22 0 R 24 0 R 23 0 R 25 0 R 28 0 R 30 0 R"},
	{ParentTree, "/StructParents 0", ""},
	{ParentTree, "/StructParent 1", "/StructParent 7"},
	{ParentTree, "/S /TD /P 29 0 R /Pg 3 0 R /K 6", "/S /TD /P 29 0 R /Pg 3 0 R /K [ 6 99 ]"},
	{ParentTree, "/S /TD /P 29 0 R /Pg 3 0 R /K 6", "/S /TD /P 29 0 R /Pg 3 0 R /K [ 6 5 ]"},
	{ParentTree, "/S /LI /P 32 0 R", "/S /LI /P 21 0 R"},
	{Tables, "/ColSpan 2", "/ColSpan 3"},
	{Tables, "/ColSpan 2", "/ColSpan 2 /RowSpan 2"},
	{Tables, "/ColSpan 2", "/ColSpan 0"},
	{Tables, "/K [ 27 0 R 29 0 R ]", "/K [ ]"},
	{Tables, "/S /TR /P 26 0 R /K [ 28 0 R ]", "/S /Div /P 26 0 R /K [ 28 0 R ]"},
	{Lists, "/S /LI /", "/S /Div /"},
	{Lists, "/S /Lbl /", "/S /P /"},
	{Lists, "/S /TOCI /", "/S /P /"},
	{Lists, "/S /Reference /", "/S /Span /"},
	{Languages, "/Lang (hu)", ""},
	{Languages, "/Lang (en-GB)", "/Lang (English!)"},
	{Alternatives, "/Alt (A square)", ""},
	{Alternatives, "/S /Figure /P 21 0 R /Pg 3 0 R /Alt (A square)", "/S /Formula /P 21 0 R /Pg 3 0 R"},
	{Headings, "/S /H1 /", "/S /H2 /"},
	{Headings, "/S /H2 /", "/S /H3 /"},
	{Headings, "/S /H2 /", "/S /H /"},
	{HeaderCells, "/Scope /Column", ""},
	{Notes, "/ID (note-1)", ""},
	{Notes, "/S /LBody /", "/ID (note-1) /S /LBody /"},
	{Links, "/Contents (To the start)", ""},
	{Links, "/Tabs /S", "/Tabs /R"},
	{Links, "/Contents (To the start) /Dest (start)", "/Contents (To the start) /Dest (end)"},
	{Links, "/Parent 6 0 R /Dest (start)", "/Parent 6 0 R /Dest (end)"},
	{Links, "/Parent 6 0 R /Dest (start)", "/Parent 6 0 R /Dest (start) /Next 7 0 R"},
	{Links, "/S /Link /", "/S /Span /"},
	{Links, "[ 3 0 R /XYZ", "[ 2 0 R /XYZ"},
	{Links, "[ 2 << /Type /OBJR /Obj 16 0 R >> ]", "[ 2 ]"},
	{Fonts, "/FontFile2 13 0 R", ""},
	{Fonts, "/CIDToGIDMap 14 0 R", ""},
	{Fonts, "/ToUnicode 15 0 R", ""},
	{Fonts, "<0003> <0063>", ""},
	{Fonts, "<0003> <0063>", "<0003> <FEFF>"},
	{Fonts, "/W [ 1 [", "/W [ 1 [ 100"},
	{Fonts, "50 400 Td <0001>", "50 400 Td <0000>"},
	{Fonts, "50 400 Td <0001>", "50 400 Td <0009>"},
	{Fonts, "50 400 Td <0001>", "50 400 Td <000100>"},
	{Fonts, "/F1 20 Tf", "/F2 20 Tf"},
	{Fonts, "/Ordering (Identity)", "/Ordering (Japan1)"},
	{Fonts, "/Encoding /Identity-H", "/Encoding /WinAnsiEncoding"},
}

// TestSabotage changes one thing at a time and asks for the group that is to
// see it: so each of them can fail.
func TestSabotage(t *testing.T) {
	objects := sound(t)
	seen := map[Group]bool{}
	for _, s := range sabotage {
		if n := strings.Count(objects, s.old); n != 1 {
			t.Fatalf("%q is there %d times", s.old, n)
		}
		faults := check(t, strings.Replace(objects, s.old, s.new, 1))
		if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Group == s.group }) {
			t.Errorf("%q for %q: not seen by %s, but %d others", s.new, s.old, s.group, len(faults))
		}
		seen[s.group] = true
	}
	for _, g := range Groups {
		if !seen[g] {
			t.Errorf("%s: nobody has seen it fail", g)
		}
	}
}

func TestWhatIsNoFile(t *testing.T) {
	whole := assemble(t, sound(t))
	for what, data := range map[string][]byte{
		"nothing":          nil,
		"text":             []byte("Szép napot!"),
		"half a file":      whole[:len(whole)/2],
		"a shifted table":  bytes.Replace(whole, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n\n\n"), 1),
		"a missing object": bytes.Replace(whole, []byte("/Pages 2 0 R"), []byte("/Pages 9 0 R"), 1),
		"a longer stream":  bytes.Replace(whole, []byte("/XML /Length "), []byte("/XML /Length 9"), 1),
	} {
		if _, err := Check(data); err == nil {
			t.Errorf("%s was read", what)
		}
	}
}

func TestText(t *testing.T) {
	got, err := Text(assemble(t, sound(t)))
	if err != nil {
		t.Fatal(err)
	}
	if want := "afi\nafic\n[A square]\na\nfi\nc\nafi\nx\na\na"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzCheck gives what may be no file at all: an answer, and soon.
func FuzzCheck(f *testing.F) {
	f.Add(assemble(f, sound(f)))
	f.Fuzz(func(t *testing.T, data []byte) {
		Check(data)
		Text(data)
	})
}
