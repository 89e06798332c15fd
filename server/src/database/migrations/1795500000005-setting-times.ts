import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each setting of a number was last told, so that changes count in their own order, not in that of their arrival. */
export class SettingTimes1795500000005 implements MigrationInterface {
  name = 'SettingTimes1795500000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table business_number add column setting_times text not null default '{}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table business_number drop column setting_times');
  }
}
