import type { UserIdentity } from '@ringfence/rules';

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

/** The pair that grants and rolling windows belong to. */
export function pairKey(businessNumber: string, user: string): string {
  return `${businessNumber} ${user}`;
}
