// Lighthouse on one page of every kind of a published site; exits 1 if any
// category is below 100 (performance: the median of three). By hand, as it takes
// ten minutes and a machine with nothing else to do:
//
//   go run ./cmd/kalauz build
//   npx --yes --package=lighthouse@13.5.0 node .ci/lighthouse.mjs public
//
// It needs Node 22.19 or later and Chromium (CHROME_PATH names another one).
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = path.resolve(process.argv[2] ?? 'public');
const handbook = 'kezikonyvek/kozossegi-munka-es-onkentesek/';
const pages = process.argv[3]?.split(',') ?? ['', 'en/', 'szolgaltatasok/', 'projektek/peer-gynt/', 'szolgaltatasok/arter/', 'muhelyek/kozossegfejleszto-workshop/',
  'esemenyek/6-muhelymunka/', 'kepzesek/kozok/', handbook, handbook + 'alapelvek/', 'szervezetek/eletfa/', 'hirek/lezarult-a-peer-gynt-projekt/', 'rolunk/', 'oldalterkep/', 'stilus/'];
const kinds = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.ico': 'image/x-icon', '.xml': 'application/xml', '.txt': 'text/plain' };
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const packed = new Map(); // a host does not compress a file anew for every reader
const server = createServer((request, response) => {
  const address = decodeURIComponent(new URL(request.url, 'http://site').pathname);
  const file = path.join(root, path.normalize(address.endsWith('/') ? address + 'index.html' : address));
  try { if (!packed.has(file)) packed.set(file, gzipSync(readFileSync(file))); } catch { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': kinds[path.extname(file)] ?? 'application/octet-stream', 'content-encoding': 'gzip', 'cache-control': 'max-age=31536000' });
  response.end(packed.get(file));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const chrome = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
async function measure(page, only) {
  const url = `http://127.0.0.1:${server.address().port}/${page}`;
  const { stdout } = await promisify(execFile)('lighthouse', [url, '--quiet', '--output=json', `--only-categories=${only}`, `--chrome-flags=${chrome}`], { maxBuffer: 1 << 28 });
  const report = JSON.parse(stdout);
  const missing = Object.values(report.categories).flatMap((c) => c.auditRefs).filter((a) => a.weight > 0 && (report.audits[a.id].score ?? 1) < 0.9).map((a) => a.id);
  return { missing, scores: Object.fromEntries(Object.values(report.categories).map((c) => [c.id, Math.round(c.score * 100)])) };
}

let below = 0;
for (const page of pages) {
  const rest = await measure(page, categories.slice(1).join(','));
  const runs = [];
  while (runs.length < 3) runs.push(await measure(page, 'performance'));
  const scores = { ...rest.scores, performance: runs.map((r) => r.scores.performance).sort((a, b) => a - b)[1] };
  if (categories.some((c) => scores[c] < 100)) below++;
  console.log(`/${page}`.padEnd(64), categories.map((c) => scores[c]).join(' / '), [...rest.missing, ...runs[0].missing].join(' '));
}
server.close();
process.exit(below ? 1 : 0);
