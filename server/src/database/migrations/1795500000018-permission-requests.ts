import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for permission that were sent from here, by references alone. Instants in epoch milliseconds (UTC). */
export class PermissionRequests1795500000018 implements MigrationInterface {
  name = 'PermissionRequests1795500000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table permission_request (
      id varchar primary key,
      pair varchar not null,
      business_number varchar not null,
      platform varchar not null,
      kind varchar not null,
      template varchar,
      repeat_ref varchar unique,
      question_ref varchar not null,
      requested_at integer not null,
      status varchar not null,
      code varchar,
      counts integer not null,
      answer varchar,
      answered_at integer
    )`);
    await runner.query(
      'create index permission_request_pair on permission_request (pair, requested_at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table permission_request');
  }
}
