import fc from 'fast-check';
import { growthOf, hashOfLeaf, leavesOf, pathOf, treeHash } from './export.fixture.js';
import { Frontier, isConsistent, isIncluded, leafHash } from './tree.js';

const RUNS = 300;
const HASHES = leavesOf(300).map(hashOfLeaf);
const SIZE = fc.integer({ min: 0, max: 300 });

describe('A1: the tree of RFC 9162', () => {
  it('has the roots that the naive definition gives, leaf by leaf', () => {
    const frontier = new Frontier();
    for (let size = 0; size <= 300; size++) {
      expect(frontier.size).toBe(size);
      expect(frontier.root().equals(treeHash(HASHES.slice(0, size)))).toBeTrue();
      if (size < 300) frontier.append(HASHES[size]!);
    }
  });

  it('hashes a leaf as the definition says', () => {
    expect(leafHash(Buffer.from('leaf')).equals(hashOfLeaf('leaf'))).toBeTrue();
  });

  it('takes the path of every leaf, and no path of another leaf, size or root', () => {
    const claims = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.nat(299), fc.nat(299))
      .map(([size, a, b]) => ({ size, index: a % size, other: b % size }));
    fc.assert(
      fc.property(claims, ({ size, index, other }) => {
        const hashes = HASHES.slice(0, size);
        const claim = {
          index,
          size,
          leaf: hashes[index]!,
          path: pathOf(hashes, index),
          root: treeHash(hashes),
        };
        const longer = { ...claim, path: [...claim.path, claim.root] };
        const shorter = { ...claim, path: claim.path.slice(0, -1) };
        return (
          isIncluded(claim) &&
          isIncluded({ ...claim, leaf: hashes[other]! }) === (index === other) &&
          isIncluded({ ...claim, index: other }) === (index === other) &&
          !isIncluded({ ...claim, root: hashes[other]! }) === size > 1 &&
          !isIncluded(longer) &&
          (size === 1 || !isIncluded(shorter)) &&
          !isIncluded({ ...claim, index: size }) &&
          !isIncluded({ ...claim, index: -1 }) &&
          !isIncluded({ ...claim, index: index + 0.5 })
        );
      }),
      { numRuns: RUNS },
    );

    expect().nothing();
  });

  it('takes what shows that a tree only grew, and nothing of another tree', () => {
    fc.assert(
      fc.property(SIZE, SIZE, SIZE, (a, b, c) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const hashes = HASHES.slice(0, to);
        const fromRoot = treeHash(hashes.slice(0, from));
        const path = from === 0 ? [] : growthOf(hashes, from);
        const claim = { from, to, path, fromRoot, toRoot: treeHash(hashes) };
        const otherRoot = treeHash(HASHES.slice(0, c));
        return (
          isConsistent(claim) &&
          isConsistent({ ...claim, fromRoot: otherRoot }) === (c === from) &&
          (from === 0 || isConsistent({ ...claim, toRoot: otherRoot }) === (c === to)) &&
          !isConsistent({ ...claim, path: [...path, fromRoot] }) &&
          (from === to || !isConsistent({ ...claim, from: to, to: from }))
        );
      }),
      { numRuns: RUNS },
    );

    expect().nothing();
  });
});
