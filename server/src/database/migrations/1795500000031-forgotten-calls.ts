import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When something was last told of a call, and when its legs and permits were forgotten, in epoch milliseconds (UTC) of this server. */
export class ForgottenCalls1795500000031 implements MigrationInterface {
  name = 'ForgottenCalls1795500000031';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index call_over');
    await runner.query('alter table call drop column forgotten_at');
    await runner.query('alter table call drop column told_at');
  }
}

const UP = [
  'alter table call add column told_at integer',
  'alter table call add column forgotten_at integer',
  // Of calls that were over before this step nobody knows when that was told.
  'update call set told_at = ended_at where ended_at is not null',
  'create index call_over on call (told_at) where ended_at is not null and forgotten_at is null',
];
