import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which ends of attestations somebody was told, how many days before. */
export class AttestationReminders1795500000019 implements MigrationInterface {
  name = 'AttestationReminders1795500000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table attestation_reminder (
      id varchar primary key,
      endpoint varchar not null,
      attested_by varchar,
      until_at integer not null,
      days integer not null,
      told_at integer not null,
      delivered_at integer,
      unique (endpoint, until_at, days)
    )`);
    await runner.query(
      'create index attestation_reminder_due on attestation_reminder (id) where delivered_at is null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attestation_reminder');
  }
}
