import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which calls mix their media, which permits legs were added under, and what the watchdog raised. */
export class LiveCalls1795500000016 implements MigrationInterface {
  name = 'LiveCalls1795500000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view call_mixed');
    for (const table of ['alarm', 'call_permit', 'call_group']) {
      await runner.query(`drop table ${table}`);
    }
    await runner.query('drop index call_live');
  }
}

const UP = [
  `create table call_group (
    call_ref varchar not null,
    group_ref varchar not null,
    joined_at integer,
    parted_at integer,
    primary key (call_ref, group_ref)
  )`,
  'create index call_group_members on call_group (group_ref)',
  // Calls whose media is mixed now: those that are over are in nothing.
  `create view call_mixed as select call_ref, group_ref from call_group
    where joined_at is not null and (parted_at is null or parted_at < joined_at)
      and not exists (select 1 from call where call.call_ref = call_group.call_ref and ended_at is not null)`,
  'create index call_live on call (started_at) where ended_at is null and unanswered_at is null',
  `create table call_permit (
    call_ref varchar not null,
    unit varchar not null,
    decision_id varchar not null,
    ends_at integer,
    primary key (call_ref, unit)
  )`,
  'create index call_permit_decision on call_permit (decision_id)',
  'create index call_permit_ends on call_permit (ends_at) where ends_at is not null',
  `create table alarm (
    id varchar primary key,
    kind varchar not null,
    call_ref varchar not null,
    unit varchar not null,
    code varchar not null,
    business_number varchar not null,
    place varchar,
    occurred_at integer not null,
    raised_at integer not null,
    delivered_at integer,
    settled_at integer,
    settled_by varchar,
    unique (kind, call_ref, unit, code)
  )`,
  'create index alarm_open on alarm (id) where settled_at is null',
  'create index alarm_due on alarm (id) where delivered_at is null',
];
