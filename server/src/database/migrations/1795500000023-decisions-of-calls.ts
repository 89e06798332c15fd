import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Under which decision a call was made, as the platform echoes it. */
export class DecisionsOfCalls1795500000023 implements MigrationInterface {
  name = 'DecisionsOfCalls1795500000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call add column decision_id varchar');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call drop column decision_id');
  }
}
