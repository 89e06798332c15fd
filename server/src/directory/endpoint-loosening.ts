import type { EndpointEvidence } from '@ringfence/rules';

/** What of a changed endpoint may turn a deny into a permit. */
export type EndpointLoosening = 'opened' | 'attested-longer' | 'attested-by' | 'caller-origin';

/** How much a caller's origin lets through: a trunk's must be internal, any other's must not be the phone network. */
const ORIGIN_RANK = { pstn: 0, unknown: 1, internal: 2 };

/**
 * Judges what of a new entry could let a call through that the one before stopped; empty: it can only stop more.
 *
 * An endpoint whose reachability is not `none`, and a trunk nobody vouches for, stops every call, whatever else is said of
 * it. Of all others, each change that is not plainly a tightening counts as a loosening.
 *
 * @param before undefined: the endpoint is not registered, and every call over it is stopped
 */
export function looseningOf(
  kind: string,
  before: EndpointEvidence | undefined,
  after: EndpointEvidence,
): EndpointLoosening[] {
  if (stopsEveryCall(kind, after)) return [];
  if (before === undefined || stopsEveryCall(kind, before)) return ['opened'];
  const found: EndpointLoosening[] = [];
  if (endOf(after) > endOf(before)) found.push('attested-longer');
  if (after.attestedBy !== before.attestedBy) found.push('attested-by');
  if (ORIGIN_RANK[after.callerOrigin ?? 'unknown'] > ORIGIN_RANK[before.callerOrigin ?? 'unknown'])
    found.push('caller-origin');
  return found;
}

function stopsEveryCall(kind: string, entry: EndpointEvidence): boolean {
  if (entry.pstnReachability !== 'none') return true;
  const isVouchedFor = (entry.attestedBy ?? '').trim() !== '' && entry.attestedUntil !== undefined;
  return kind === 'sip-trunk' && !isVouchedFor;
}

/** Epoch milliseconds; an attestation that names no end lasts longest. */
function endOf({ attestedUntil }: EndpointEvidence): number {
  return attestedUntil === undefined ? Infinity : Date.parse(attestedUntil);
}
