import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What platforms tell by themselves: their last word on a call, whose number an id of theirs is, and what fits nothing. */
export class PlatformEvents1795500000014 implements MigrationInterface {
  name = 'PlatformEvents1795500000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unmatched_event');
    await runner.query('drop table platform_number');
    await runner.query('alter table call drop column settled');
  }
}

const UP = [
  'alter table call add column settled integer not null default 0',
  `create table platform_number (
    platform varchar not null,
    platform_id varchar not null,
    account varchar not null,
    number varchar not null,
    primary key (platform, platform_id)
  ) without rowid`,
  `create table unmatched_event (
    id integer primary key,
    event_ref varchar not null unique,
    platform varchar not null,
    reason varchar not null,
    name varchar not null,
    occurred_at integer,
    first_seen_at integer not null,
    last_seen_at integer not null,
    times integer not null,
    subjects text not null,
    number blob,
    shape text not null,
    waits_for varchar,
    event text
  )`,
  'create index unmatched_waiting on unmatched_event (waits_for) where waits_for is not null',
];
