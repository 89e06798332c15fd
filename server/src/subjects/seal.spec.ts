import fc from 'fast-check';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import { Seal, SealBroken } from './seal.js';

const random = new SystemRandomSource();
const TEXT = '{"user":"819011110001","名前":"太郎"}';

describe('Seal', () => {
  const master = random.bytes(32);
  const seal = new Seal(master, random);
  const keys = [seal.newKey().key, seal.newKey().key, seal.newKey().key];

  for (const count of [0, 1, 2, 3]) {
    it(`opens what was sealed under the keys of ${count} people, in whatever order they come`, () => {
      const held = keys.slice(0, count);
      const sealed = seal.seal(held, 'decision 1', TEXT);

      expect(seal.open([...held].reverse(), 'decision 1', sealed)).toBe(TEXT);
      expect(sealed.toString('latin1')).not.toContain('8190');
    });
  }

  it('needs every key: with one fewer, one more or another it stays closed', () => {
    const sealed = seal.seal(keys.slice(0, 2), 'decision 1', TEXT);
    const other = seal.newKey().key;
    for (const wrong of [keys.slice(0, 1), keys.slice(1, 2), keys, [keys[0]!, other], []]) {
      expect(() => seal.open(wrong, 'decision 1', sealed)).toThrowError(SealBroken);
    }
  });

  it('needs the key outside the database, too', () => {
    const sealed = seal.seal(keys, 'decision 1', TEXT);

    expect(() => new Seal(random.bytes(32), random).open(keys, 'decision 1', sealed)).toThrowError(
      SealBroken,
    );
  });

  it('passes nothing off as another thing', () => {
    const sealed = seal.seal(keys, 'decision 1', TEXT);

    expect(() => seal.open(keys, 'decision 2', sealed)).toThrowError(SealBroken);
  });

  it('seals the same text to other bytes each time', () => {
    expect(seal.seal(keys, 'decision 1', TEXT)).not.toEqual(seal.seal(keys, 'decision 1', TEXT));
  });

  it('notices every changed bit, and every cut', () => {
    const sealed = seal.seal(keys, 'decision 1', TEXT);
    const property = fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => seal.open(keys, 'decision 1', changed)).toThrowError(SealBroken);
    });
    fc.assert(property, { numRuns: 500 });
    for (const length of [0, 5, 27, 28, sealed.length - 1]) {
      expect(() => seal.open(keys, 'decision 1', sealed.subarray(0, length))).toThrowError(
        SealBroken,
      );
    }
  });

  it('wraps keys, and unwraps them again on another day', () => {
    const { key, wrapped } = seal.newKey();
    const later = new Seal(master, random);

    expect(later.unwrap(wrapped)).toBe(key);
    expect(wrapped.length).toBe(60);
    expect(() => new Seal(random.bytes(32), random).unwrap(wrapped)).toThrowError(SealBroken);
  });
});
