// npm run keys -- <folder>: draws the keys that are missing there; what is there is left alone.
import { at, run } from './lib.mjs';

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || more.length > 0) {
  console.error('name the folder: npm run keys -- <folder>');
  process.exit(2);
}
if (await run('tsc', ['-b', 'server'])) process.exit(1);
const built = (file) => import(at('dist/server', file));
const { KeyFolder } = await built('keys/key-folder.js');
const { SystemRandomSource } = await built('runtime/system-random-source.js');
const keys = new KeyFolder(folder);
try {
  const made = keys.makeMissing(new SystemRandomSource());
  keys.read();
  console.log(made.length === 0 ? 'every key is there' : `made ${made.join(', ')} in ${folder}`);
} catch (error) {
  console.error(`keys: ${error.message}`);
  process.exit(1);
}
