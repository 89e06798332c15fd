import type { Restriction } from '@ringfence/rules';

/**
 * The restrictions that stand and that a new list would end, or end earlier.
 *
 * @param now epoch milliseconds (UTC); what is over by itself is not lifted by anybody
 */
export function liftedBy(
  standing: readonly Restriction[],
  list: readonly Restriction[],
  now: number,
): Restriction[] {
  return standing.filter(({ type, until }) => {
    if (endOf(until) <= now) return false;
    const kept = list.filter((restriction) => restriction.type === type);
    return !kept.some((restriction) => endOf(restriction.until) >= endOf(until));
  });
}

/** Epoch milliseconds; a restriction that names no end has none. */
function endOf(until: string | undefined): number {
  return until === undefined ? Infinity : Date.parse(until);
}
