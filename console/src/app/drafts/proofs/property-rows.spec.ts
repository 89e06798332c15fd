import type { PropertyVerdict, Verdict } from '@ringfence/rules';
import { barring, propertyRows, worstOf } from './property-rows.js';

function property(id: string, verdict: Verdict = 'proved'): PropertyVerdict {
  const from = id.includes('.') ? 'product' : 'policy';
  const engines = { diagram: verdict, sat: verdict };
  return {
    id,
    title: { en: id, ja: id },
    from,
    mandatory: true,
    overridable: true,
    verdict,
    engines,
  };
}

describe('propertyRows', () => {
  it('tells the flows apart from what else the product states, and the policy’s own', () => {
    const given = ['ringfence.a', 'ringfence.flow-possible-user-to-webrtc', 'ringfence.b', 'own'];
    const { product, flows, own } = propertyRows(given.map((id) => property(id)));
    expect([product, flows, own].map((each) => each.map(({ id }) => id))).toEqual([
      ['ringfence.a', 'ringfence.b'],
      ['ringfence.flow-possible-user-to-webrtc'],
      ['own'],
    ]);
  });
});

describe('barring', () => {
  const ban: PropertyVerdict = { ...property('ringfence.ban'), overridable: false };
  const rows: readonly [name: string, given: PropertyVerdict, bars: boolean][] = [
    ['a ban that is broken', { ...ban, verdict: 'refuted' }, true],
    ['a ban that holds', ban, false],
    [
      'a ban that is not decided here: the server may decide it',
      { ...ban, verdict: 'unknown' },
      false,
    ],
    ['what two people may sign for', property('ringfence.flow', 'refuted'), false],
    ['what is only a wish', { ...ban, mandatory: false, verdict: 'refuted' }, false],
  ];
  for (const [name, given, bars] of rows) {
    it(`is ${bars ? '' : 'not '}${name}`, () =>
      expect(barring([property('own'), given])).toBe(bars ? given : null));
  }
});

describe('worstOf', () => {
  const rows: readonly [verdicts: readonly Verdict[], worst: Verdict][] = [
    [['proved', 'proved'], 'proved'],
    [['proved', 'unknown'], 'unknown'],
    [['unknown', 'refuted', 'proved'], 'refuted'],
  ];
  for (const [verdicts, worst] of rows) {
    it(`of ${verdicts.join(', ')} is ${worst}`, () =>
      expect(worstOf(verdicts.map((verdict) => property('own', verdict)))).toBe(worst));
  }
});
