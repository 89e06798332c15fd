import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a platform answered last when it was asked for the settings of a number. */
export class PlatformSettings1795500000022 implements MigrationInterface {
  name = 'PlatformSettings1795500000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table platform_settings (
      platform varchar not null,
      platform_id varchar not null,
      settings varchar not null,
      asked_at integer not null,
      primary key (platform, platform_id)
    ) without rowid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table platform_settings');
  }
}
