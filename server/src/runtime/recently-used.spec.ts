import { RecentlyUsed } from './recently-used.js';

describe('RecentlyUsed', () => {
  it('keeps half of its bound at least, the entries used last, and never more than all of it', () => {
    const map = new RecentlyUsed<number, string>(10);
    for (let key = 0; key < 1_000; key++) {
      map.set(key, String(key));
      map.get(0);
    }
    const last = [0, 996, 997, 998, 999].map((key) => map.get(key));
    const kept = Array.from({ length: 1_000 }, (_, key) => key).filter(
      (key) => map.get(key) !== undefined,
    );

    expect(kept.length).toBeLessThanOrEqual(10);
    expect(last).toEqual(['0', '996', '997', '998', '999']);
  });

  it('holds the value set last', () => {
    const map = new RecentlyUsed<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);

    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, 2, undefined]);
  });
});
