// JavaScript a browser needs before the first page shows: what index.html names, and what that imports, compressed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { at } from '../lib.mjs';
import { figure } from './figure.mjs';

const BUILT = at('dist/console/browser');
const STATIC_IMPORT = /(?:^|[;}\s])(?:import|export)\b[^'"()]*?["'](\.\/[^"']+)["']/g;

export async function measure() {
  const page = readFileSync(path.join(BUILT, 'index.html'), 'utf8');
  const named = [...page.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g)];
  const files = new Set(named.map(([, file]) => path.normalize(file)));
  for (const file of files) {
    const text = readFileSync(path.join(BUILT, file), 'utf8');
    for (const [, imported] of text.matchAll(STATIC_IMPORT)) files.add(path.normalize(imported));
  }
  if (!files.size) throw new Error('index.html names no script');
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(path.join(BUILT, file))).length;
  figure('console-initial-javascript', bytes / 1000, 'kB', '<=250');
  figure('console-initial-files', files.size, '');
}
