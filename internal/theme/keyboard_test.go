package theme

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// focused is what has the focus.
const focused = `document.activeElement`

// TestKeyboardSkip: the first stop leads over the head of the page.
func TestKeyboardSkip(t *testing.T) {
	b := newTab(t)
	for _, width := range []int64{320, 1280} {
		b.open("/rolunk/", "light", width)
		b.press(kb.Tab)
		b.Until(focused + `.matches(".skip") && ` + focused + `.getBoundingClientRect().top >= 0`)
		b.press(kb.Enter)
		b.Until(focused + `.id === "content"`)
		b.press(kb.Tab)
		b.Until(focused + `.closest("main") !== null`)
	}
}

// TestKeyboardSheets: on a phone menu and contents open and close by keys, and
// the focus comes back to where it was.
func TestKeyboardSheets(t *testing.T) {
	b := newTab(t)
	for button, sheet := range map[string]string{`.bar .opens`: "#menu", `.contents .opens`: "#toc"} {
		b.open(chapter, "dark", 320)
		b.Run(`document.querySelector("` + button + `").focus()`)
		b.press(kb.Enter)
		b.Until(`document.querySelector("` + sheet + `:popover-open")`)
		b.press(kb.Tab)
		b.Until(focused + `.closest("` + sheet + `")`)
		b.press(kb.Escape)
		b.Until(`!document.querySelector(":popover-open") && ` + focused + `.matches("` + button + `")`)
		b.press(kb.Enter)
		b.Until(`document.querySelector("` + sheet + `:popover-open")`)
		b.Run(`document.querySelector("` + sheet + ` .closes").focus()`)
		b.press(kb.Enter)
		b.Until(`!document.querySelector(":popover-open")`)
	}
	// A chosen heading is gone to, and the sheet is out of its way.
	b.Run(`document.querySelector(".contents .opens").click()`)
	b.Until(`document.querySelector("#toc:popover-open")`)
	b.Run(`document.querySelector("#toc a[href^='#']:last-of-type").focus()`)
	b.press(kb.Enter)
	b.Until(`!document.querySelector(":popover-open") && location.hash !== ""`)
}

// TestKeyboardScheme: the switch works by keys, says what it would do, and its
// choice outlives the page; the system's own choice is not kept.
func TestKeyboardScheme(t *testing.T) {
	b := newTab(t)
	dark := `getComputedStyle(document.body).backgroundColor === "rgb(20, 24, 27)"`
	b.open("/rolunk/", "light", 1280)
	b.Until("!(" + dark + ")")
	b.Run(`document.querySelector(".theme").focus()`)
	b.Until(focused + `.ariaLabel === "Váltás sötét megjelenésre"`)
	b.press(kb.Enter)
	b.Until(dark + ` && ` + focused + `.ariaLabel === "Váltás világos megjelenésre"`)
	b.open("/en/", "light", 320)
	b.Until(dark)
	b.Run(`document.querySelector(".theme").focus()`)
	b.press(" ")
	b.Until(`!(` + dark + `) && localStorage.getItem("theme") === null`)
	b.Look("dark", 320)
	b.Until(dark)
}

// TestKeyboardGallery: a picture opens by a key, the arrows go on and round,
// Escape leads back to the picture that was shown last.
func TestKeyboardGallery(t *testing.T) {
	b := newTab(t)
	b.open("/esemenyek/6-muhelymunka/", "light", 320)
	b.Run(`document.querySelector(".gallery a").focus()`)
	b.press(kb.Enter)
	count := `document.querySelector("dialog.viewer[open] span").textContent`
	b.Until(count + ` === "1. kép (összesen 2)"`)
	b.Until(`document.querySelector("dialog.viewer img").alt !== ""`)
	b.press(kb.ArrowRight)
	b.Until(count + ` === "2. kép (összesen 2)"`)
	b.press(kb.ArrowRight)
	b.Until(count + ` === "1. kép (összesen 2)"`)
	b.press(kb.ArrowLeft)
	b.Until(count + ` === "2. kép (összesen 2)"`)
	b.Until(`document.querySelector("[role=status]").textContent.startsWith("2. kép")`)
	b.press(kb.Escape)
	b.Until(`!document.querySelector("dialog[open]") && ` + focused + ` === [...document.querySelectorAll(".gallery a")][1]`)
}

// TestContentsFollow: the contents show where the reader is.
func TestContentsFollow(t *testing.T) {
	b := newTab(t)
	b.open(chapter, "light", 1280)
	b.Run(`const h = [...document.querySelectorAll(".text h2")].at(-1); h.scrollIntoView()`)
	b.Until(`document.querySelector("#toc [aria-current=location]")?.hash === "#" + encodeURIComponent([...document.querySelectorAll(".text h2")].at(-1).id)`)
}

// TestFilter: the anchors of a list show one group, then all again.
func TestFilter(t *testing.T) {
	b := newTab(t)
	b.open("/szolgaltatasok/", "light", 1280)
	shown := `[...document.querySelectorAll(".group")].filter((e) => e.checkVisibility()).length`
	b.Until(shown + " === 3")
	b.Run(`document.querySelectorAll(".filter a")[1].focus()`)
	b.press(kb.Enter)
	b.Until(shown + ` === 1 && document.querySelectorAll(".filter a")[1].ariaCurrent === "true"`)
	b.Run(`document.querySelector(".filter a[href='#letters']").click()`)
	b.Until(shown + ` === 1 && document.querySelector("#letters").checkVisibility()`)
	b.Run(`document.querySelector(".filter a").click()`)
	b.Until(shown + ` === 3`)
}

// TestNotes: notes stand beside the text where there is room, below it elsewhere,
// and never on each other, a list in one of them included.
func TestNotes(t *testing.T) {
	b := newTab(t)
	b.open(handbook+"terepgyakorlat-es-feldolgozas/", "light", 768)
	b.Run(`document.querySelector(".footnotes li").insertAdjacentHTML("beforeend", "<ul><li>egy</li><li>kettő</li></ul>")`)
	b.Look("light", 1280)
	b.Until(`document.querySelector(".footnotes.beside-text")`)
	b.Until(`(() => {
		const boxes = [...document.querySelectorAll(".beside-text > ol > li")].map((e) => e.getBoundingClientRect());
		return boxes.length > 0 && boxes.every((b, i) => b.right <= innerWidth && (i === 0 || b.top >= boxes[i - 1].bottom)) &&
			[...document.querySelectorAll(".beside-text li li")].every((e) => e.getBoundingClientRect().bottom <= boxes[0].bottom);
	})()`)
	b.Look("light", 768)
	b.Until(`!document.querySelector(".beside-text")`)
}

// TestNumbers: the number of a station shows on its path, and nowhere else.
func TestNumbers(t *testing.T) {
	b := newTab(t)
	shown := `[...document.querySelectorAll(".station-mark")].filter((e) => e.checkVisibility()).length`
	b.open("/muhelyek/", "light", 1280)
	b.Until(shown + " > 6")
	b.open("/celcsoportok/kozossegi-vezetok/", "light", 1280)
	b.Until(`document.querySelector(".station") && ` + shown + " === 0")
}
