import type { CallAttempt, Evidence } from '@ringfence/rules';
import { peopleOf, type IsBusinessNumber, type SubjectName } from '../subjects/subject-name.js';

/** A question with what was known then. */
export interface AskedCall {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
}

/**
 * The same question about people who do not exist: every personal number and id of a user gets a stand-in of its own, of the same
 * length and beginning, so that nothing of a person goes into a policy, which is never erased (A6).
 *
 * Names that callers chose (attempt, call, legs) are replaced, `context` and the names of those who attested are left out.
 *
 * @returns undefined when something of a person is written so that it cannot be told from the rest
 */
export function withStandIns(
  asked: AskedCall,
  isBusiness: IsBusinessNumber,
): AskedCall | undefined {
  const people = peopleOf(asked.attempt, asked.evidence, isBusiness);
  const standIns = new Map(people.map((person, i) => [person.value, standIn(person, i + 1)]));
  const { attempt, evidence } = replaced(withoutChosenNames(asked), standIns);
  const left = peopleOf(attempt, evidence, isBusiness).filter(({ value }) => standIns.has(value));
  return left.length === 0 ? { attempt, evidence } : undefined;
}

function standIn({ domain, value }: SubjectName, n: number): string {
  if (domain === 'bsuid') return `${value.slice(0, 3)}CASE${n}`;
  const ending = String(n);
  return value.slice(0, 2) + ending.padStart(value.length - 2, '0');
}

function withoutChosenNames({ attempt, evidence }: AskedCall): AskedCall {
  const { context: _, callId, ...asked } = attempt;
  const endpoints = Object.entries(evidence.endpoints ?? {}).map(
    ([key, { attestedBy: __, ...known }]) => [key, known] as const,
  );
  return {
    attempt: {
      ...asked,
      attemptId: 'case',
      ...(callId === undefined ? {} : { callId: 'call' }),
      legs: attempt.legs.map((leg, i) => ({ ...leg, id: `leg-${i + 1}` })),
    },
    evidence: {
      ...evidence,
      ...(evidence.knownLegs === undefined
        ? {}
        : {
            knownLegs: evidence.knownLegs.map((leg, i) => ({ ...leg, id: `known-leg-${i + 1}` })),
          }),
      ...(evidence.endpoints === undefined ? {} : { endpoints: Object.fromEntries(endpoints) }),
    },
  };
}

/** Puts the stand-ins into every text, wherever no letter or digit touches what they stand for. */
function replaced(asked: AskedCall, standIns: ReadonlyMap<string, string>): AskedCall {
  let text = JSON.stringify(asked);
  for (const [value, other] of standIns) text = text.replaceAll(pattern(value), other);
  return JSON.parse(text) as AskedCall;
}

function pattern(value: string): RegExp {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu');
}
