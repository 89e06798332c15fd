import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came of the requests of each hook, and the newest of them, without anybody's number. */
export class HookTraffic1795500000028 implements MigrationInterface {
  name = 'HookTraffic1795500000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table hook_traffic (
      hook varchar primary key,
      since integer not null,
      traffic text not null
    ) without rowid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hook_traffic');
  }
}
