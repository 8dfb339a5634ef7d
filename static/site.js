// The theme switch, sheets that close behind a chosen link, and "what's on" kept right between two builds.
// Everything can be read without this file.
(() => {
  const root = document.documentElement, button = document.querySelector(".theme"), wants = matchMedia("(prefers-color-scheme: dark)");
  if (button) {
    const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : wants.matches;
    const name = () => { const text = dark() ? button.dataset.light : button.dataset.dark; button.setAttribute("aria-label", text); button.title = text; };
    button.addEventListener("click", () => {
      const next = dark() ? "light" : "dark";
      root.dataset.theme = next;
      try { localStorage.setItem("theme", next); } catch { /* kept for this page only */ }
      name();
    });
    wants.addEventListener("change", name);
    name();
    button.hidden = false;
  }

  document.addEventListener("click", (event) => {
    const sheet = event.target.closest(".sheet a") && event.target.closest(".sheet");
    if (sheet && sheet.hidePopover && sheet.matches(":popover-open")) sheet.hidePopover();
  });

  // An ISO day or minute, cut to a common length, sorts as text.
  const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
  for (const list of document.querySelectorAll("[data-upcoming]")) {
    for (const item of list.querySelectorAll("[data-until]")) {
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
