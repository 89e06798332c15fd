import type { AuditFinding } from '@ringfence/rules';
import type { DiagramLeg } from '../ui/leg-diagram/diagram-leg.js';
import { legsOfAttempt, type LegWords } from '../ui/leg-diagram/legs-of-attempt.js';

/** The legs of a finding's call: one that would get through the fence is drawn so, one that only may as doubtful. */
export function exampleLegs(
  { example, severity }: AuditFinding,
  words: LegWords,
): readonly DiagramLeg[] {
  if (example === undefined) return [];
  const isPhone = example.target?.kind === 'pstn';
  const leaks = { effect: 'permit', reasons: [], facts: { 'pstn.openLegs': ['target'] } } as const;
  const legs = legsOfAttempt(
    example,
    {},
    0,
    words,
    isPhone || severity === 'error' ? leaks : undefined,
  );
  // Who calls is not the question here.
  return legs.map((leg, i) => (i === 0 && leg.state === 'suspect' ? { ...leg, state: 'up' } : leg));
}
