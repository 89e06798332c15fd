import type { Config } from '../runtime/config.js';
import type { RandomSource } from '../runtime/random-source.js';
import { KeyFolder } from './key-folder.js';
import type { KeySet } from './key-set.js';

/**
 * Reads the keys. On loopback what is missing is drawn at the first start; whoever serves over https brings the keys along (X10).
 *
 * @throws StartRefused in one line that names the file
 */
export function openKeys({ keysFolder, publicUrl }: Config, random: RandomSource): KeySet {
  const folder = new KeyFolder(keysFolder);
  if (publicUrl?.startsWith('https:') !== true) folder.makeMissing(random);
  return folder.read();
}
