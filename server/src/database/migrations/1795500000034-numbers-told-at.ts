import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a platform told whose number its id stands for, in epoch milliseconds (UTC): what was told before is no news. */
export class NumbersToldAt1795500000034 implements MigrationInterface {
  name = 'NumbersToldAt1795500000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform_number add column told_at integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform_number drop column told_at');
  }
}
