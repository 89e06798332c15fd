import type { CallAttempt, UserIdentity } from '@ringfence/rules';

/**
 * The one name of a user: the number where it is known, also through a link seen earlier, else the business-scoped id
 * (WA-PERM-021).
 *
 * @param waIdOf the number a business-scoped id was seen with
 */
export function userKey(
  { waId, bsuid }: UserIdentity,
  waIdOf: (bsuid: string) => string | undefined,
): string {
  if (waId !== undefined) return waId;
  if (bsuid === undefined) return 'nobody';
  return waIdOf(bsuid) ?? `bsuid:${bsuid}`;
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

const SCOPED_PAIR = /^(\+\d+) bsuid:(.*)$/s;

/** The pair by its number, where its business-scoped id was tied to one since the key was made. */
export function linkedPair(pair: string, waIdOf: (bsuid: string) => string | undefined): string {
  const [, businessNumber, bsuid] = SCOPED_PAIR.exec(pair) ?? [];
  if (businessNumber === undefined || bsuid === undefined) return pair;
  return pairKey(businessNumber, userKey({ bsuid }, waIdOf));
}
