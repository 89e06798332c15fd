import { existsSync } from 'node:fs';
import { openForReading } from '../database/sqlite-file.js';
import type { Config } from '../runtime/config.js';
import type { RandomSource } from '../runtime/random-source.js';
import { KeyFolder } from './key-folder.js';
import { marksOnRecord, refuseOtherKeys } from './key-marks.js';
import type { KeySet } from './key-set.js';

/**
 * Reads the keys. On loopback what is missing is drawn at the first start; whoever serves over https brings the keys along (X10).
 *
 * Once a database was sealed nothing is drawn any more: a key that is missing then has to be restored.
 *
 * @param file the database, which need not be there yet
 * @throws StartRefused in one line that names the file
 */
export function openKeys(
  { keysFolder, publicUrl }: Config,
  file: string,
  random: RandomSource,
): KeySet {
  const folder = new KeyFolder(keysFolder);
  const marks = marksIn(file);
  if (publicUrl?.startsWith('https:') !== true && marks.size === 0) folder.makeMissing(random);
  const keys = folder.read();
  refuseOtherKeys(marks, keys, keysFolder);
  return keys;
}

function marksIn(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  const connection = openForReading(file);
  try {
    return marksOnRecord(connection);
  } finally {
    connection.close();
  }
}
