import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The right edge of the log's tree as of the newest checkpoint, and what entries are searched by. */
export class LogEdge1795500000007 implements MigrationInterface {
  name = 'LogEdge1795500000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.query(`drop index ${index.name}`);
    await runner.query('drop table log_edge');
  }
}

/** Acts are few beside decisions: what only acts have is indexed for them alone. */
const INDEXES = [
  { name: 'log_entry_kind_at', on: '(kind, at)' },
  { name: 'log_entry_action', on: `(json_extract(leaf, '$.action'), at) where kind = 'act'` },
  { name: 'log_entry_actor', on: `(json_extract(leaf, '$.actor.id'), at) where kind = 'act'` },
  { name: 'log_entry_object', on: `(json_extract(leaf, '$.object'), at) where kind = 'act'` },
];

const UP = [
  `create table log_edge (
    level integer primary key,
    n integer not null,
    hashes blob not null
  )`,
  ...INDEXES.map(({ name, on }) => `create index ${name} on log_entry ${on}`),
];
