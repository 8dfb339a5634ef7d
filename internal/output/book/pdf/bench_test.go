package pdf

import (
	"flag"
	"os"
	"strings"
	"testing"

	"kalauz/internal/pdf"
)

// handbook is a large text in Markdown, each chapter of which begins with a line
// with one #.
var handbook = flag.String("handbook", "", "the Markdown file of which BenchmarkRender makes a book")

// BenchmarkRender: a large book → its PDF; and how well its lines are set. Reading
// the Markdown does not count.
func BenchmarkRender(b *testing.B) {
	text := strings.Repeat(everything+"\n"+strings.Repeat("Sok szép hosszú mondat egymás után, hogy legyen mit tördelni. ", 60)+"\n\n", 20)
	if *handbook != "" {
		raw, err := os.ReadFile(*handbook)
		if err != nil {
			b.Fatal(err)
		}
		text = string(raw)
		if front, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); ok && len(front) < len(text) {
			text = body
		}
	}
	made := bookOf(text)
	b.ReportAllocs()
	var file []byte
	for b.Loop() {
		var err error
		if file, err = Render(made); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pdf.PageCount(file)), "pages")
	b.ReportMetric(float64(len(file)), "bytes")
	b.StopTimer()
	_, of := laidOut(made)
	share := func(n int) float64 { return 100 * float64(n) / float64(max(of.Lines, 1)) }
	b.ReportMetric(float64(of.Stretch)/float64(max(of.Lines, 1))/1000, "stretch")
	b.ReportMetric(share(of.Loose), "%loose")
	b.ReportMetric(share(of.Hyphenated), "%hyphenated")
	b.ReportMetric(float64(of.InRow), "in-row")
}
