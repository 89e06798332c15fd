import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the permits of the last minutes allow: calls are compared with it. */
export class Permits1795500000024 implements MigrationInterface {
  name = 'Permits1795500000024';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table permit');
  }
}

const UP = [
  `create table permit (
    idx integer primary key,
    decision_id varchar not null,
    call_ref varchar,
    pair varchar not null,
    places varchar not null,
    decided_at integer not null,
    valid_until integer not null,
    longest integer,
    keep_until integer not null
  )`,
  'create index permit_call on permit (call_ref) where call_ref is not null',
  'create index permit_pair on permit (pair) where call_ref is null',
  'create index permit_kept on permit (keep_until)',
];
