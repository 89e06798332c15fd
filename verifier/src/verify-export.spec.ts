import fc from 'fast-check';
import {
  bytesOf,
  exportOf,
  hashOfLeaf,
  leavesOf,
  SigningLog,
  type ExportFiles,
} from './export.fixture.js';
import { openCheckpoint, readKey } from './note.js';
import { readRange } from './range.js';
import { Pass } from './verify-export.js';

type Verdict = Awaited<ReturnType<Pass['verdict']>>;

const RUNS = 1_500;
const log = new SigningLog();
const other = new SigningLog();
const key = readKey(log.pem);
const leaves = leavesOf(40);
/** A log that is the same up to entry 19, and another from then on. */
const forked = [
  ...leaves.slice(0, 20),
  ...leaves.slice(20).map((leaf) => leaf.replace('"act"', '"gap"')),
];

const kept = (history: readonly string[], ...sizes: number[]): ReturnType<typeof checkpointOf>[] =>
  sizes.map((size) => checkpointOf(history.slice(0, size)));
const checkpointOf = (history: readonly string[]): { size: number; root: Buffer } =>
  openCheckpoint(log.checkpoint(history), key)!;

async function verdictOf(
  files: Map<string, Buffer>,
  older: ReturnType<typeof checkpointOf>[] = [],
): Promise<Verdict> {
  const range = readRange(files.get('range.json')!.toString());
  return new Pass(range, key, older).verdict((name) => [files.get(name)!]);
}

describe('A5: an honest export', () => {
  const cases: readonly { name: string; size: number; first?: number; count?: number }[] = [
    { name: 'of the whole log', size: 40 },
    { name: 'of a log of one entry', size: 1 },
    { name: 'of a log without entries', size: 0 },
    { name: 'of one entry in the middle', size: 40, first: 13, count: 1 },
    { name: 'of a range in the middle', size: 40, first: 11, count: 17 },
    { name: 'of the last entry', size: 40, first: 39 },
    { name: 'of no entry, in the middle', size: 40, first: 13, count: 0 },
    { name: 'of no entry, at the end', size: 40, first: 40, count: 0 },
    { name: 'of no entry, at the beginning', size: 40, count: 0 },
  ];
  for (const { name, size, ...part } of cases) {
    it(`${name} is intact`, async () => {
      const files = bytesOf(exportOf(log, leaves.slice(0, size), part));
      const verdict = await verdictOf(files);

      expect(verdict.result).withContext(String(verdict.message)).toBe('intact');
      expect([verdict.first, verdict.count, verdict.size]).toEqual([
        part.first ?? 0,
        part.count ?? size - (part.first ?? 0),
        size,
      ]);
      expect(verdict.root).toBe(checkpointOf(leaves.slice(0, size)).root.toString('base64'));
    });
  }

  it('is intact with every older checkpoint of the same log, of any size up to its own', async () => {
    const all = kept(leaves, ...Array.from({ length: 41 }, (_, size) => size));
    const verdict = await verdictOf(bytesOf(exportOf(log, leaves)), all);

    expect(verdict.result).toBe('intact');
  });

  it('is intact for every range of every log of up to 20 entries', async () => {
    for (let size = 0; size <= 20; size++) {
      for (let first = 0; first <= size; first++) {
        for (let count = 0; first + count <= size; count++) {
          const part = exportOf(log, leaves.slice(0, size), { first, count, every: 3 });
          const { result } = await verdictOf(bytesOf(part));
          if (result !== 'intact') fail(`${size} ${first} ${count}`);
        }
      }
    }

    expect().nothing();
  });
});

interface Attack {
  readonly name: string;
  readonly by?: (files: ExportFiles) => void;
  /** What the server shows instead of the honest export. */
  readonly shows?: () => ExportFiles;
  readonly kept?: ReturnType<typeof checkpointOf>[];
  readonly what: string;
  /** One index, or the span that holds the bad entry. */
  readonly bad: number | [number, number];
}

const edited = (index: number): string => leaves[index]!.replace('"act"', '"gap"');
const renumbered = (leaf: string, index: number): string =>
  leaf.replace(/"index":\d+/, `"index":${index}`);

const ATTACKS: readonly Attack[] = [
  {
    name: 'edits an entry',
    by: (files) => (files.entries[5] = edited(5)),
    what: 'entry',
    bad: 5,
  },
  {
    name: 'edits two entries',
    by: (files) => {
      files.entries[30] = edited(30);
      files.entries[5] = edited(5);
    },
    what: 'entry',
    bad: 5,
  },
  {
    name: 'edits an entry after the last checkpoint of the range',
    shows: () => {
      const files = exportOf(log, leaves, { first: 2, count: 13 });
      files.entries[11] = edited(13);
      return files;
    },
    what: 'entry',
    bad: 13,
  },
  {
    name: 'edits an entry and its hash with it',
    by: (files) => {
      files.entries[13] = edited(13);
      files.hashes[13] = hashOfLeaf(edited(13));
    },
    what: 'root',
    bad: [8, 15],
  },
  {
    name: 'edits an entry and its hash with it, where each entry has a checkpoint',
    shows: () => {
      const files = exportOf(log, leaves, { every: 1 });
      files.entries[13] = edited(13);
      files.hashes[13] = hashOfLeaf(edited(13));
      return files;
    },
    what: 'root',
    bad: 13,
  },
  {
    name: 'swaps bytes inside an entry',
    by: (files) => (files.entries[7] = leaves[7]!.replace('08:00', '80:00')),
    what: 'entry',
    bad: 7,
  },
  {
    name: 'deletes an entry',
    by: (files) => files.entries.splice(5, 1),
    what: 'index',
    bad: 5,
  },
  {
    name: 'deletes an entry, and gives the others its number',
    by: (files) => (files.entries = [...leaves.slice(0, 5), ...leaves.slice(6)].map(renumbered)),
    what: 'entry',
    bad: 5,
  },
  {
    name: 'deletes an entry and its hash, and gives the others its number',
    by: (files) => {
      files.entries = [...leaves.slice(0, 13), ...leaves.slice(14)].map(renumbered);
      files.hashes = files.entries.map(hashOfLeaf);
    },
    what: 'root',
    bad: [8, 15],
  },
  {
    name: 'puts two entries in each other’s place',
    by: (files) => ([files.entries[9], files.entries[5]] = [leaves[5]!, leaves[9]!]),
    what: 'index',
    bad: 5,
  },
  {
    name: 'puts two entries in each other’s place, with their numbers and hashes changed',
    by: (files) => {
      files.entries[9] = renumbered(leaves[13]!, 9);
      files.entries[13] = renumbered(leaves[9]!, 13);
      files.hashes = files.entries.map(hashOfLeaf);
    },
    what: 'root',
    bad: [8, 15],
  },
  {
    name: 'shows an entry twice',
    by: (files) => files.entries.splice(6, 0, leaves[5]!),
    what: 'index',
    bad: 6,
  },
  {
    name: 'shows an entry too many',
    by: (files) => files.entries.push(renumbered(leaves[5]!, 40)),
    what: 'extra',
    bad: 40,
  },
  {
    name: 'shows an entry that cannot be read',
    by: (files) => (files.entries[5] = '{'),
    what: 'index',
    bad: 5,
  },
  {
    name: 'leaves out the end',
    by: (files) => (files.entries.length = 30),
    what: 'missing',
    bad: 30,
  },
  {
    name: 'leaves out the end and says so, without a checkpoint for it',
    by: (files) => {
      files.entries.length = 30;
      files.hashes.length = 30;
      Object.assign(files.range, { count: 30, size: 30 });
      files.checkpoints.length = 3;
    },
    what: 'checkpoint',
    bad: [24, 29],
  },
  {
    name: 'leaves out the end and says so, but shows the checkpoints after it',
    by: (files) => {
      files.entries.length = 24;
      files.hashes.length = 24;
      Object.assign(files.range, { count: 24, size: 24 });
    },
    what: 'rollback',
    bad: [24, 31],
  },
  {
    name: 'goes back to an older head',
    shows: () => exportOf(log, leaves.slice(0, 24)),
    kept: kept(leaves, 16, 40),
    what: 'rollback',
    bad: [24, 39],
  },
  {
    name: 'writes history anew from entry 20 on, and signs it',
    shows: () => exportOf(log, forked),
    kept: kept(leaves, 16, 36),
    what: 'fork',
    bad: [16, 35],
  },
  {
    name: 'writes history anew right after a checkpoint that was kept',
    shows: () => exportOf(log, forked),
    kept: kept(leaves, 20, 21),
    what: 'fork',
    bad: 20,
  },
  {
    name: 'shows a fork of a part that lies after the checkpoint that was kept',
    shows: () => exportOf(log, forked, { first: 18, count: 8 }),
    kept: kept(leaves, 18, 40),
    what: 'fork',
    bad: [18, 39],
  },
  {
    name: 'signs a checkpoint with another key',
    by: (files) => (files.checkpoints[1] = other.checkpoint(leaves.slice(0, 16))),
    what: 'checkpoint',
    bad: [8, 39],
  },
  {
    name: 'signs every checkpoint with another key',
    by: (files) => (files.checkpoints = exportOf(other, leaves).checkpoints),
    what: 'checkpoint',
    bad: [0, 39],
  },
  {
    name: 'shows no checkpoint',
    by: (files) => (files.checkpoints = []),
    what: 'checkpoint',
    bad: [0, 39],
  },
  {
    name: 'shows a checkpoint before an older one',
    by: (files) => files.checkpoints.reverse(),
    what: 'checkpoint',
    bad: [32, 39],
  },
  {
    name: 'shows a checkpoint of a fork among the others',
    by: (files) => (files.checkpoints[3] = log.checkpoint(forked.slice(0, 32))),
    what: 'root',
    bad: [24, 31],
  },
  {
    name: 'lies about what comes before the range',
    shows: () => {
      const files = exportOf(log, leaves, { first: 10, count: 20 });
      files.range.left[0] = hashOfLeaf('x').toString('base64');
      return files;
    },
    what: 'root',
    bad: [10, 15],
  },
  {
    name: 'lies about what comes after the range',
    shows: () => {
      const files = exportOf(log, leaves, { first: 10, count: 14 });
      files.range.right[0] = hashOfLeaf('x').toString('base64');
      return files;
    },
    what: 'root',
    bad: [24, 39],
  },
  {
    name: 'lies about where the range begins',
    shows: () => {
      const files = exportOf(log, leaves, { first: 8, count: 8 });
      // The same number of entries before and after, elsewhere.
      Object.assign(files.range, { first: 16, size: 48 });
      return files;
    },
    what: 'root',
    bad: 16,
  },
  {
    name: 'changes a hash and not the entry',
    by: (files) => (files.hashes[5] = hashOfLeaf('x')),
    what: 'hashes',
    bad: 5,
  },
  {
    name: 'leaves out the last hashes',
    by: (files) => (files.hashes.length = 13),
    what: 'hashes',
    bad: 13,
  },
  {
    name: 'gives a hash too many',
    by: (files) => files.hashes.push(hashOfLeaf('x')),
    what: 'hashes',
    bad: 40,
  },
];

describe('A5: a server that', () => {
  for (const { name, by, shows, kept: older, what, bad } of ATTACKS) {
    it(`${name} is found out`, async () => {
      const files = shows?.() ?? exportOf(log, leaves);
      by?.(files);
      const verdict = await verdictOf(bytesOf(files), older);
      const [firstBad, lastBad] = typeof bad === 'number' ? [bad, bad] : bad;

      expect(verdict).toEqual(
        jasmine.objectContaining({ result: 'tampered' as const, what, firstBad, lastBad }),
      );
    });
  }

  it('changes one bit anywhere in an export is found out, or nothing can be said of it', async () => {
    const honest = bytesOf(exportOf(log, leaves, { first: 5, count: 21 }));
    const place = fc.tuple(fc.constantFrom(...honest.keys()), fc.nat(), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(place, async ([name, at, bit]) => {
        const bytes = Buffer.from(honest.get(name)!);
        bytes[at % bytes.length]! ^= 1 << bit;
        const verdict = await verdictOf(new Map([...honest, [name, bytes]])).catch(
          (error: Error) => error,
        );
        return verdict instanceof Error || verdict.result === 'tampered';
      }),
      { numRuns: RUNS },
    );

    expect().nothing();
  });
});

describe('A5: nothing can be said', () => {
  const lies: readonly { name: string; range: unknown }[] = [
    { name: 'no object', range: 7 },
    { name: 'no JSON', range: undefined },
    { name: 'a count below nothing', range: { first: 0, count: -1, size: 8, left: [], right: [] } },
    {
      name: 'a size that is too small',
      range: { first: 4, count: 5, size: 8, left: [], right: [] },
    },
    { name: 'a part of an entry', range: { first: 0, count: 0.5, size: 8, left: [], right: [] } },
    { name: 'no hashes of what comes before', range: { first: 8, count: 0, size: 8, right: [] } },
    {
      name: 'a hash that is too short',
      range: { first: 8, count: 0, size: 8, left: ['AAAA'], right: [] },
    },
  ];
  for (const { name, range } of lies) {
    it(`of a range with ${name}`, () => {
      expect(() => readRange(JSON.stringify(range) ?? '{')).toThrowError();
    });
  }

  it('when an older checkpoint lies before the range or in what follows it', async () => {
    const files = bytesOf(exportOf(log, leaves, { first: 10, count: 10 }));

    await expectAsync(verdictOf(files, kept(leaves, 9))).toBeRejectedWithError(/includes 9/);
    await expectAsync(verdictOf(files, kept(leaves, 21))).toBeRejectedWithError(/includes 21/);
  });
});
