import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Immutable policy versions, and which of them is live since when. */
export class Policies1795500000001 implements MigrationInterface {
  name = 'Policies1795500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table policy_version (
      version integer primary key,
      digest varchar not null unique,
      canonical text not null,
      created_at integer not null,
      created_by varchar
    )`);
    await runner.query(`create table promotion (
      id integer primary key,
      version integer not null references policy_version (version),
      promoted_at integer not null,
      promoted_by varchar,
      reason text not null
    )`);
    for (const table of ['policy_version', 'promotion']) {
      await runner.query(`create trigger ${table}_no_update before update on ${table}
        begin select raise(abort, 'what was promoted does not change'); end`);
      await runner.query(`create trigger ${table}_no_delete before delete on ${table}
        begin select raise(abort, 'what was promoted does not go away'); end`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table promotion');
    await runner.query('drop table policy_version');
  }
}
