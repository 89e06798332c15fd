import type { DraftPolicy, PropertyVerdict, TestCase, Witness } from '@ringfence/rules';
import { aPolicy } from '../draft.fixture.js';
import { valueAt, withInserted } from '../text/json-pointer.js';
import { demandedEffect, putCase, SUITE_OF_WITNESSES } from './case-of-witness.js';
import type { Exhibited } from './exhibits.js';

const [{ cases }] = aPolicy().suites as [{ cases: TestCase[] }];
const { expect: _, ...CALL } = cases[0];

function exhibit(verdict: PropertyVerdict['verdict'], effect: 'permit' | 'deny'): Exhibited {
  const witness: Witness = {
    case: CALL,
    decision: { effect, scenario: null, codes: [], route: [] },
    facts: {},
    sentence: { en: 'A call.', ja: '通話。' },
  };
  const title = { en: 'A property.', ja: '性質。' };
  const engines = { diagram: verdict, sat: verdict };
  const from = 'policy' as const;
  const property = {
    id: 'own',
    title,
    from,
    mandatory: true,
    overridable: true,
    verdict,
    engines,
    witness,
  };
  return { kind: 'property', property, witness, behind: { rules: [], facts: [] } };
}

describe('demandedEffect', () => {
  const rows = [
    ['denies what must never be permitted', exhibit('refuted', 'permit'), 'deny'],
    ['permits what has to be possible', exhibit('proved', 'permit'), 'permit'],
    [
      'says nothing of a refusal, of which only the reason is wrong',
      exhibit('refuted', 'deny'),
      null,
    ],
  ] as const;
  for (const [name, given, demanded] of rows) {
    it(name, () => expect(demandedEffect(given)).toBe(demanded));
  }
});

describe('putCase', () => {
  const put = (policy: DraftPolicy): DraftPolicy => {
    const { at, value } = putCase(policy, CALL, 'deny')!;
    return withInserted(policy, at, value);
  };

  it('begins a suite of its own, and puts further cases into it under free names', () => {
    const once = put(aPolicy());
    const place = putCase(once, CALL, 'deny')!.place;
    const twice = put(once);
    const suite = twice.suites as { name: string; cases: TestCase[] }[];
    expect(suite.at(-1)?.name).toBe(SUITE_OF_WITNESSES);
    expect(suite.at(-1)?.cases.map(({ name, expect: { effect } = {} }) => [name, effect])).toEqual([
      [CALL.name, 'deny'],
      [`${CALL.name} (2)`, 'deny'],
    ]);
    expect(valueAt(twice, place.pointer)).toEqual(
      jasmine.objectContaining({ attempt: CALL.attempt }),
    );
  });

  it('puts nothing into suites that cannot be read', () =>
    expect(putCase({ ...aPolicy(), suites: '[{ half' }, CALL, 'deny')).toBeNull());
});
