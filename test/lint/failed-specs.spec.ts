import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failedSpecs, takeTally } from '../../tools/tally.mjs';

/** Runs one spec file as a suite does. @returns what the end of the log says of it */
function toldAtTheEnd(text: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-tally-'));
  try {
    const [file, out] = [path.join(folder, 'a.spec.mjs'), path.join(folder, 'tally.json')];
    writeFileSync(file, text);
    const { status } = spawnSync(process.execPath, ['tools/jasmine-node.mjs', out, file], {
      env: { ...process.env, SEED: '7' },
    });
    return failedSpecs('rules', takeTally(out, status));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the end of a test log', () => {
  const runs: [what: string, spec: string, told: string[]][] = [
    ['names nothing when all passed', `describe('a', () => it('b', () => expect(1).toBe(1)));`, []],
    [
      'names a failed spec with each message and the way to repeat the run',
      `describe('a', () => {
         it('b', () => { expect(1).toBe(2); expect('x').toBe('y'); });
         it('c', () => expect(1).toBe(1));
       });`,
      [
        'FAILED rules | a b',
        '    Expected 1 to be 2.',
        "    Expected 'x' to be 'y'.",
        'again: SEED=7 npm test -- rules',
      ],
    ],
    [
      'names what failed after the specs of a part',
      `describe('a', () => {
         it('b', () => expect(1).toBe(1));
         afterAll(() => { throw new Error('left open'); });
       });`,
      [
        'FAILED rules | a, around its specs',
        '    Error: left open',
        'again: SEED=7 npm test -- rules',
      ],
    ],
    [
      'names what failed before all specs',
      `beforeAll(() => { throw new Error('no browser'); });
       it('b', () => expect(1).toBe(1));`,
      [
        'FAILED rules | around all specs',
        '    Error: no browser',
        'again: SEED=7 npm test -- rules',
      ],
    ],
    [
      'says that a suite was cut short',
      `it('b', () => process.exit(9));`,
      ['FAILED rules | ', '    ended with status 4 and counted nothing'],
    ],
    [
      'says that no spec ran',
      `export {};`,
      ['FAILED rules | all specs', '    No specs found', 'again: SEED=7 npm test -- rules'],
    ],
  ];
  for (const [what, spec, told] of runs) {
    it(what, () => expect(toldAtTheEnd(spec)).toEqual(told));
  }
});
