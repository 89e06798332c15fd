import { sameJson } from './same-json.js';
import { sharing } from './sharing.js';

describe('sharing', () => {
  const older = { rules: [{ name: 'a' }, { name: 'b' }], kind: 'x' };

  it('is the older document where nothing differs', () =>
    expect(sharing(older, structuredClone(older))).toBe(older));

  it('keeps what did not change and takes what did', () => {
    const newer = { ...structuredClone(older), rules: [{ name: 'a' }, { name: 'c' }] };
    const shared = sharing(older, newer);
    expect(shared).toEqual(newer);
    expect(shared.rules[0]).toBe(older.rules[0]);
  });

  it('tells a list that lost a member from the one that had it', () =>
    expect(sharing(older, { ...older, rules: [{ name: 'a' }] }).rules.length).toBe(1));
});

describe('sameJson', () => {
  const cases: readonly { a: unknown; b: unknown; same: boolean }[] = [
    { a: { x: 1, y: [1, { z: null }] }, b: { y: [1, { z: null }], x: 1 }, same: true },
    { a: [1, 2], b: [2, 1], same: false },
    { a: { x: undefined }, b: { y: undefined }, same: false },
    { a: [], b: {}, same: false },
    { a: { x: 1 }, b: { x: 1, y: 2 }, same: false },
    { a: 'x', b: 'x', same: true },
    { a: null, b: {}, same: false },
  ];
  for (const { a, b, same } of cases) {
    it(`finds ${JSON.stringify(a)} and ${JSON.stringify(b)} ${same ? 'the same' : 'different'}`, () =>
      expect(sameJson(a, b)).toBe(same));
  }
});
