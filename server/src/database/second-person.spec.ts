import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshKeys } from '../keys/keys.fixture.js';
import { connect, migrate } from './data-source.js';
import { databaseFile } from './sqlite-file.js';

describe('S4: the schema step for a second person', () => {
  it('finds the mailbox behind each address there is, and who could confirm', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-second-person-'));
    const source = await connect(databaseFile(folder), [], freshKeys());
    await migrate(source);
    const columns = async (): Promise<string[]> =>
      (await source.query<{ name: string }[]>('pragma table_info(person)')).map(({ name }) => name);
    while ((await columns()).includes('identity')) await source.undoLastMigration();
    const insert = `insert into person (id, email, name, roles, password, created_at) values (?, ?, 'N', ?, 'x', 7)`;
    await source.query(insert, ['a', 'kim+a@calls.example', 'author']);
    await source.query(insert, ['b', 'lee@calls.example', 'auditor,approver']);
    await source.query(insert, ['c', 'sam@calls.example', 'admin']);
    await migrate(source);
    const people = await source.query<unknown[]>(
      'select id, identity, confirmer_since as since, deactivated_at as away from person order by id',
    );
    await source.destroy();
    rmSync(folder, { recursive: true, force: true });

    expect(people).toEqual([
      { id: 'a', identity: 'kim@calls.example', since: null, away: null },
      { id: 'b', identity: 'lee@calls.example', since: 7, away: null },
      { id: 'c', identity: 'sam@calls.example', since: 7, away: null },
    ]);
  });
});
