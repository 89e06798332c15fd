import { digestOfThing } from '../ledger/thing-digest.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import type { Person } from './caller.js';
import type { PersonState } from './person.dto.js';

/** Remembers since when a person who may act can confirm changes; values: the instant, the person's id. */
export const NOTE_CONFIRMER = `update person set confirmer_since = coalesce(confirmer_since, ?)
  where id = ? and password <> '' and deactivated_at is null
    and (',' || roles || ',' like '%,admin,%' or ',' || roles || ',' like '%,approver,%')`;

/** What an act's digest of a person covers: what the person may do, and no address. */
export function digestOfPerson(
  person: (Pick<Person, 'id' | 'name' | 'roles'> & { state: PersonState }) | undefined,
): string | null {
  if (person === undefined) return null;
  const { id, name, roles, state } = person;
  return digestOfThing({ id, name, roles, active: state !== 'deactivated' });
}

/** Ends all sessions of a person in the store. */
export function endSessionsOf(personId: string): SqlWrite {
  return { sql: 'delete from session where person_id = ?', values: [personId] };
}
