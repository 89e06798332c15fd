import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is listed of permissions: their standing and end, what changed them, and who is known without one. */
export class PermissionTimeline1795500000017 implements MigrationInterface {
  name = 'PermissionTimeline1795500000017';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** Columns worked out from the others, to be sorted and searched by. */
const COLUMNS = {
  business_number: `varchar generated always as (substr(pair, 1, instr(pair, ' ') - 1)) virtual`,
  changed_at: `integer generated always as (max(coalesce(granted_at, 0), coalesce(revoked_at, 0))) virtual`,
  standing: `varchar generated always as (case
    when revoked_at is not null and (granted_at is null or revoked_at >= granted_at) then 'revoked'
    else coalesce(kind, 'unknown') end) virtual`,
  // A temporary one is over 168 hours after it was given at the latest (WA-PERM-003).
  ends_at: `integer generated always as (min(coalesce(expires_at, granted_at + 604800000), granted_at + 604800000)) virtual`,
};

const INDEXES = {
  grant_changed: '(changed_at)',
  grant_number_changed: '(business_number, changed_at)',
  grant_standing: '(standing, changed_at)',
  grant_number_standing: '(business_number, standing, changed_at)',
  grant_ends: `(ends_at) where standing = 'temporary'`,
  grant_number_ends: `(business_number, ends_at) where standing = 'temporary'`,
};

const UP = [
  ...Object.entries(COLUMNS).map(
    ([name, column]) => `alter table grant_state add column ${name} ${column}`,
  ),
  ...Object.entries(INDEXES).map(([name, on]) => `create index ${name} on grant_state ${on}`),
  `create table permission_event (
    id integer primary key,
    pair varchar not null,
    type varchar not null,
    at integer not null,
    kind varchar,
    expires_at integer,
    source varchar
  )`,
  'create index permission_event_pair on permission_event (pair, at)',
  `create index permission_event_user on permission_event (substr(pair, instr(pair, ' ') + 1))`,
  `create table ungranted_pair (
    id integer primary key,
    pair varchar not null unique,
    seen_at integer not null,
    business_number varchar generated always as (substr(pair, 1, instr(pair, ' ') - 1)) virtual
  )`,
  'create index ungranted_seen on ungranted_pair (seen_at)',
  'create index ungranted_number_seen on ungranted_pair (business_number, seen_at)',
  `create index ungranted_user on ungranted_pair (substr(pair, instr(pair, ' ') + 1))`,
  'create index user_alias_number on user_alias (number_ref)',
  `create trigger ungranted_pair_granted after insert on grant_state
    begin delete from ungranted_pair where pair = new.pair; end`,
  // Of what came before, the newest grant and the newest revocation are on record.
  `insert into permission_event (pair, type, at, kind, expires_at, source)
   select pair, 'granted', granted_at, kind, expires_at, source from grant_state where granted_at is not null`,
  `insert into permission_event (pair, type, at)
   select pair, 'revoked', revoked_at from grant_state where revoked_at is not null and source is not 'erased'`,
  `insert into ungranted_pair (pair, seen_at)
   select pair, max(coalesce(started_at, connected_at, unanswered_at, ended_at, 0)) from call
   where instr(pair, ' ') > 0 and pair not in (select pair from grant_state) group by pair`,
];

const DOWN = [
  'drop trigger ungranted_pair_granted',
  'drop index user_alias_number',
  'drop table ungranted_pair',
  'drop table permission_event',
  ...Object.keys(INDEXES).map((name) => `drop index ${name}`),
  ...Object.keys(COLUMNS).map((name) => `alter table grant_state drop column ${name}`),
];
