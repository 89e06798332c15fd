import fc from 'fast-check';
import { isConsistent, isIncluded } from '../../../verifier/src/tree.js';
import { EMPTY_ROOT, leafHash, nodeHash } from './merkle-hash.js';
import {
  consistencyPath,
  inclusionPath,
  rootOfTree,
  subtreesOf,
  type SubtreeSource,
} from './merkle-proof.js';
import { rootOfHashes, TILE_WIDTH, TreeEdge } from './tree-edge.js';

const RUNS = 500;

/** Inputs and roots that the reference implementation of Certificate Transparency publishes for the same tree (RFC 6962). */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** A tree as the definition has it: all leaf hashes, and recursion (RFC 9162, 2.1.1). */
class NaiveTree implements SubtreeSource {
  constructor(readonly hashes: readonly Buffer[]) {}

  root(begin = 0, end = this.hashes.length): Buffer {
    if (end === begin) return EMPTY_ROOT;
    if (end === begin + 1) return this.hashes[begin]!;
    let split = 1;
    while (split * 2 < end - begin) split *= 2;
    return nodeHash(this.root(begin, begin + split), this.root(begin + split, end));
  }

  perfect(height: number, index: number): Buffer {
    return this.root(index * 2 ** height, (index + 1) * 2 ** height);
  }
}

const LEAVES = Array.from({ length: 70_000 }, (_, i) => leafHash(`leaf ${i}`));
const treeOf = (size: number): NaiveTree => new NaiveTree(LEAVES.slice(0, size));

describe('A1: the log’s tree', () => {
  const vectors = INPUTS.map((hex) => leafHash(Buffer.from(hex, 'hex')));

  ROOTS.forEach((root, size) => {
    it(`has the published root for ${size} leaves`, () => {
      const edge = new TreeEdge();
      for (const hash of vectors.slice(0, size)) edge.append(hash);

      expect(edge.root().toString('hex')).toBe(root);
      expect(rootOfTree(new NaiveTree(vectors), size).toString('hex')).toBe(root);
    });
  });

  it('gives the published paths', () => {
    const tree = new NaiveTree(vectors);
    const hex = (path: Buffer[]): string[] => path.map((hash) => hash.toString('hex'));

    expect(hex(inclusionPath(tree, 0, 8))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(consistencyPath(tree, 6, 8))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('has the root of the naive definition after each leaf, through three levels of tiles', () => {
    const edge = new TreeEdge();
    const checked = new Set([0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 65_793, 70_000]);
    for (let size = 0; size <= LEAVES.length; size++) {
      if (size <= 600 || checked.has(size)) {
        if (!edge.root().equals(treeOf(size).root())) fail(`${size} leaves have another root`);
      }
      if (size < LEAVES.length) edge.append(LEAVES[size]!);
    }

    expect(edge.size).toBe(70_000);
  });

  it('hands out each tile when it is full, and goes on from what is left as if it had never stopped', () => {
    const tiles = new Map<string, Buffer>();
    const keep = (level: number, n: number, hashes: Buffer): void => {
      if (tiles.has(`${level} ${n}`)) fail(`tile ${level} ${n} was handed out twice`);
      tiles.set(`${level} ${n}`, hashes);
    };
    let edge = new TreeEdge(keep);
    for (const [i, hash] of LEAVES.entries()) {
      if (i % 97 === 0) edge = TreeEdge.of(edge.size, edge.levels(), keep)!;
      edge.append(hash);
    }

    expect(edge.root().equals(treeOf(70_000).root())).toBeTrue();
    expect([...tiles.keys()].filter((key) => key.startsWith('0 ')).length).toBe(273);
    expect([...tiles.keys()].filter((key) => key.startsWith('1 '))).toEqual(['1 0']);
    expect(tiles.get('0 1')!.equals(Buffer.concat(LEAVES.slice(256, 512)))).toBeTrue();
    expect(
      tiles
        .get('1 0')!
        .subarray(32, 64)
        .equals(rootOfHashes(tiles.get('0 1')!)),
    ).toBeTrue();
    expect(edge.levels().map(({ level, n }) => [level, n])).toEqual([
      [0, 273],
      [1, 1],
      [2, 0],
    ]);
  });

  it('does not go on from an edge that lacks hashes, or has too many', () => {
    const edge = new TreeEdge();
    for (const hash of LEAVES.slice(0, TILE_WIDTH + 3)) edge.append(hash);
    const levels = edge.levels();

    expect(TreeEdge.of(TILE_WIDTH + 3, levels)).toBeDefined();
    expect(TreeEdge.of(TILE_WIDTH + 3, levels.slice(1))).toBeUndefined();
    expect(TreeEdge.of(TILE_WIDTH + 2, levels)).toBeUndefined();
    expect(TreeEdge.of(3, levels)).toBeUndefined();
  });

  it('gives paths for 0 to 300 leaves that another implementation takes', () => {
    const sizes = fc.tuple(fc.nat(300), fc.nat(300), fc.nat(299));
    fc.assert(
      fc.property(sizes, ([a, b, c]) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const tree = treeOf(to);
        const [fromRoot, toRoot] = [treeOf(from).root(), tree.root()];
        const growth = consistencyPath(tree, from, to);
        if (!isConsistent({ from, to, path: growth, fromRoot, toRoot })) return false;
        if (to === 0) return true;
        const index = c % to;
        const path = inclusionPath(tree, index, to);
        return isIncluded({ index, size: to, leaf: LEAVES[index]!, path, root: toRoot });
      }),
      { numRuns: RUNS },
    );

    expect().nothing();
  });

  it('covers every part of the log with perfect subtrees', () => {
    for (let begin = 0; begin <= 40; begin++) {
      for (let end = begin; end <= 40; end++) {
        let at = begin;
        for (const { height, index } of subtreesOf(begin, end)) {
          expect(index * 2 ** height).toBe(at);
          at += 2 ** height;
        }

        expect(at).toBe(end);
      }
    }
  });
});
