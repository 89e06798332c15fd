import type { Database } from 'better-sqlite3';
import { legLabel } from '../../calls/call-statements.js';
import { listOf } from '../../decisions/decision-row.js';
import type { Seal } from '../../subjects/seal.js';
import type { SubjectName } from '../../subjects/subject-name.js';
import { NAME_LABEL, nameOfText } from '../../subjects/subject-statements.js';

interface SealedLeg {
  call_ref: string;
  leg_ref: string;
  subjects: string | null;
  leg: Buffer | null;
  added_at: number | null;
  removed_at: number | null;
}

/** Puts names back where they are known still; ids of calls and events cannot be told from their references, which stay. */
export function openOperations(connection: Database, seal: Seal): void {
  const wrapped = new Map<string, Buffer>();
  const names = new Map<string, SubjectName>();
  const people = connection.prepare<
    [],
    { id: number; reference: string; wrapped_key: Buffer; sealed_name: Buffer }
  >('select id, reference, wrapped_key, sealed_name from subject where erased_at is null');
  for (const { id, reference, wrapped_key, sealed_name } of people.all()) {
    wrapped.set(String(id), wrapped_key);
    const text = seal.open([seal.unwrap(wrapped_key)], NAME_LABEL, sealed_name);
    names.set(reference, nameOfText(text));
  }
  openLegs(connection, seal, wrapped);
  connection.function('name_of', { deterministic: true }, (reference: string) => {
    return names.get(reference)?.value ?? reference;
  });
  connection.function('name_of_pair', { deterministic: true }, (pair: string) => {
    const space = pair.indexOf(' ');
    const name = names.get(pair.slice(space + 1));
    if (name === undefined) return pair;
    return `${pair.slice(0, space)} ${name.domain === 'bsuid' ? 'bsuid:' : ''}${name.value}`;
  });
  for (const statement of STATEMENTS) connection.exec(statement);
}

const STATEMENTS = [
  'update grant_state set pair = name_of_pair(pair)',
  'update slot set pair = name_of_pair(pair)',
  'alter table slot rename column call_ref to call_id',
  'update call set pair = name_of_pair(pair)',
  'alter table call rename column call_ref to call_id',
  'update user_alias set bsuid_ref = name_of(bsuid_ref), number_ref = name_of(number_ref)',
  'alter table user_alias rename column bsuid_ref to bsuid',
  'alter table user_alias rename column number_ref to wa_id',
  'alter table event_seen rename column event_ref to event_id',
];

function openLegs(connection: Database, seal: Seal, wrapped: ReadonlyMap<string, Buffer>): void {
  const insert = connection.prepare(
    'insert into call_leg_new (call_id, leg_id, leg, added_at, removed_at) values (?, ?, ?, ?, ?)',
  );
  for (const row of connection.prepare<[], SealedLeg>('select * from call_leg').all()) {
    const { call_ref, leg_ref, leg } = row;
    const held = listOf(row.subjects ?? '').map((id) => wrapped.get(id));
    const isOpen = leg !== null && !held.includes(undefined);
    const keys = held.map((key) => (key === undefined ? '' : seal.unwrap(key)));
    const text = isOpen ? seal.open(keys, legLabel(call_ref, leg_ref), leg) : null;
    insert.run(call_ref, leg_ref, text, row.added_at, row.removed_at);
  }
}
