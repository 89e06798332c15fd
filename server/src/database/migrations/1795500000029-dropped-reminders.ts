import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which reminders were not sent any more, since they were not true any more. */
export class DroppedReminders1795500000029 implements MigrationInterface {
  name = 'DroppedReminders1795500000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attestation_reminder add column dropped_at integer');
    await runner.query('drop index attestation_reminder_due');
    await runner.query(
      'create index attestation_reminder_due on attestation_reminder (id) where delivered_at is null and dropped_at is null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index attestation_reminder_due');
    await runner.query('alter table attestation_reminder drop column dropped_at');
    await runner.query(
      'create index attestation_reminder_due on attestation_reminder (id) where delivered_at is null',
    );
  }
}
