import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { freshKeys } from '../keys/keys.fixture.js';
import { connect, migrate } from './data-source.js';
import { FolderLock } from './folder-lock.js';
import { checkSqliteRelease, databaseFile, openForWriting, UnusableStore } from './sqlite-file.js';

/** Tables that grow with use. */
const BIG = ['decision', 'slot', 'call', 'event_seen', 'grant_state', 'business_number'].map(
  (name) => `'${name}'`,
);

/** Puts in rows that differ in every text and number, whatever the columns are. */
function fillTable(connection: Database.Database, table: string, rows: number): void {
  const columns = connection.pragma(`table_info(${table})`) as { name: string; type: string }[];
  const values = columns.map(({ type }) => (/int/i.test(type) ? 'n' : `'t' || n`));
  connection.exec(`with recursive row(n) as (select 1 union all select n + 1 from row where n < ${rows})
    insert into ${table} (${columns.map(({ name }) => name).join()}) select ${values.join()} from row`);
}

describe('the database file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-database-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('S3: every write connection holds WAL, full synchronisation and foreign keys', async () => {
    const source = await connect(databaseFile(folder), [], freshKeys());
    const raw = openForWriting(databaseFile(folder));

    const held = async (pragma: string): Promise<unknown[]> => [
      Object.values((await source.query<Record<string, unknown>[]>(`pragma ${pragma}`))[0]!)[0],
      raw.pragma(pragma, { simple: true }),
    ];
    expect(await held('journal_mode')).toEqual(['wal', 'wal']);
    expect(await held('synchronous')).toEqual([2, 2]);
    expect(await held('foreign_keys')).toEqual([1, 1]);
    expect(await held('busy_timeout')).toEqual([5000, 5000]);
    raw.close();
    await source.destroy();
  });

  it('S4: every schema step goes up, down and up again', async () => {
    const source = await connect(databaseFile(folder), [], freshKeys());
    await migrate(source);
    for (let left = source.migrations.length; left > 0; left--) await source.undoLastMigration();
    const left = await source.query<{ name: string }[]>(
      `select name from sqlite_master where type in ('table', 'trigger') and name not like 'sqlite%'`,
    );
    await migrate(source);
    const again = await source.query<unknown[]>('select * from migrations');
    await source.destroy();

    expect(left.map(({ name }) => name)).toEqual(['migrations']);
    expect(again.length).toBe(source.migrations.length);
  });

  it('S4: the newest schema step goes down and up on 100,000 rows a table, and loses none', async () => {
    const source = await connect(databaseFile(folder), [], freshKeys());
    await migrate(source);
    const fill = new Database(databaseFile(folder));
    fill.pragma('synchronous = OFF');
    const tables = fill
      .prepare(`select name from sqlite_master where type = 'table' and name in (${BIG.join()})`)
      .pluck()
      .all() as string[];
    for (const table of tables) fillTable(fill, table, 100_000);
    const sums = (): unknown[] =>
      tables.map((table) => fill.prepare(`select count(*) from ${table}`).pluck().get());
    const before = sums();
    await source.undoLastMigration();
    const between = sums();
    await migrate(source);
    const after = sums();
    fill.close();
    await source.destroy();

    expect(before).toEqual(tables.map(() => 100_000));
    expect(between).toEqual(before);
    expect(after).toEqual(before);
  });

  it('S4: data of a newer version is refused, and left alone', async () => {
    const source = await connect(databaseFile(folder), [], freshKeys());
    await migrate(source);
    await source.query(`insert into migrations (timestamp, name) values (9, 'FromTheFuture9')`);

    await expectAsync(migrate(source)).toBeRejectedWithError(
      UnusableStore,
      /newer version.*FromTheFuture9/,
    );
    await source.destroy();
  });

  for (const { release, usable } of [
    { release: '3.51.2', usable: false },
    { release: '3.51.3', usable: true },
    { release: '3.52.0', usable: false },
    { release: '3.54.1', usable: true },
  ]) {
    it(`S3: SQLite ${release} is ${usable ? 'taken' : 'refused'}`, () => {
      const connection = new Database(':memory:');
      connection.function('sqlite_version', () => release);

      if (usable) expect(() => checkSqliteRelease(connection)).not.toThrow();
      else
        expect(() => checkSqliteRelease(connection)).toThrowError(UnusableStore, /may lose data/);
      connection.close();
    });
  }

  it('S3: a second server on the same folder is told who holds it', () => {
    const lock = FolderLock.take(folder);

    expect(() => FolderLock.take(folder)).toThrowError(
      UnusableStore,
      new RegExp(`in use by the server with process id ${process.pid}`),
    );
    lock.release();
    FolderLock.take(folder).release();
  });

  it('a folder that cannot be made is refused in one line', () => {
    expect(() => FolderLock.take('/proc/none/data')).toThrowError(
      UnusableStore,
      /^[^\n]*cannot be used[^\n]*$/,
    );
  });
});
