import type { PropertyVerdict, Verdict } from '@ringfence/rules';
import { propertyRows, worstOf } from './property-rows.js';

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
