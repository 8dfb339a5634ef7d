package theme

import "testing"

// look is what a page is asked in the browser, everything in one function so that
// a page is measured in one go. It returns what is wrong, in words.
const look = `(() => {
  const faults = [], describe = (e) => e.tagName.toLowerCase() + (typeof e.className === "string" && e.className ? "." + e.className.split(" ")[0] : "");
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(".vh, .skip, svg");
  const colour = (s) => {
    const n = s.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
    return s.startsWith("color(") ? { rgb: n.slice(0, 3).map((x) => x * 255), a: n[3] ?? 1 } : { rgb: n.slice(0, 3), a: n[3] ?? 1 };
  };
  const light = ({ rgb }) => rgb.map((c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (c.a === 1) return c;
      if (getComputedStyle(e, "::after").clipPath !== "none" && e.matches(".doors li")) return colour(getComputedStyle(e, "::after").backgroundColor);
    }
    return { rgb: [255, 255, 255] };
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = texts.nextNode();) {
    const e = n.parentElement;
    if (!n.data.trim() || !seen(e)) continue;
    const style = getComputedStyle(e), a = light(colour(style.color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 600;
    if (ratio < (large ? 4.5 : 7)) faults.push(describe(e) + ": contrast " + ratio.toFixed(2) + ": " + n.data.trim().slice(0, 40));
  }
  for (const e of document.querySelectorAll("a[href], button, summary, input:not([type=checkbox])")) {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (!seen(e) || style.display === "inline" || box.width === 0) continue;
    if (box.width < 24 || box.height < 24) faults.push(describe(e) + ": a target of " + box.width.toFixed() + " by " + box.height.toFixed() + ": " + e.textContent.trim().slice(0, 40));
  }
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide() > 1) faults.push("the page scrolls sideways by " + wide());
  const spaced = new CSSStyleSheet();
  spaced.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [spaced];
  if (wide() > 1) faults.push("with the reader's own spacing the page scrolls sideways by " + wide());
  document.adoptedStyleSheets = [];
  return faults;
})()`

// TestLook looks at every kind of page in both schemes, on a phone and on a desk:
// contrast of 7 : 1 for text, targets of 24 pixels, nothing that scrolls sideways,
// not even with a reader's own spacing.
func TestLook(t *testing.T) {
	b := newTab(t)
	for _, address := range kinds {
		b.open(address, "light", 1280)
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{320, 768, 1280} {
				b.Look(scheme, width)
				var faults []string
				b.ask(look, &faults)
				for i, fault := range faults {
					if i < 5 {
						t.Errorf("%s, %s, %d px: %s", address, scheme, width, fault)
					}
				}
			}
		}
	}
}

// TestLookFinds: what the look is there for, it finds.
func TestLookFinds(t *testing.T) {
	b := newTab(t)
	b.open("/rolunk/", "light", 320)
	b.Run(`const p = document.createElement("p");
		p.innerHTML = "<span style='color: #777'>halvány</span><button type='button' style='min-height: 0; padding: 0; font-size: 8px'>x</button><b style='display: block; width: 900px'>széles</b>";
		document.querySelector("main").append(p)`)
	var faults []string
	b.ask(look, &faults)
	if len(faults) != 4 {
		t.Errorf("found %q", faults)
	}
}

// TestWithoutScript: what stands on a page stands there without the script too.
func TestWithoutScript(t *testing.T) {
	b := newTab(t)
	const words = `document.querySelector("main").innerText.replace(/\s+/g, " ").length`
	for _, address := range []string{"/", "/szolgaltatasok/", "/projektek/peer-gynt/", chapter, "/esemenyek/6-muhelymunka/"} {
		var with, without int
		b.open(address, "light", 1280)
		b.ask(words, &with)
		b.Do(scripts(false))
		b.open(address, "light", 1280)
		b.ask(words, &without)
		b.Do(scripts(true))
		if without < with*9/10 {
			t.Errorf("%s: %d letters without the script, %d with it", address, without, with)
		}
	}
}
