import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries that are on record and not in effect yet, and which changes that wait came in one import. */
export class DirectoryImports1795500000027 implements MigrationInterface {
  name = 'DirectoryImports1795500000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table directory_import_entry (
      import_id varchar not null,
      position integer not null,
      list varchar not null,
      first varchar not null,
      second varchar not null,
      before text,
      restrictions_before text,
      after text not null,
      restrictions_after text,
      primary key (import_id, position)
    ) without rowid`);
    await runner.query('alter table confirmation add column import_id varchar');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table confirmation drop column import_id');
    await runner.query('drop table directory_import_entry');
  }
}
