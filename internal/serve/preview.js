// The preview: one script on every page. It listens for new builds, puts the
// new page in place of the old one without losing the reader's place, and draws
// the bar and the faults in a shadow tree, so that no style of the site reaches
// them and none of theirs the site (preview.css is their look).
(() => {
  'use strict';
  const here = location.pathname;
  const inFrame = window !== window.top; // the frame of a width: the bar is around it
  const made = Number(document.currentScript.dataset.kalauzPreview);
  const host = document.createElement('div');
  host.id = 'kalauz-preview';
  const root = host.attachShadow({ mode: 'open' });
  const memory = {
    get: (k) => { try { return sessionStorage.getItem('kalauz ' + k) || ''; } catch { return ''; } },
    set: (k, v) => { try { sessionStorage.setItem('kalauz ' + k, v); } catch { /* a private window */ } },
  };
  let state = null, seen = 0, original = null, hadErrors = false, cut = false;

  const el = (name, attrs = {}, ...children) => {
    const e = document.createElement(name);
    for (const [k, v] of Object.entries(attrs)) {
      if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
      else if (v === true) e.setAttribute(k, '');
      else if (v !== false && v != null) e.setAttribute(k, v);
    }
    e.append(...children.filter((c) => c != null && c !== false));
    return e;
  };
  const word = (key) => (state && state.words[key]) || '';
  const post = (name, body) => fetch('/.kalauz/' + name, { method: 'POST', body: JSON.stringify(body) });

  // ---- the reader's place: scrolling, and what had the focus in the bar
  const placeKey = (inFrame ? 'frame ' : '') + 'place ' + here;
  const place = memory.get(placeKey);
  if (place) {
    memory.set(placeKey, '');
    history.scrollRestoration = 'manual';
    const back = () => scrollTo({ top: Number(place), behavior: 'instant' });
    back();
    addEventListener('load', () => { back(); history.scrollRestoration = 'auto'; });
  }
  let going = -Infinity; // when the reader last went elsewhere: to reload then would call them back
  addEventListener('beforeunload', () => { going = performance.now(); });
  const reload = () => {
    if (performance.now() - going < 2000) { setTimeout(reload, 2000); return; } // a download leaves the page as it is
    memory.set(placeKey, String(scrollY));
    const frame = document.getElementById('kalauz-frame');
    if (frame) memory.set('frame ' + placeKey, String(frame.contentWindow.scrollY));
    memory.set('focus', focused());
    leave();
    location.reload();
  };
  const focused = () => root.activeElement?.dataset.key || '';

  // ---- what has changed on this page
  const sheets = (doc) => [...doc.querySelectorAll('link[rel=stylesheet]')];
  const bare = (doc) => { // what makes a page another one: not its styles, nor which load it is of
    const copy = doc.cloneNode(true);
    sheets(copy).forEach((s) => s.removeAttribute('href'));
    copy.querySelectorAll('script[data-kalauz-preview]').forEach((s) => s.remove());
    return copy.documentElement.outerHTML;
  };
  const load = async () => {
    const answer = await fetch(here, { cache: 'no-store' });
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };
  const fresh = (address) => { // the same file, past the browser's memory
    const u = new URL(address, location.href);
    if (u.origin === location.origin) u.searchParams.set('kalauz', seen);
    return u.href;
  };
  const update = async () => {
    const next = await load();
    if (!original || bare(next) !== bare(original)) { reload(); return; }
    original = next;
    const wanted = sheets(next);
    sheets(document).forEach((sheet, i) => {
      if (!wanted[i]) return;
      const copy = sheet.cloneNode();
      copy.href = fresh(wanted[i].getAttribute('href'));
      copy.addEventListener('load', () => sheet.remove()); // so that the page is never without
      copy.addEventListener('error', () => sheet.remove());
      sheet.after(copy);
    });
    for (const image of document.images) {
      if (image.getAttribute('src') && !image.src.startsWith('data:')) image.src = fresh(image.src);
    }
  };

  // ---- faults
  const opener = (f, text) => f.opens === false
    ? el('span', { class: 'place' }, text)
    : el('button', { class: 'link place', type: 'button', title: word('overlay.open'), 'data-key': 'open ' + text, onclick: () => post('open', { file: f.file, line: f.line }) }, text);
  const faultView = (f) => el('section', { class: 'fault ' + f.level },
    el('h3', {}, el('span', { class: 'level' }, (f.level === 'warning' ? word('overlay.warning') : word('overlay.error')) + (f.code ? ' ' + f.code : '')), ' ', f.words),
    f.place && el('p', {}, opener(f, f.place)),
    f.text && el('pre', { tabindex: 0 }, f.text, f.caret && el('span', { class: 'caret', 'aria-hidden': 'true' }, '\n' + f.caret)),
    ...(f.notes || []).map((n) => el('p', { class: 'note' }, n.place + ': ' + n.words)),
    f.hint && el('p', { class: 'hint' }, el('b', {}, word('overlay.hint') + ': '), f.hint));
  const overlay = () => {
    const dialog = el('dialog', { class: 'over', 'aria-labelledby': 'title' },
      el('h2', { id: 'title', tabindex: -1, autofocus: true }, word('overlay.title')),
      el('p', {}, word('overlay.last_good') + ' ' + word('overlay.will_clear')),
      ...state.errors.map(faultView),
      el('form', { method: 'dialog' }, el('button', { 'data-key': 'close' }, word('overlay.close'))));
    dialog.addEventListener('close', () => { memory.set('closed', String(state.id)); if (dialog.isConnected) draw(); });
    return dialog;
  };

  // ---- the bar
  const change = (what) => post('settings', { ...state.settings, ...what });
  const frameStyle = (w) => 'position:fixed;z-index:2147483645;inset:0 auto auto 50%;transform:translateX(-50%);border:0;outline:100vmax solid #2A3136;background:#fff;max-width:100vw;height:calc(100vh - var(--kalauz-bar, 3rem));width:' + Number(w) + 'px';
  // A frame, not a narrow column: then the page's own breakpoints answer.
  const setWidth = (w) => {
    memory.set('width', w);
    const frame = document.getElementById('kalauz-frame');
    if (frame && frame.dataset.width === w) return;
    frame?.remove();
    if (w) host.before(el('iframe', { id: 'kalauz-frame', 'data-width': w, src: here, title: word('preview.width') + ': ' + w + ' px', style: frameStyle(w) }));
  };
  const widths = () => el('label', {}, word('preview.width'),
    el('select', { 'data-key': 'width', onchange: (e) => setWidth(e.target.value) },
      ...['', '320', '768', '1280'].map((w) => el('option', { value: w, selected: memory.get('width') === w }, w ? w + ' px' : word('preview.width_full')))));
  const toggle = (key, name) => el('button', { type: 'button', 'data-key': key, 'aria-pressed': String(state.settings[key]), onclick: () => change({ [key]: !state.settings[key] }) }, word(name));
  const pairs = { full: 'translation.full', summary: 'translation.summary_only', standin: 'translation.not_available' };
  const warnings = () => state.warnings.length
    ? el('details', { class: 'warnings' }, el('summary', { 'data-key': 'warnings' }, word('preview.warnings_label') + ': ' + state.warnings.length), el('div', { class: 'list' }, ...state.warnings.map(faultView)))
    : el('span', { class: 'quiet' }, word('preview.warnings_label') + ': 0');
  const bar = () => {
    const open = memory.get('bar') ? memory.get('bar') === 'open' : innerWidth >= 768;
    const name = () => word(whole.open ? 'preview.hide' : 'preview.show');
    const choose = () => memory.set('bar', whole.open ? 'closed' : 'open'); // at the click: the toggle comes later, and a redraw may come between
    const head = el('summary', { 'data-key': 'bar', onclick: choose }, el('b', {}, word('preview.label')),
      state.errors.length > 0 && el('span', { class: 'count error' }, word('overlay.error') + ': ' + state.errors.length),
      state.warnings.length > 0 && el('span', { class: 'count warning' }, word('overlay.warning') + ': ' + state.warnings.length));
    const whole = el('details', { class: 'bar', role: 'region', 'aria-label': word('preview.label'), open }, head,
      el('div', { class: 'controls' },
        state.source ? opener({ file: state.source, line: 1 }, state.source) : el('span', { class: 'quiet' }, word('preview.no_source')),
        pairs[state.pair] && el('span', { class: 'quiet' }, word('translation.status') + ': ' + word(pairs[state.pair])),
        warnings(),
        state.errors.length > 0 && el('button', { type: 'button', 'data-key': 'errors', class: 'error', onclick: () => { memory.set('closed', ''); draw(); } }, word('overlay.error') + ': ' + state.errors.length),
        el('span', { class: 'grow' }),
        toggle('drafts', 'preview.drafts'), toggle('future', 'preview.future'),
        el('label', {}, word('preview.today_label'), el('input', { type: 'date', 'data-key': 'today', value: state.settings.today, onchange: (e) => change({ today: e.target.value }) })),
        widths()));
    head.title = name();
    whole.addEventListener('toggle', () => {
      head.title = name();
      room();
    });
    return whole;
  };
  // Room below the page, so that the bar hides nothing of it.
  const ground = new CSSStyleSheet();
  const room = () => {
    const height = root.querySelector('.bar')?.offsetHeight || 0;
    ground.replaceSync('@media screen { html { --kalauz-bar: ' + height + 'px; padding-bottom: ' + height + 'px; scroll-padding-bottom: ' + height + 'px } }');
  };

  const live = el('div', { role: 'status', class: 'live' });
  const draw = () => {
    if (!state || inFrame) return;
    const key = focused() || memory.get('focus');
    const show = state.errors.length > 0 && memory.get('closed') !== String(state.id);
    const wasShown = !!root.querySelector('dialog');
    const dialog = show && overlay();
    root.querySelector('dialog')?.remove();
    root.querySelector('.bar')?.remove();
    root.prepend(bar());
    if (dialog) { root.append(dialog); dialog.showModal(); }
    if (key && (!show || wasShown)) [...root.querySelectorAll('[data-key]')].find((e) => e.dataset.key === key)?.focus();
    memory.set('focus', '');
    host.lang = state.language;
    host.dataset.errors = String(state.errors.length);
    host.dataset.id = String(state.id);
    live.textContent = cut ? word('preview.disconnected') : hadErrors && !state.errors.length ? word('overlay.fixed') : '';
    live.classList.toggle('shown', cut);
    hadErrors = state.errors.length > 0;
    setWidth(memory.get('width'));
    room();
  };
  const refresh = async () => {
    const answer = await fetch('/.kalauz/state?page=' + encodeURIComponent(here), { cache: 'no-store' });
    if (!answer.ok) return;
    state = await answer.json();
    await styled; // what has no style yet can have no focus
    draw();
  };

  // ---- the stream
  const arrived = async (id) => {
    const first = seen === 0, again = cut;
    cut = false;
    if (id === seen && !again) return;
    seen = id;
    await refresh();
    if (first && id === made) original = await load();
    else if (state && !state.errors.length) await update();
  };
  let stream = null, queue = Promise.resolve();
  const leave = () => { stream?.close(); stream = null; }; // else its end would be taken for an error
  const open = () => {
    stream = new EventSource('/.kalauz/events');
    stream.onmessage = (e) => { queue = queue.then(() => arrived(Number(e.data))).catch(() => { cut = true; draw(); }); };
    stream.onerror = () => { cut = true; draw(); };
  };
  // A browser opens few connections to one place: a page that nobody sees
  // listens to nothing, and asks when it is seen again.
  const heed = () => {
    if (document.hidden) leave(); else if (!stream) open();
  };

  const look = el('link', { rel: 'stylesheet', href: '/.kalauz/preview.css' });
  const styled = new Promise((done) => { look.onload = look.onerror = done; });
  root.append(look, live);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ground];
  document.body.append(host);
  document.addEventListener('visibilitychange', heed);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', (e) => { if (e.persisted) heed(); });
  addEventListener('resize', room);
  heed();
})();
