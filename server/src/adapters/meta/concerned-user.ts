import type { UserIdentity } from '@ringfence/rules';
import { digitsAt, objectsAt, textAt, type UntypedObject } from '../untyped-json.js';

/** Who takes part, by the names that the platform shows: since usernames there may be no number (WA-PERM-021). */
export function contactsOf(value: UntypedObject): UserIdentity[] {
  return objectsAt(value['contacts'])
    .map(({ wa_id, user_id }) => userNamed(wa_id, user_id))
    .filter((user) => user !== undefined);
}

/** The user under the names that were given; undefined: neither is a name. */
export function userNamed(number: unknown, scopedId: unknown): UserIdentity | undefined {
  const waId = digitsAt(number);
  const bsuid = textAt(scopedId);
  if (waId === undefined && bsuid === undefined) return undefined;
  return { ...(waId === undefined ? {} : { waId }), ...(bsuid === undefined ? {} : { bsuid }) };
}

/**
 * The user whom a message or a call names, with what their contact adds; a single contact nobody contradicts is them. What the
 * message itself says of them stands, whatever the contact says.
 */
export function concernedUser(
  named: UserIdentity | undefined,
  contacts: readonly UserIdentity[],
): UserIdentity | undefined {
  const match =
    contacts.find(({ waId, bsuid }) => isSame(waId, named?.waId) || isSame(bsuid, named?.bsuid)) ??
    (contacts.length === 1 && !isContradicted(contacts[0]!, named) ? contacts[0] : undefined);
  return match === undefined ? named : { ...match, ...named };
}

/** Who can be linked: shown under both names at once. */
export function isLinked(user: UserIdentity): user is Required<UserIdentity> {
  return user.waId !== undefined && user.bsuid !== undefined;
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}

function isContradicted(contact: UserIdentity, named: UserIdentity | undefined): boolean {
  if (named === undefined) return false;
  return (
    (contact.bsuid !== undefined && named.bsuid !== undefined) ||
    (contact.waId !== undefined && named.waId !== undefined)
  );
}
