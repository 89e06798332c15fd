import { createHmac } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { StartRefused } from '../runtime/start-refused.js';
import type { KeySet } from './key-set.js';

/** By the file that holds a key and, where it holds several, the key's id. */
type KeyMarks = ReadonlyMap<string, string>;

/**
 * Marks of the keys without which records would be lost: they tell nothing of a key, but whether it is the same.
 *
 * Another key in its place would not be noticed otherwise, and every permission and count would be gone.
 */
function marksOf({ pseudonyms, subjects }: KeySet): KeyMarks {
  return new Map([
    ['subjects.key', markOf(subjects)],
    ...[...pseudonyms.keys].map(([id, key]) => [`pseudonyms.json ${id}`, markOf(key)] as const),
  ]);
}

function markOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('mark').digest('base64url').slice(0, 22);
}

/** The marks a database holds; none: nothing was sealed in it yet. */
export function marksOnRecord(connection: Database): KeyMarks {
  const table = `select 1 from sqlite_master where type = 'table' and name = 'key_mark'`;
  if (connection.prepare(table).get() === undefined) return new Map();
  const rows = connection.prepare<[], [string, string]>('select name, mark from key_mark').raw();
  return new Map(rows.all());
}

/** @throws StartRefused when a key is gone, or is not the one that records were made with */
export function refuseOtherKeys(onRecord: KeyMarks, keys: KeySet, folder: string): void {
  const held = marksOf(keys);
  for (const [name, mark] of onRecord) {
    if (held.get(name) === mark) continue;
    const [file = '', id] = name.split(' ');
    const which = id === undefined ? 'its key' : `key ${id}`;
    const what = held.has(name) ? 'is not the one' : 'is gone';
    throw new StartRefused(
      `key file ${folder}/${file}: ${which} ${what} that the data was sealed with: restore it`,
    );
  }
}

/** Notes the keys that are not on record yet. */
export function noteKeys(connection: Database, keys: KeySet): void {
  const note = connection.prepare('insert or ignore into key_mark (name, mark) values (?, ?)');
  for (const mark of marksOf(keys)) note.run(...mark);
}
