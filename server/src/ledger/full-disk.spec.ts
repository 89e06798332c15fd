import { spawnSync } from 'node:child_process';
import { rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { fillDisk, smallDisk } from '../../../test/harness/small-disk.js';
import { connect, migrate } from '../database/data-source.js';
import { databaseFile } from '../database/sqlite-file.js';
import { freshKeys } from '../keys/keys.fixture.js';
import { Ledger } from './ledger.js';
import { StoppedClock } from './temporary-ledger.fixture.js';

/** Bytes the disk has left: as much as a batch takes, and less than folding the log. */
const LEFT = 128 * 1_024;

describe('a disk without room to fold the write-ahead log into the file', () => {
  it('loses nothing that was written, and cuts the log once there is room', async () => {
    const folder = smallDisk(16);
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
      fillDisk(ballast);
      truncateSync(ballast, statSync(ballast).size - LEFT);
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
