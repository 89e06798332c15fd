import type { Leg } from '@ringfence/rules';
import type { Database } from 'better-sqlite3';
import { legLabel } from '../../calls/call-statements.js';
import { peopleAtLeg, type SubjectName } from '../../subjects/subject-name.js';
import { objectOf, type RecordSealer } from './record-sealer.js';

interface ClearLeg {
  call_id: string;
  leg_id: string;
  leg: string | null;
  added_at: number | null;
  removed_at: number | null;
}

/** Puts references in place of numbers and ids in the tables that decide, and seals legs. */
export function sealOperations(connection: Database, sealer: RecordSealer): void {
  sealLegs(connection, sealer);
  const { references } = sealer;
  const people = new Map<string, SubjectName>();
  const named = (domain: SubjectName['domain'], value: string): string => {
    people.set(`${domain} ${value}`, { domain, value });
    return references.of(domain, value);
  };
  const functions: Record<string, (text: string) => string> = {
    ref_number: (number) => named('number', number),
    ref_bsuid: (bsuid) => named('bsuid', bsuid),
    ref_pair: (pair) => {
      const [, business, scoped, user] = /^(\+\d+) (bsuid:)?(.+)$/s.exec(pair) ?? [];
      if (business === undefined || user === undefined || user === 'nobody') return pair;
      return `${business} ${named(scoped === undefined ? 'number' : 'bsuid', user)}`;
    },
    ref_call: (call) => references.of('call', call),
    ref_event: (event) => references.of('event', event),
    ref_holder: (holder) => references.of('attempt', holder.replace(' ', '\0')),
  };
  for (const [name, made] of Object.entries(functions)) {
    connection.function(name, { deterministic: true }, made);
  }
  for (const statement of STATEMENTS) connection.exec(statement);
  for (const name of people.values()) sealer.subjects.keyring([sealer.subject(name)], 0);
}

const STATEMENTS = [
  'update grant_state set pair = ref_pair(pair)',
  'alter table slot rename column call_id to call_ref',
  `update slot set pair = ref_pair(pair), holder = ref_holder(holder),
     call_ref = case when call_ref is null then null else ref_call(call_ref) end`,
  'alter table call rename column call_id to call_ref',
  'update call set call_ref = ref_call(call_ref), pair = ref_pair(pair)',
  'alter table user_alias rename column bsuid to bsuid_ref',
  'alter table user_alias rename column wa_id to number_ref',
  'update user_alias set bsuid_ref = ref_bsuid(bsuid_ref), number_ref = ref_number(number_ref)',
  'alter table event_seen rename column event_id to event_ref',
  'update event_seen set event_ref = ref_event(event_ref)',
];

function sealLegs(connection: Database, sealer: RecordSealer): void {
  const { references, seal, subjects, isBusinessNumber } = sealer;
  const businessOf = connection
    .prepare<[string], string>('select business_number from call where call_id = ?')
    .pluck();
  const insert = connection.prepare(
    `insert into call_leg_new (call_ref, leg_ref, role, subjects, leg, added_at, removed_at)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const row of connection.prepare<[], ClearLeg>('select * from call_leg').all()) {
    const call = references.of('call', row.call_id);
    const reference = references.of('call', `${row.call_id}\0${row.leg_id}`);
    const leg = objectOf(row.leg) as Leg | undefined;
    if (leg === undefined || row.leg === null) {
      insert.run(call, reference, null, null, null, row.added_at, row.removed_at);
      continue;
    }
    const people = peopleAtLeg(leg, businessOf.get(row.call_id) ?? '', isBusinessNumber);
    const { ids, keys } = subjects.keyring(
      people.map((name) => sealer.subject(name)),
      row.added_at ?? 0,
    );
    const sealed = seal.seal(keys, legLabel(call, reference), row.leg);
    insert.run(call, reference, leg.role, ids, sealed, row.added_at, row.removed_at);
  }
}
