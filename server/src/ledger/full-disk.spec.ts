import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { connect, migrate } from '../database/data-source.js';
import { databaseFile } from '../database/sqlite-file.js';
import { freshKeys } from '../keys/keys.fixture.js';
import { Ledger } from './ledger.js';
import { StoppedClock } from './temporary-ledger.fixture.js';

/** A folder on a disk of 16 MiB; undefined where this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
  if (mounted.status === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

describe('a disk without room to fold the write-ahead log into the file', () => {
  it('loses nothing that was written, and cuts the log once there is room', async () => {
    const folder = smallDisk();
    if (folder === undefined) {
      pending('this user may not mount a small disk');
      return;
    }
    const keys = freshKeys();
    const file = databaseFile(folder);
    const source = await connect(file, [], keys);
    await migrate(source);
    await source.destroy();
    const ledger = await Ledger.open(file, new StoppedClock(1_800_000_000_000), 2_000, keys);
    const reader = new Database(file, { readonly: true });
    const ballast = path.join(folder, 'ballast');
    const put = (hook: string, text: string, wipe = false) =>
      ledger.change({
        writes: [
          {
            sql: 'insert or replace into hook_traffic (hook, since, traffic) values (?, 1, ?)',
            values: [hook, text],
          },
        ],
        acts: [],
        wipe,
      });
    try {
      // Nothing is folded while somebody reads what was there before.
      reader.exec('begin');
      reader.prepare('select count(*) from hook_traffic').get();
      for (let n = 0; n < 8; n++) await put(`h${n}`, 'x'.repeat(200_000));
      fill(ballast);
      reader.exec('rollback');
      await put('last', 'y', true);

      expect(
        reader.prepare("select traffic from hook_traffic where hook = 'last'").pluck().get(),
      ).toBe('y');
      expect(statSync(`${file}-wal`).size)
        .withContext('not cut')
        .toBeGreaterThan(0);
      rmSync(ballast);
      await put('last', 'z');

      expect(statSync(`${file}-wal`).size)
        .withContext('cut')
        .toBe(0);
    } finally {
      rmSync(ballast, { force: true });
      reader.close();
      await ledger.close();
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Writes until 128 KiB are left. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
  }
  truncateSync(file, statSync(file).size - 131_072);
}
