import fc from 'fast-check';
import { growthOf, hashOfLeaf, leavesOf, pathOf, SigningLog } from './export.fixture.js';
import { openCheckpoint, readKey } from './note.js';
import { verifyGrowth, verifyReceipt } from './verify-proof.js';

const RUNS = 1_000;
const log = new SigningLog();
const key = readKey(log.pem);
const leaves = leavesOf(23);
const hashes = leaves.map(hashOfLeaf);

interface Receipt {
  index: number;
  leaf: Record<string, unknown>;
  proof: { index: number; size: number; leafHash: string; path: string[]; checkpoint: string };
}

function receiptOf(index: number): Receipt {
  return {
    index,
    leaf: JSON.parse(leaves[index]!) as Record<string, unknown>,
    proof: {
      index,
      size: leaves.length,
      leafHash: hashes[index]!.toString('base64'),
      path: pathOf(hashes, index).map((hash) => hash.toString('base64')),
      checkpoint: log.checkpoint(leaves),
    },
  };
}

describe('A5: the receipt of an entry', () => {
  it('is intact for every entry, whatever the order of the names in it', () => {
    for (let index = 0; index < leaves.length; index++) {
      const receipt = receiptOf(index);
      const leaf = Object.fromEntries(Object.entries(receipt.leaf).reverse());

      expect(verifyReceipt({ ...receipt, leaf }, key).result).toBe('intact');
    }
  });

  const receipt = receiptOf(5);
  const proof = receipt.proof;
  const forgeries: readonly { name: string; forged: object; what: string }[] = [
    {
      name: 'another entry',
      forged: { ...receipt, leaf: { ...receipt.leaf, kind: 'gap' } },
      what: 'entry',
    },
    { name: 'another index', forged: { ...receipt, index: 6 }, what: 'entry' },
    { name: 'the receipt of another entry', forged: { ...receiptOf(6), index: 5 }, what: 'entry' },
    { name: 'another size', forged: { ...receipt, proof: { ...proof, size: 24 } }, what: 'entry' },
    { name: 'no path', forged: { ...receipt, proof: { ...proof, path: [] } }, what: 'entry' },
    {
      name: 'no list as path',
      forged: { ...receipt, proof: { ...proof, path: 'x' } },
      what: 'entry',
    },
    {
      name: 'a checkpoint by another key',
      forged: {
        ...receipt,
        proof: { ...proof, checkpoint: new SigningLog().checkpoint(leaves) },
      },
      what: 'checkpoint',
    },
    {
      name: 'a checkpoint of another size',
      forged: {
        ...receipt,
        proof: { ...proof, checkpoint: log.checkpoint(leaves.slice(0, 22)) },
      },
      what: 'entry',
    },
  ];
  for (const { name, forged, what } of forgeries) {
    it(`is tampered with ${name}`, () => {
      expect(verifyReceipt(forged, key)).toEqual(
        jasmine.objectContaining({ result: 'tampered' as const, what }),
      );
    });
  }

  it('is tampered with one bit changed in its entry, path, index, size, root or signature', () => {
    const index = fc.nat(leaves.length - 1);
    const part = fc.constantFrom('leaf', 'path', 'index', 'size', 'checkpoint');
    fc.assert(
      fc.property(index, part, fc.nat(), fc.nat(7), (at, name, place, bit) => {
        const honest = receiptOf(at);
        const flip = (text: string): string => {
          const bytes = Buffer.from(text);
          bytes[place % bytes.length]! ^= 1 << bit;
          return bytes.toString('latin1');
        };
        const { path, size, checkpoint } = honest.proof;
        if (name === 'index') {
          honest.index ^= 1 << bit;
          honest.proof.index = honest.index;
          honest.leaf['index'] = honest.index;
        } else if (name === 'leaf') honest.leaf['reason'] = flip(String(honest.leaf['reason']));
        else if (name === 'size') honest.proof.size = size ^ (1 << bit);
        else if (name === 'path') path[place % path.length] = flip(path[place % path.length]!);
        else honest.proof.checkpoint = flip(checkpoint);
        return verifyReceipt(honest, key).result === 'tampered';
      }),
      { numRuns: RUNS },
    );

    expect().nothing();
  });
});

describe('A5: a proof that the log only grew', () => {
  const kept = [9, 23].map((size) => openCheckpoint(log.checkpoint(leaves.slice(0, size)), key)!);
  const path = growthOf(hashes, 9).map((hash) => hash.toString('base64'));

  it('is intact between two checkpoints that were kept', () => {
    expect(verifyGrowth({ from: 9, to: 23, path }, kept).result).toBe('intact');
  });

  it('is tampered when the newer log does not begin with the older', () => {
    const fork = leaves.map((leaf) => leaf.replace('"act"', '"gap"'));
    const newer = openCheckpoint(log.checkpoint(fork), key)!;

    expect(verifyGrowth({ from: 9, to: 23, path }, [kept[0]!, newer])).toEqual(
      jasmine.objectContaining({
        result: 'tampered' as const,
        what: 'fork',
        firstBad: 0,
        lastBad: 8,
      }),
    );
  });

  it('says nothing without both checkpoints', () => {
    expect(() => verifyGrowth({ from: 9, to: 22, path }, kept)).toThrowError(/9 and 22/);
  });
});
