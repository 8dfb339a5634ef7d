// What the theme does besides: everything can be read without this file.
// Its words are attributes of the element that loads it.
(() => {
  const root = document.documentElement, words = document.currentScript.dataset;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // What happens without being seen is said.
  const status = document.body.appendChild(make("p", { class: "vh", role: "status" }));
  const say = (text) => { status.textContent = ""; setTimeout(() => { status.textContent = text; }, 50); };

  // Light or dark: the choice is kept in this browser, and forgotten when it is
  // what the system wants anyway.
  const button = document.querySelector(".theme"), wants = matchMedia("(prefers-color-scheme: dark)");
  if (button) {
    const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : wants.matches;
    const name = () => { button.title = dark() ? button.dataset.light : button.dataset.dark; button.setAttribute("aria-label", button.title); };
    button.addEventListener("click", () => {
      const next = dark() ? "light" : "dark";
      if ((next === "dark") === wants.matches) delete root.dataset.theme; else root.dataset.theme = next;
      try { root.dataset.theme ? localStorage.setItem("theme", next) : localStorage.removeItem("theme"); } catch { /* kept for this page only */ }
      name();
    });
    wants.addEventListener("change", name);
    name();
    button.hidden = false;
  }

  // A sheet closes behind a chosen link.
  document.addEventListener("click", (event) => {
    const sheet = event.target.closest(".sheet a") && event.target.closest(".sheet");
    if (sheet && sheet.hidePopover && sheet.matches(":popover-open")) sheet.hidePopover();
  });

  // A filter and a menu say which of their links holds.
  const filters = all(".filter a");
  const choose = () => {
    const chosen = filters.find((a) => a.hash === location.hash) || filters[0];
    for (const a of filters) a === chosen ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current");
  };
  if (filters.length) { addEventListener("hashchange", choose); choose(); }

  // The way to each heading of the text, copied when it is chosen.
  for (const heading of all(".text :is(h2, h3, h4, h5, h6)[id]")) {
    const anchor = make("a", { class: "anchor", href: "#" + heading.id, "aria-label": words.heading + ": " + heading.textContent });
    anchor.addEventListener("click", () => navigator.clipboard?.writeText(anchor.href).then(() => say(words.linked), () => {}));
    heading.append(anchor);
  }

  // Code can be copied.
  if (navigator.clipboard) for (const pre of all("pre:has(code)")) {
    const copy = make("button", { type: "button" }, words.copy), box = make("div", { class: "copied" });
    copy.addEventListener("click", () => navigator.clipboard.writeText(pre.textContent).then(() => say(words.copied), () => say(words.failed)));
    pre.replaceWith(box);
    box.append(copy, pre);
  }

  // The contents follow the reader.
  const links = new Map(all(".contents a[href^='#']").map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  if (links.size) {
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    let current = null;
    const follow = () => {
      let last = null;
      for (const heading of headings) if (heading.getBoundingClientRect().top < innerHeight / 3) last = heading;
      const link = last && links.get(last.id);
      if (link === current) return;
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "location");
      current = link;
    };
    let asked = false;
    const soon = () => { if (!asked) { asked = true; requestAnimationFrame(() => { asked = false; follow(); }); } };
    addEventListener("scroll", soon, { passive: true });
    soon();
  }

  // Notes stand in the margin, each beside its number, where there is room.
  const notes = document.querySelector(".footnotes"), text = notes?.closest(".text");
  if (text) {
    const place = () => {
      notes.classList.remove("beside-text");
      const box = text.getBoundingClientRect(), gap = 48, width = 224;
      const room = text.closest(".wrap").getBoundingClientRect().right - box.right;
      const taken = all(".infoblock, .beside, .doc:not(.chapter) > .contents").filter((e) => e.getBoundingClientRect().right > box.right);
      let free = taken.reduce((y, e) => Math.max(y, e.getBoundingClientRect().bottom + 24 - box.top), 0);
      if (room < gap + width) return;
      notes.classList.add("beside-text");
      for (const note of all(":scope > ol > li", notes)) {
        const ref = document.getElementById(note.id.replace("fn.", "fnref."));
        if (!ref) continue;
        free = Math.max(free, ref.getBoundingClientRect().top - text.getBoundingClientRect().top - 6);
        note.style.top = free + "px";
        free += note.offsetHeight + 16;
      }
    };
    new ResizeObserver(place).observe(text);
  }

  // Pictures of a gallery open in a viewer; the arrow keys go on.
  for (const gallery of all(".gallery")) {
    const pictures = all("a:has(img)", gallery);
    const image = make("img", { alt: "" }), caption = make("p"), count = make("span");
    const step = (word, by) => {
      const b = make("button", { type: "button", "aria-label": word, title: word }, by < 0 ? "←" : "→");
      b.addEventListener("click", () => show(at + by));
      return b;
    };
    const close = make("button", { type: "button" }, words.close);
    const viewer = make("dialog", { class: "viewer", tabindex: "-1", "aria-label": words.viewer }, make("div", {}, step(words.previous, -1), step(words.next, 1), count, close), image, caption);
    let at = 0;
    const show = (n) => {
      at = (n + pictures.length) % pictures.length;
      const small = pictures[at].querySelector("img");
      image.src = pictures[at].href;
      image.alt = small.alt;
      image.lang = small.lang || root.lang;
      caption.textContent = pictures[at].closest("figure").querySelector("figcaption")?.textContent ?? "";
      count.textContent = words.nth.replace("{n}", at + 1).replace("{m}", pictures.length);
      say(count.textContent + ". " + image.alt);
    };
    close.addEventListener("click", () => viewer.close());
    viewer.addEventListener("close", () => pictures[at].focus());
    viewer.addEventListener("keydown", (event) => {
      if (event.key === "ArrowRight") show(at + 1);
      if (event.key === "ArrowLeft") show(at - 1);
    });
    pictures.forEach((a, n) => a.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!viewer.isConnected) document.body.append(viewer);
      viewer.append(status);
      viewer.showModal();
      viewer.focus(); // not a button, which the same key would press
      show(n);
    }));
    viewer.addEventListener("close", () => document.body.append(status));
  }

  // What is on stays right between two builds. An ISO day or minute, cut to a
  // common length, sorts as text.
  const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
  for (const list of all("[data-upcoming]")) {
    for (const item of all("[data-until]", list)) {
      const until = item.dataset.until;
      if (until && until < now.slice(0, until.length)) item.remove();
    }
    const none = list.querySelector(".none");
    if (none && !list.querySelector("[data-until]")) {
      list.querySelector(".cards")?.remove();
      none.hidden = false;
    }
  }
})();
