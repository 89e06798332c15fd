import type { CallAttempt, UserIdentity } from '@ringfence/rules';
import type { References } from '../subjects/references.js';

/** The references of a user's two names; a name that is not known has none. */
export interface UserReferences {
  readonly number?: string;
  readonly bsuid?: string;
}

/** The references under which a user is kept. */
export function userReferences(
  references: References,
  { waId, bsuid }: UserIdentity,
): UserReferences {
  return {
    ...(waId === undefined ? {} : { number: references.of('number', waId) }),
    ...(bsuid === undefined ? {} : { bsuid: references.of('bsuid', bsuid) }),
  };
}

/** The reference of the number that events tied to a business-scoped id. */
export type NumberOf = (bsuid: string) => string | undefined;

/**
 * The one reference of a user: that of the number where it is known, also through a link seen earlier, else that of the
 * business-scoped id (WA-PERM-021).
 */
export function userKey({ number, bsuid }: UserReferences, numberOf: NumberOf): string {
  if (number !== undefined) return number;
  if (bsuid === undefined) return 'nobody';
  return numberOf(bsuid) ?? bsuid;
}

const NUMBER = /^\+?\d{7,15}$/;

/**
 * The user whose permission counts.
 *
 * An endpoint that names a business-scoped id alone rings whoever has that id: that a number belongs to it is known from events,
 * never from who asks, or one user's permission would ring another.
 */
export function userConcerned({ user, target }: CallAttempt): UserIdentity {
  if (user.bsuid === undefined || target?.kind !== 'whatsapp') return user;
  const { id, address } = target;
  const isRungById = address === undefined && id !== undefined && !NUMBER.test(id.trim());
  return isRungById ? { bsuid: user.bsuid } : user;
}

/** The pair that grants and rolling windows belong to. */
export function pairKey(businessNumber: string, user: string): string {
  return `${businessNumber} ${user}`;
}

/** The pair by its number, where its business-scoped id was tied to one since the key was made. */
export function linkedPair(pair: string, numberOf: NumberOf): string {
  const space = pair.indexOf(' ');
  const number = numberOf(pair.slice(space + 1));
  return number === undefined ? pair : pairKey(pair.slice(0, space), number);
}
