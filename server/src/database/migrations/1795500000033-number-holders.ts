import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Through which business numbers a business-scoped id was seen: of one, every user has one id. */
export class NumberHolders1795500000033 implements MigrationInterface {
  name = 'NumberHolders1795500000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table user_seen_by (
      bsuid_ref varchar not null,
      business_number varchar not null,
      primary key (bsuid_ref, business_number)
    ) without rowid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table user_seen_by');
  }
}
