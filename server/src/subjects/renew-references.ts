import type { Database } from 'better-sqlite3';
import { noteKeys } from '../keys/key-marks.js';
import type { KeySet } from '../keys/key-set.js';
import { keyIdOf, References } from './references.js';
import type { Seal } from './seal.js';
import { NAME_LABEL, nameOfText } from './subject-statements.js';

interface NamedSubject {
  id: number;
  reference: string;
  wrapped_key: Buffer;
  sealed_name: Buffer;
}

/**
 * Brings the tables that decide under the current key of references, in one transaction, before anything is decided.
 *
 * Permissions and counts of everybody who is known move to the new reference. Who was erased cannot be named any more: what is
 * counted under the old reference goes on to count under it.
 *
 * @returns the references to work with from now on
 */
export function renewReferences(connection: Database, keys: KeySet, seal: Seal): References {
  const fresh = new References(keys.pseudonyms);
  connection.exec('begin immediate');
  noteKeys(connection, keys);
  if (fresh.keyIds.length > 1) moveToCurrentKey(connection, fresh, seal);
  const lasting = fresh.keyIds.length > 1 ? underOlderKeys(connection, fresh) : new Set<string>();
  connection.exec('commit');
  return new References(keys.pseudonyms, lasting);
}

function moveToCurrentKey(connection: Database, references: References, seal: Seal): void {
  const people = connection
    .prepare<[string], NamedSubject>(
      `select id, reference, wrapped_key, sealed_name from subject
       where erased_at is null and reference not like ?`,
    )
    .all(`p${references.keyIds[0]}.%`);
  if (people.length === 0) return;
  connection.exec('create temp table renewed (old varchar primary key, new varchar not null)');
  const note = connection.prepare('insert into renewed (old, new) values (?, ?)');
  const rename = connection.prepare('update subject set reference = ? where id = ?');
  for (const { id, reference, wrapped_key, sealed_name } of people) {
    const name = nameOfText(seal.open([seal.unwrap(wrapped_key)], NAME_LABEL, sealed_name));
    const renewed = references.of(name.domain, name.value);
    rename.run(renewed, id);
    note.run(reference, renewed);
  }
  for (const statement of RENEW) connection.exec(statement);
  connection.exec('drop table renewed');
}

const USER = `substr(pair, instr(pair, ' ') + 1)`;
const WITH_PAIRS = [
  'grant_state',
  'slot',
  'permit',
  'call',
  'permission_event',
  'ungranted_pair',
  'permission_request',
];

const RENEW = [
  ...WITH_PAIRS.map(
    (table) =>
      `update ${table} set pair = substr(pair, 1, instr(pair, ' ')) || (select new from renewed where old = ${USER})
       where ${USER} in (select old from renewed)`,
  ),
  ...[
    ['user_alias', 'bsuid_ref'],
    ['user_alias', 'number_ref'],
    ['user_seen_by', 'bsuid_ref'],
  ].map(
    ([table, column]) =>
      `update ${table} set ${column} = (select new from renewed where old = ${column})
       where ${column} in (select old from renewed)`,
  ),
];

/** References under older keys that permissions, counts and links still stand under. */
function underOlderKeys(connection: Database, references: References): Set<string> {
  const held = connection
    .prepare<[], string>(
      `${WITH_PAIRS.map((table) => `select ${USER} from ${table}`).join(' union ')}
       union select bsuid_ref from user_alias union select number_ref from user_alias
       union select bsuid_ref from user_seen_by`,
    )
    .pluck()
    .all();
  const [current] = references.keyIds;
  return new Set(held.filter((text) => ![0, current].includes(keyIdOf(text))));
}
