import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed bundles of what was promoted, promotions that wait for their instant, and kill switches. */
export class Promotions1795500000011 implements MigrationInterface {
  name = 'Promotions1795500000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['kill_switch', 'scheduled_promotion', 'bundle']) {
      await runner.query(`drop table ${table}`);
    }
    for (const column of ['log_index', 'kind']) {
      await runner.query(`alter table promotion drop column ${column}`);
    }
  }
}

const UP = [
  // What was promoted before there were bundles came with the product.
  `alter table promotion add column kind varchar not null default 'first'`,
  'alter table promotion add column log_index integer',
  `create table bundle (
    sequence integer primary key references promotion (id),
    manifest text not null,
    signature blob not null
  )`,
  `create table scheduled_promotion (
    id varchar primary key,
    digest varchar not null references policy_version (digest),
    at integer not null,
    reason varchar not null,
    person_id varchar not null,
    created_at integer not null,
    state varchar not null check (state in ('waiting', 'done', 'failed', 'cancelled')),
    closed_at integer,
    outcome varchar,
    check ((state = 'waiting') = (closed_at is null))
  )`,
  `create unique index scheduled_promotion_waiting on scheduled_promotion (digest) where state = 'waiting'`,
  `create table kill_switch (
    id varchar primary key,
    scope varchar not null check (scope in ('all', 'outbound', 'business-number')),
    business_number varchar,
    reason varchar not null,
    person_id varchar not null,
    since integer not null,
    expires_at integer not null,
    ended_at integer,
    check ((scope = 'business-number') = (business_number is not null))
  )`,
  'create index kill_switch_standing on kill_switch (ended_at) where ended_at is null',
  `create trigger bundle_no_update before update on bundle
    begin select raise(abort, 'what was promoted does not change'); end`,
  `create trigger bundle_no_delete before delete on bundle
    begin select raise(abort, 'what was promoted does not go away'); end`,
];
