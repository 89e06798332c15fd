import { SYSTEM, type Act } from './act.js';
import { ChangeConflict } from './ledger-port.js';
import { recordFor, StoppedClock, TemporaryLedger } from './temporary-ledger.fixture.js';

const NOW = 1_800_000_000_000;

const act = (object: string): Act => ({
  action: 'note.write',
  object,
  actor: SYSTEM,
  before: null,
  after: null,
  reason: 'a spec',
});

describe('changes and their acts', () => {
  let store: TemporaryLedger;

  beforeEach(async () => {
    store = await TemporaryLedger.open(new StoppedClock(NOW));
    store.other.exec('create table note (id integer primary key, text varchar not null)');
  });

  afterEach(() => store.close());

  const note = (
    id: number,
    text: string | null,
  ): { sql: string; values: (number | string | null)[] } => ({
    sql: 'insert into note (id, text) values (?, ?)',
    values: [id, text],
  });

  it('are on record together, under the next indexes of the one log', async () => {
    await store.ledger.write({ kind: 'decision', record: recordFor('a') });
    const indexes = await store.ledger.change({
      writes: [note(1, 'one'), note(2, 'two')],
      acts: [act('note/1'), act('note/2')],
    });
    const next = await store.ledger.write({ kind: 'decision', record: recordFor('b') });

    expect(indexes).toEqual([1, 2]);
    expect(next).toEqual({ kind: 'decision', index: 3, wroteStandIn: false });
    expect(store.all('select text from note')).toEqual(['one', 'two']);
    expect(store.all('select kind from log_entry order by idx')).toEqual([
      'decision',
      'act',
      'act',
      'decision',
    ]);
    expect(JSON.parse(String(store.all('select leaf from log_entry where idx = 1')[0]))).toEqual({
      ...act('note/1'),
      v: 1,
      index: 1,
      at: new Date(NOW).toISOString(),
      kind: 'act',
    });
  });

  for (const { name, second } of [
    { name: 'breaks a key', second: note(1, 'again') },
    { name: 'breaks a constraint', second: note(2, null) },
    {
      name: 'changes fewer rows than it must',
      second: { sql: 'update note set text = ? where id = ?', values: ['x', 9], changes: 1 },
    },
  ]) {
    it(`a write that ${name} undoes its own change alone, act included`, async () => {
      const outcomes = await Promise.allSettled([
        store.ledger.write({ kind: 'decision', record: recordFor('a') }),
        store.ledger.change({ writes: [note(1, 'one')], acts: [act('note/1')] }),
        store.ledger.change({ writes: [note(5, 'five'), second], acts: [act('note/5')] }),
        store.ledger.change({ writes: [note(6, 'six')], acts: [act('note/6')] }),
      ]);

      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      const [, , refused] = outcomes;
      expect((refused as PromiseRejectedResult).reason).toBeInstanceOf(ChangeConflict);
      expect(((refused as PromiseRejectedResult).reason as ChangeConflict).write).toBe(1);
      expect(store.all('select id from note order by id')).toEqual([1, 6]);
      expect(store.all('select idx from log_entry order by idx')).toEqual([0, 1, 2]);
    });
  }

  for (const table of ['log_entry', 'log_tile', 'log_checkpoint']) {
    it(`\`${table}\` is append-only`, () => {
      const triggers = store.all(
        `select name from sqlite_master where type = 'trigger' and tbl_name = '${table}' order by name`,
      );

      expect(triggers).toEqual([`${table}_no_delete`, `${table}_no_update`]);
    });
  }

  it('a gap is an entry of the log too', async () => {
    await store.ledger.write({ kind: 'gap', from: NOW, to: NOW + 5, count: 3, reason: 'x' });

    expect(store.all('select kind from log_entry')).toEqual(['gap']);
  });
});
