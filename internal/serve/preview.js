// The preview: one script on every page. It listens for new builds, puts the
// new page in place of the old one without losing the reader's place, and draws
// the bar and the faults in a shadow tree, so that no style of the site reaches
// them and none of theirs the site.
(() => {
  'use strict';
  const here = location.pathname;
  const host = document.createElement('div');
  host.id = 'kalauz-preview';
  const root = host.attachShadow({ mode: 'open' });
  const memory = {
    get: (k) => { try { return sessionStorage.getItem('kalauz-' + k); } catch { return null; } },
    set: (k, v) => { try { sessionStorage.setItem('kalauz-' + k, v); } catch { /* private window */ } },
  };
  const made = Number(document.currentScript.dataset.kalauzPreview);
  let state = null, seen = 0, original = null, hadErrors = false;

  const el = (name, attrs = {}, ...children) => {
    const e = document.createElement(name);
    for (const [k, v] of Object.entries(attrs)) {
      if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
      else if (v === true) e.setAttribute(k, '');
      else if (v !== false && v != null) e.setAttribute(k, v);
    }
    e.append(...children.filter((c) => c != null));
    return e;
  };
  const word = (key) => (state && state.words[key]) || '';
  const post = (name, body) => fetch('/.kalauz/' + name, { method: 'POST', body: JSON.stringify(body) });

  // ---- keep the reader's place
  const place = memory.get('place ' + here);
  if (place) {
    memory.set('place ' + here, '');
    history.scrollRestoration = 'manual';
    const back = () => scrollTo(0, Number(place));
    back();
    addEventListener('load', () => { back(); history.scrollRestoration = 'auto'; });
  }
  const reload = () => { memory.set('place ' + here, String(scrollY)); location.reload(); };

  // ---- what has changed on this page
  const sheets = (doc) => [...doc.querySelectorAll('link[rel=stylesheet]')];
  const withoutSheets = (doc) => {
    const copy = doc.cloneNode(true);
    sheets(copy).forEach((s) => s.removeAttribute('href'));
    return copy.documentElement.outerHTML;
  };
  const load = async () => {
    const answer = await fetch(here, { cache: 'no-store' });
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };
  const update = async () => {
    const fresh = await load();
    if (original && withoutSheets(fresh) === withoutSheets(original)) {
      const wanted = sheets(fresh), now = sheets(document);
      wanted.forEach((sheet, i) => {
        const href = new URL(sheet.getAttribute('href'), location.href).href;
        if (!now[i] || now[i].href === href) return;
        const next = now[i].cloneNode();
        next.href = href;
        next.addEventListener('load', () => now[i].remove());
        now[i].after(next);
      });
      original = fresh;
      return;
    }
    if (original) reload(); else original = fresh;
  };

  // ---- bar and overlay
  const style = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    .bar, .over { font: 14px/1.5 system-ui, sans-serif; color: #ECE8DF; background: #14181B; }
    .bar { position: fixed; inset: auto 0 0 0; z-index: 2147483646; display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 4px 12px; border-top: 2px solid #E0A800; }
    .bar b { color: #E9C76C; } .bar .grow { flex: 1; }
    button, input, select { font: inherit; color: inherit; background: #1D2327; border: 1px solid #7B837F; border-radius: 2px; padding: 2px 8px; min-height: 28px; }
    button { cursor: pointer; } button[aria-pressed=true] { background: #9DBDF5; color: #14181B; }
    :focus-visible { outline: 3px solid #E9C76C; outline-offset: 2px; }
    label { display: inline-flex; gap: 4px; align-items: center; }
    details > summary { cursor: pointer; min-height: 28px; }
    .list { position: fixed; inset: auto 0 44px 0; max-height: 50vh; overflow: auto; background: #1D2327; padding: 12px; border-top: 1px solid #7B837F; }
    .over { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 24px; background: rgba(20,24,27,.97); }
    .over h2 { font-size: 20px; margin: 0 0 4px; color: #F5A29B; } .over p { margin: 0 0 12px; }
    .fault { border-left: 4px solid #F5A29B; padding: 4px 12px; margin: 16px 0; background: #1D2327; max-width: 110ch; }
    .fault.warning { border-color: #E9C76C; }
    .fault h3 { font-size: 15px; margin: 0; font-weight: 600; }
    pre { margin: 8px 0; overflow: auto; font: 13px/1.4 ui-monospace, monospace; color: #C6B0EC; }
    .mark { color: #F5A29B; }
    .quiet { display: none; } a, .link { color: #9DBDF5; background: none; border: 0; padding: 0; text-decoration: underline; }
    @media print { .bar, .over { display: none; } }`;

  const faultView = (f) => {
    const where = f.file ? f.file + (f.line ? ':' + f.line + (f.column ? ':' + f.column : '') : '') : '';
    const caret = f.text && f.column ? '\n' + ' '.repeat(f.column - 1) + '^'.repeat(Math.max(1, Math.min(f.width || 1, f.text.length))) : '';
    return el('div', { class: 'fault ' + f.level },
      el('h3', {}, (f.level === 'warning' ? word('overlay.warning') : word('overlay.error')) + ' ' + f.code + ': ' + f.words),
      where ? el('button', { class: 'link', title: word('overlay.open'), onclick: () => post('open', { file: f.file, line: f.line }) }, where) : null,
      f.text ? el('pre', {}, f.text.replaceAll('\t', ' '), el('span', { class: 'mark' }, caret)) : null,
      f.hint ? el('p', {}, el('b', {}, word('overlay.hint') + ': '), f.hint) : null);
  };

  const change = (what) => post('settings', { ...state.settings, ...what });

  const widths = () => {
    const select = el('select', { onchange: (e) => setWidth(e.target.value) },
      ...['', '320', '768', '1280'].map((w) => el('option', { value: w, selected: (memory.get('width') || '') === w }, w ? w + ' px' : word('preview.width_full'))));
    return el('label', {}, word('preview.width'), select);
  };
  // A frame, not a narrow column: then the page's own breakpoints answer.
  const setWidth = (w) => {
    memory.set('width', w);
    document.getElementById('kalauz-frame')?.remove();
    if (!w) return;
    document.body.append(el('iframe', { id: 'kalauz-frame', src: here, title: word('preview.label'),
      style: 'position:fixed;z-index:2147483645;top:0;left:50%;transform:translateX(-50%);border:0;outline:4000px solid #465057;background:#fff;height:calc(100vh - 48px);width:' + Number(w) + 'px' }));
  };

  const pair = () => ({ full: 'translation.full', summary: 'translation.summary_only', standin: 'translation.not_available' })[state.pair];

  const bar = () => {
    if (memory.get('hidden') === 'yes') {
      return el('div', { class: 'bar' }, el('button', { onclick: () => { memory.set('hidden', ''); draw(); } }, word('preview.show')));
    }
    const s = state.settings;
    return el('div', { class: 'bar', role: 'region', 'aria-label': word('preview.label') },
      el('b', {}, word('preview.label')),
      state.source
        ? el('button', { class: 'link', title: word('overlay.open'), onclick: () => post('open', { file: state.source, line: 1 }) }, state.source)
        : el('span', {}, word('preview.no_source')),
      pair() ? el('span', {}, word('translation.status') + ': ' + word(pair())) : null,
      state.warnings.length
        ? el('details', { class: 'warnings' }, el('summary', {}, word('preview.warnings_label') + ': ' + state.warnings.length), el('div', { class: 'list' }, ...state.warnings.map(faultView)))
        : el('span', {}, word('preview.warnings_label') + ': 0'),
      el('span', { class: 'grow' }),
      el('button', { 'aria-pressed': String(s.drafts), onclick: () => change({ drafts: !s.drafts }) }, word('preview.drafts')),
      el('button', { 'aria-pressed': String(s.future), onclick: () => change({ future: !s.future }) }, word('preview.future')),
      el('label', {}, word('preview.today_label'), el('input', { type: 'date', value: s.today, onchange: (e) => change({ today: e.target.value }) })),
      widths(),
      el('button', { onclick: () => { memory.set('hidden', 'yes'); draw(); } }, word('preview.hide')));
  };

  const overlay = () => el('div', { class: 'over', role: 'alertdialog', 'aria-label': word('overlay.title') },
    el('h2', {}, word('overlay.title')),
    el('p', {}, word('overlay.last_good') + ' ' + word('overlay.will_clear')),
    ...state.errors.map(faultView),
    el('button', { onclick: () => { memory.set('closed', String(state.id)); draw(); } }, word('overlay.close')));

  const live = el('div', { role: 'status', 'aria-live': 'polite', style: 'position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden' });
  const draw = () => {
    if (!state || window !== window.top) return; // inside the frame of a width there is one bar only
    const show = state.errors.length > 0 && memory.get('closed') !== String(state.id);
    root.replaceChildren(el('style', {}, style), bar(), live, ...(show ? [overlay()] : []));
    host.dataset.errors = String(state.errors.length);
    host.dataset.id = String(state.id);
    if (hadErrors && !state.errors.length) live.textContent = word('overlay.fixed');
    hadErrors = state.errors.length > 0;
  };
  const refresh = async () => {
    const answer = await fetch('/.kalauz/state?page=' + encodeURIComponent(here), { cache: 'no-store' });
    if (!answer.ok) return;
    state = await answer.json();
    draw();
  };

  document.body.append(host);
  const stream = new EventSource('/.kalauz/events');
  stream.onmessage = async (e) => {
    const id = Number(e.data);
    const first = seen === 0;
    if (id === seen) return;
    seen = id;
    await refresh();
    if (first && id === made) original = await load();
    else if (!state.errors.length) { if (first) reload(); else await update(); }
  };
  stream.onerror = () => { if (state) { live.textContent = word('preview.disconnected'); } seen = seen && -1; };
})();
