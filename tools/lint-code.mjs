import { rmSync } from 'node:fs';
import { at, run } from './lib.mjs';

/** Files that did not change are not read again; where that finds fault, all are, since types may have changed elsewhere. */
const cached = (name) => [
  '--cache',
  '--cache-location',
  `.cache/${name}`,
  '--cache-strategy',
  'content',
];

const eslint = () => run('eslint', [...cached('eslint'), '.']);
if ((await eslint()) !== 0) {
  rmSync(at('.cache/eslint'), { force: true });
  if ((await eslint()) !== 0) process.exit(1);
}
process.exit(await run('prettier', ['--check', ...cached('prettier'), '.']));
