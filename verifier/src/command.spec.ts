import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bytesOf, exportOf, leavesOf, SigningLog, type ExportFiles } from './export.fixture.js';

describe('ringfence-verify', () => {
  const log = new SigningLog();
  const leaves = leavesOf(30);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-verify-'));
    writeFileSync(path.join(folder, 'key.pem'), log.pem);
    writeFileSync(path.join(folder, 'other.pem'), new SigningLog().pem);
    writeFileSync(
      path.join(folder, 'kept.txt'),
      [log.checkpoint(leaves.slice(0, 9)), log.checkpoint(leaves)].join(''),
    );
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (files: ExportFiles): void => {
    mkdirSync(path.join(folder, 'export'));
    for (const [name, bytes] of bytesOf(files)) {
      writeFileSync(path.join(folder, 'export', name), bytes);
    }
  };
  const run = (...args: string[]): { code: number | null; says: string } => {
    const command = path.resolve('verifier/bin/ringfence-verify.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { code: status, says: `${stdout}${stderr}` };
  };

  it('ends with 0 for an export that is intact, and tells its root', () => {
    put(exportOf(log, leaves));
    const { code, says } = run('export', '--key', 'key.pem', '--checkpoint', 'kept.txt');

    expect(says).toMatch(/^intact: entries 0 to 29 of 30; \d+ checkpoints; root \S{44}\n$/);
    expect(code).toBe(0);
  });

  it('ends with 1 for one that was tampered with, and names the first bad entry', () => {
    const files = exportOf(log, leaves);
    files.entries[7] = leaves[7]!.replace('act', 'gap');
    put(files);

    expect(run('export', '--key', 'key.pem')).toEqual({
      code: 1,
      says: 'tampered: first bad entry 7 (entry): the entry is not the one that was signed\n',
    });
    const { says } = run('export', '--key', 'key.pem', '--json');
    expect(JSON.parse(says)).toEqual(
      jasmine.objectContaining({ result: 'tampered', firstBad: 7, lastBad: 7, what: 'entry' }),
    );
  });

  it('ends with 1 when the log went back behind a checkpoint that was kept', () => {
    put(exportOf(log, leaves.slice(0, 20)));

    expect(run('export', '--key', 'key.pem', '--checkpoint', 'kept.txt')).toEqual({
      code: 1,
      says: 'tampered: first bad in entries 20 to 29 (rollback): a checkpoint tells of 30 entries, the log of 20: it went back\n',
    });
  });

  for (const { name, args, says } of [
    { name: 'no arguments', args: [], says: /^usage: ringfence-verify/ },
    {
      name: 'an option it does not know',
      args: ['export', '--key', 'key.pem', '--fast'],
      says: /--fast/,
    },
    { name: 'no key', args: ['export'], says: /^usage/ },
    {
      name: 'a key that is not there',
      args: ['export', '--key', 'no.pem'],
      says: /^unusable: no.pem/,
    },
    { name: 'no key in the file', args: ['export', '--key', 'kept.txt'], says: /no Ed25519/ },
    {
      name: 'nothing at the place',
      args: ['nowhere', '--key', 'key.pem'],
      says: /nowhere is neither/,
    },
    { name: 'a file that is no JSON', args: ['kept.json', '--key', 'key.pem'], says: /^unusable/ },
    {
      name: 'a kept checkpoint by another key',
      args: ['export', '--key', 'other.pem', '--checkpoint', 'kept.txt'],
      says: /kept.txt: a checkpoint is not signed/,
    },
    {
      name: 'a file missing from the export',
      args: ['export', '--key', 'key.pem', '--json'],
      says: /"result":"unusable".*hashes.bin/,
    },
  ]) {
    it(`ends with 2 and says why: ${name}`, () => {
      put(exportOf(log, leaves));
      rmSync(path.join(folder, 'export/hashes.bin'));
      const outcome = run(...args);

      expect(outcome.says).toMatch(says);
      expect(outcome.code).toBe(2);
    });
  }
});
