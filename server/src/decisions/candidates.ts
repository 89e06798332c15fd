import type { Endpoint, Evidence } from '@ringfence/rules';

/** Which of a number's destinations may be candidates, where the attempt names no target. */
export type Candidates = (destinations: readonly Endpoint[]) => readonly Endpoint[];

export const allCandidates: Candidates = (destinations) => destinations;

/** The evidence without the destinations that are passed over. */
export function withCandidates(evidence: Evidence, candidates: Candidates): Evidence {
  const number = evidence.businessNumber;
  if (candidates === allCandidates || number === undefined) return evidence;
  const destinations = [...candidates(number.destinations ?? [])];
  return { ...evidence, businessNumber: { ...number, destinations } };
}
