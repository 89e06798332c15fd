/** What can be found of a leg, each with the facts that list and count the legs of which it was found. */
export const FINDINGS = {
  phone: { labels: 'pstn.legs', count: 'pstn.legCount' },
  unclassified: { labels: 'pstn.unclassifiedLegs', count: 'pstn.unclassifiedLegCount' },
  emergency: { labels: 'pstn.emergencyLegs', count: 'pstn.emergencyLegCount' },
  open: { labels: 'pstn.openLegs', count: 'pstn.openLegCount' },
  expired: { labels: 'pstn.expiredLegs', count: 'pstn.expiredLegCount' },
  phoneOrigin: { labels: 'pstn.originLegs', count: 'pstn.originLegCount' },
  unregistered: {
    labels: 'endpoints.unregisteredLegs',
    count: 'endpoints.unregisteredLegCount',
  },
} as const;

export type Finding = keyof typeof FINDINGS;

export const FINDING_NAMES = Object.keys(FINDINGS) as readonly Finding[];

/** Findings as a set of bits: the search looks at many. */
export type FindingSet = number;

export function bitOf(finding: Finding): FindingSet {
  return 1 << FINDING_NAMES.indexOf(finding);
}

export function has(set: FindingSet, finding: Finding): boolean {
  return (set & bitOf(finding)) !== 0;
}

const BY_ADDRESS = bitOf('phone') | bitOf('emergency');
const BY_ENTRY = bitOf('open') | bitOf('expired');
const CALLED_IN = bitOf('phoneOrigin');
const UNREGISTERED = bitOf('unregistered');

/** What may be found of a leg of one kind, by the name facts give kinds. */
export function possibleFindings(kind: string, isTarget: boolean): FindingSet {
  const called = isTarget ? 0 : CALLED_IN;
  if (kind === 'other') return BY_ADDRESS | called | bitOf('unclassified');
  if (kind === 'pstn' || kind === 'whatsapp') return BY_ADDRESS | called;
  return BY_ADDRESS | called | BY_ENTRY | UNREGISTERED;
}

/** What is found of every leg of one kind. */
export function certainFindings(kind: string): FindingSet {
  if (kind === 'pstn') return bitOf('phone');
  return kind === 'other' ? bitOf('unclassified') : 0;
}

/** Whether one leg can have all of them: of an endpoint without an entry nothing is found that an entry tells. */
export function canMeet(set: FindingSet): boolean {
  return (set & UNREGISTERED) === 0 || (set & (BY_ENTRY | CALLED_IN)) === 0;
}

/** The least number of legs that can bear so many of each finding: some never meet in one leg. */
export function leastBearers(numberOf: (finding: Finding) => number): number {
  const withEntry = Math.max(numberOf('open'), numberOf('expired'));
  return withEntry + numberOf('unregistered') + numberOf('unclassified');
}
