import type { DraftPolicy, Effect, TestCase } from '@ringfence/rules';
import { freeName } from '../text/free-name.js';
import { below } from '../text/json-pointer.js';
import { casePlace, type Place } from '../text/place.js';
import { listIn, nameIn } from '../text/readable.js';
import type { Exhibited } from './exhibits.js';

/** Suite that cases made of counterexamples go into. */
export const SUITE_OF_WITNESSES = 'counterexamples';

/** A case put into a draft: what to put where, and where the case stands then. */
export interface PutCase {
  readonly at: string;
  readonly value: unknown;
  readonly place: Place;
}

/**
 * The effect that a call which shows something has to have: what must never be permitted is denied, what must be possible is
 * permitted. Null: no effect says what is demanded, so no case would notice.
 */
export function demandedEffect(exhibited: Exhibited): Effect | null {
  const { witness } = exhibited;
  if (exhibited.kind !== 'property' || witness?.decision.effect !== 'permit') return null;
  return exhibited.property.verdict === 'refuted' ? 'deny' : 'permit';
}

/** Where a case goes in a draft; null: its suites cannot be read at the moment. */
export function putCase(policy: DraftPolicy, test: TestCase, effect: Effect): PutCase | null {
  if (!Array.isArray(policy.suites)) return null;
  const suites = listIn(policy.suites);
  const suite = suites.findIndex((each) => nameIn(each) === SUITE_OF_WITNESSES);
  if (suite < 0) {
    const at = below('/suites', suites.length);
    const made = { ...test, expect: { effect } };
    const value = { name: SUITE_OF_WITNESSES, cases: [made] };
    return { at, value, place: casePlace(suites.length, 0) };
  }
  const { cases } = suites[suite] as { readonly cases?: unknown };
  if (!Array.isArray(cases)) return null;
  const names = new Set(cases.map((each) => nameIn(each)));
  const made = { ...test, name: freeName(test.name, names), expect: { effect } };
  const place = casePlace(suite, cases.length);
  return { at: place.pointer, value: made, place };
}
