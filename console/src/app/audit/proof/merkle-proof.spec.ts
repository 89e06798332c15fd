import fc from 'fast-check';
import { consistency, inclusion, leavesOf, root } from './small-ledger.fixture.js';
import { isConsistent, isSame, leafHash, rootOfInclusion, type Hash } from './merkle-proof.js';

const bent = (hash: Hash, bit: number): Hash =>
  hash.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('The proofs of the ledger', () => {
  it('hash a leaf as RFC 9162 has it', async () => {
    const hex = [...(await leafHash(new Uint8Array()))].map((b) => b.toString(16).padStart(2, '0'));
    expect(hex.join('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('accept every entry of every small ledger, and no other place for it', async () => {
    for (let size = 1; size <= 20; size++) {
      const leaves = await leavesOf(size);
      const top = await root(leaves);
      for (let index = 0; index < size; index++) {
        const path = await inclusion(index, leaves);
        const found = await rootOfInclusion(index, size, leaves[index], path);
        expect(found !== null && isSame(found, top))
          .withContext(`${index} of ${size}`)
          .toBeTrue();
        const other = await rootOfInclusion((index + 1) % size, size, leaves[index], path);
        if (size > 1) {
          expect(other !== null && isSame(other, top))
            .withContext(`moved ${index}`)
            .toBeFalse();
        }
      }
    }
  });

  it('accept every earlier ledger that grew into a later one', async () => {
    for (let to = 1; to <= 20; to++) {
      const leaves = await leavesOf(to);
      const top = await root(leaves);
      for (let from = 1; from <= to; from++) {
        const before = await root(leaves.slice(0, from));
        const path = await consistency(from, leaves);
        expect(await isConsistent(from, to, before, top, path))
          .withContext(`${from} in ${to}`)
          .toBeTrue();
      }
    }
  });

  it('refuse whatever differs by one bit', async () => {
    const leaves = await leavesOf(23);
    const top = await root(leaves);
    const bits = fc.integer({ min: 0, max: 255 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 22 }), fc.nat(), bits, async (index, at, bit) => {
        const path = await inclusion(index, leaves);
        const wrong = path.map((hash, place) =>
          place === at % path.length ? bent(hash, bit) : hash,
        );
        const found = await rootOfInclusion(index, 23, leaves[index], wrong);
        expect(found !== null && isSame(found, top)).toBeFalse();
        const moved = await rootOfInclusion(index, 23, bent(leaves[index], bit), path);
        expect(moved !== null && isSame(moved, top)).toBeFalse();
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 22 }), fc.nat(), bits, async (from, at, bit) => {
        const before = await root(leaves.slice(0, from));
        const path = await consistency(from, leaves);
        const wrong = path.map((hash, place) =>
          place === at % path.length ? bent(hash, bit) : hash,
        );
        expect(await isConsistent(from, 23, before, top, wrong)).toBeFalse();
        expect(await isConsistent(from, 23, bent(before, bit), top, path)).toBeFalse();
        expect(await isConsistent(from, 23, before, bent(top, bit), path)).toBeFalse();
      }),
    );
  });

  const misfits: [string, () => Promise<unknown>, unknown][] = [
    [
      'a place beyond the ledger',
      async () => rootOfInclusion(2, 2, (await leavesOf(1))[0], []),
      null,
    ],
    [
      'a path that is too short',
      async () => rootOfInclusion(0, 2, (await leavesOf(1))[0], []),
      null,
    ],
    [
      'a path that is too long',
      async () => rootOfInclusion(0, 1, (await leavesOf(1))[0], await leavesOf(1)),
      null,
    ],
    [
      'an empty earlier ledger',
      async () => isConsistent(0, 1, (await leavesOf(1))[0], (await leavesOf(1))[0], []),
      false,
    ],
    [
      'an earlier ledger that is longer',
      async () => isConsistent(2, 1, (await leavesOf(1))[0], (await leavesOf(1))[0], []),
      false,
    ],
  ];
  for (const [name, ask, answer] of misfits) {
    it(`refuse ${name}`, async () => expect(await ask()).toEqual(answer));
  }
});
