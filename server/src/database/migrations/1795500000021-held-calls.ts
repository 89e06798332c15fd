import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told of calls before it is known whose they are, held until a WhatsApp call is mixed with them. */
export class HeldCalls1795500000021 implements MigrationInterface {
  name = 'HeldCalls1795500000021';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  'alter table unmatched_event add column call_ref varchar',
  'alter table unmatched_event add column held_ref varchar',
  'create index unmatched_held on unmatched_event (call_ref) where call_ref is not null',
  `create table held_call (
    call_ref varchar primary key,
    held_at integer not null,
    is_over integer not null
  )`,
  'create index held_call_least on held_call (is_over desc, held_at)',
];

const DOWN = [
  'drop table held_call',
  'drop index unmatched_held',
  'alter table unmatched_event drop column held_ref',
  'alter table unmatched_event drop column call_ref',
];
