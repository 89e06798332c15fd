// `node --import ./tools/typescript.mjs`: lets Node run this repository's TypeScript as it stands, decorator metadata included.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { at, root } from './lib.mjs';

const require = createRequire(import.meta.url);
const options = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  isModule: true,
  swcrc: false,
  configFile: false,
};
const compiler = JSON.stringify([options, require('@swc/core/package.json').version]);

/** The JavaScript of a file, compiled once for as long as neither the file nor the compiler changes. */
function compiled(file) {
  const text = readFileSync(file, 'utf8');
  const key = createHash('sha256').update(`${compiler}\0${file}\0${text}`).digest('hex');
  const stored = at('.cache/swc', `${path.relative(root, file)}.js`);
  if (existsSync(stored)) {
    const code = readFileSync(stored, 'utf8');
    if (code.endsWith(key)) return code;
  }
  // Loaded here and not above: a worker thread that finds everything compiled starts in a tenth of the time without it.
  const { transformSync } = require('@swc/core');
  const code = `${transformSync(text, { ...options, filename: file }).code}\n// ${key}`;
  mkdirSync(path.dirname(stored), { recursive: true });
  // Suites run side by side: nobody may read half a file.
  const whole = `${stored}.${process.pid}.${threadId}`;
  writeFileSync(whole, code);
  renameSync(whole, stored);
  return code;
}

/** Whether a file may be TypeScript of this repository. */
const isOurs = (url) => url?.startsWith('file:') === true && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && isOurs(context.parentURL)) {
      const source = new URL(`${specifier.slice(0, -'.js'.length)}.ts`, context.parentURL);
      if (existsSync(source)) return { url: source.href, shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!isOurs(url) || !url.endsWith('.ts')) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});
