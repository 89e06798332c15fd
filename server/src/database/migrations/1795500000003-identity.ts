import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their sessions, and machine keys. */
export class Identity1795500000003 implements MigrationInterface {
  name = 'Identity1795500000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table person (
      id varchar primary key,
      email varchar not null unique,
      name varchar not null,
      roles varchar not null,
      password varchar not null,
      created_at integer not null
    )`);
    await runner.query(`create table session (
      id_digest varchar primary key,
      person_id varchar not null references person (id),
      csrf_token varchar not null,
      created_at integer not null,
      seen_at integer not null
    )`);
    await runner.query(`create table machine_key (
      id varchar primary key,
      name varchar not null,
      digest varchar not null unique,
      scopes varchar not null,
      created_at integer not null,
      expires_at integer,
      last_used_at integer
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['machine_key', 'session', 'person']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
