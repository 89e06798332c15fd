import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one log: an entry for every decision, act and gap, the tiles of its tree, and its signed checkpoints. */
export class Log1795500000006 implements MigrationInterface {
  name = 'Log1795500000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['log_checkpoint', 'log_tile', 'log_entry']) {
      await runner.query(`drop table ${table}`);
    }
  }
}

const UP = [
  `create table log_entry (
    idx integer primary key,
    at integer not null,
    kind varchar not null,
    leaf text not null
  )`,
  'create index log_entry_kind on log_entry (kind, idx)',
  'create index log_entry_at on log_entry (at)',
  `create table log_tile (
    level integer not null,
    n integer not null,
    hashes blob not null,
    primary key (level, n)
  )`,
  `create table log_checkpoint (
    size integer primary key,
    at integer not null,
    note text not null
  )`,
  // Decisions recorded before there was a log keep their index.
  `insert into log_entry (idx, at, kind, leaf)
   select idx, decided_at, 'decision', json_object('at', strftime('%Y-%m-%dT%H:%M:%fZ', decided_at / 1000.0, 'unixepoch'),
     'decisionId', decision_id, 'index', idx, 'kind', 'decision', 'v', 1) from decision order by idx`,
  ...['log_entry', 'log_tile', 'log_checkpoint'].flatMap((table) => [
    `create trigger ${table}_no_update before update on ${table}
      begin select raise(abort, 'the log is append-only'); end`,
    `create trigger ${table}_no_delete before delete on ${table}
      begin select raise(abort, 'the log is append-only'); end`,
  ]),
];
