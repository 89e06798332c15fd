import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a permit was answered with a deny, since a kill switch covered it, in epoch milliseconds (UTC). */
export class StoppedPermits1795500000030 implements MigrationInterface {
  name = 'StoppedPermits1795500000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table permit add column stopped_at integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table permit drop column stopped_at');
  }
}
