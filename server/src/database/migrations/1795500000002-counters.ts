import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slots of the rolling windows (C1). */
export class Counters1795500000002 implements MigrationInterface {
  name = 'Counters1795500000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table slot (
      pair varchar not null,
      span varchar not null,
      n integer not null,
      used_at integer not null,
      free_at integer not null,
      holder varchar not null,
      call_id varchar,
      confirmed integer not null,
      primary key (pair, span, n)
    ) without rowid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table slot');
  }
}
