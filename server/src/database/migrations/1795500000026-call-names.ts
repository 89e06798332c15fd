import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What platforms call the calls under way, sealed, so that they can be ended after a restart too. */
export class CallNames1795500000026 implements MigrationInterface {
  name = 'CallNames1795500000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table call_name (
        call_ref varchar primary key,
        teller varchar not null,
        subjects varchar not null,
        name blob not null
      )`,
    );
    await runner.query('create index call_name_teller on call_name (teller)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table call_name');
  }
}
