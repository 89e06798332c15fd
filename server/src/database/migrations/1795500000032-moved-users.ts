import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a business-scoped id was first shown with the number it is tied to, having had another, in epoch milliseconds (UTC). */
export class MovedUsers1795500000032 implements MigrationInterface {
  name = 'MovedUsers1795500000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table user_alias add column moved_at integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table user_alias drop column moved_at');
  }
}
