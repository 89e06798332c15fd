import type { RuleConflict, Witness } from '@ringfence/rules';
import type { Proofs } from '../../proofs/proofs.js';
import { exhibited, exhibitOfChange, exhibitOfConflict } from './exhibits.js';

const WITNESS = { sentence: { en: 'A call.', ja: '通話。' } } as Witness;
const CLASS = { effect: 'deny', scenario: null, codes: [], route: [] } as const;
const CONFLICT: RuleConflict = { kind: 'route', rules: ['routing/a', 'routing/b'] };
const PROOFS: Proofs = {
  turn: 1,
  tookMs: 1,
  comparing: false,
  properties: [
    {
      id: 'own',
      title: { en: 'Own.', ja: '独自。' },
      from: 'policy',
      mandatory: true,
      overridable: true,
      verdict: 'refuted',
      engines: { diagram: 'refuted', sat: 'refuted' },
      witness: WITNESS,
    },
  ],
  findings: [],
  conflicts: [CONFLICT],
  isComplete: true,
  assumptions: [],
  difference: {
    equivalent: 'refuted',
    complete: true,
    classes: [
      {
        change: 'permit-to-deny',
        from: { ...CLASS, effect: 'permit' },
        to: CLASS,
        rules: ['routing/a'],
        witness: WITNESS,
      },
    ],
  },
  behind: { own: { rules: ['routing/c'], facts: ['grant.known'] } },
};

describe('exhibited', () => {
  const rows = [
    ['a property by its id', 'own', 'property', ['routing/c']],
    ['a conflict by its rules', exhibitOfConflict(CONFLICT), 'conflict', CONFLICT.rules],
    ['a class of calls by its number', exhibitOfChange(0), 'change', ['routing/a']],
  ] as const;
  for (const [name, address, kind, rules] of rows) {
    it(`shows ${name}, with the rules behind it`, () => {
      const found = exhibited(PROOFS, address);
      expect([found?.kind, found?.behind.rules]).toEqual([kind, rules as readonly string[]]);
    });
  }

  for (const address of ['gone', 'conflict:routing/a~routing/c', exhibitOfChange(1)]) {
    it(`shows nothing where nothing has the name: ${address}`, () =>
      expect(exhibited(PROOFS, address)).toBeNull());
  }
});
