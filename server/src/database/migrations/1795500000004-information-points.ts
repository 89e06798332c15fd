import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the information points know: the directory, grants, calls and their legs, and which events were seen. */
export class InformationPoints1795500000004 implements MigrationInterface {
  name = 'InformationPoints1795500000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of TABLES) await runner.query(`drop table ${name}`);
  }
}

const TABLES = [
  'event_seen',
  'call_leg',
  'call',
  'user_alias',
  'grant_state',
  'number_restriction',
  'route',
  'endpoint',
  'business_number',
];

const UP = [
  `create table business_number (
    number varchar primary key,
    body text not null,
    settings_at integer not null
  )`,
  `create table endpoint (
    kind varchar not null,
    id varchar not null,
    body text not null,
    primary key (kind, id)
  )`,
  `create table route (
    platform varchar not null,
    route_id varchar not null,
    body text not null,
    primary key (platform, route_id)
  )`,
  `create table number_restriction (
    number varchar not null,
    type varchar not null,
    until_at integer,
    set_at integer,
    lifted_at integer,
    primary key (number, type)
  )`,
  `create table grant_state (
    pair varchar primary key,
    kind varchar,
    granted_at integer,
    expires_at integer,
    source varchar,
    confirmed_at integer,
    revoked_at integer
  )`,
  `create table user_alias (
    bsuid varchar primary key,
    wa_id varchar not null
  )`,
  `create table call (
    call_id varchar primary key,
    business_number varchar not null,
    pair varchar not null,
    initiator varchar not null,
    started_at integer,
    connected_at integer,
    unanswered_at integer,
    ended_at integer
  )`,
  'create index call_pair on call (pair)',
  'create index call_number on call (business_number, started_at)',
  'create index call_open on call (business_number) where ended_at is null and unanswered_at is null',
  `create table call_leg (
    call_id varchar not null,
    leg_id varchar not null,
    leg text,
    added_at integer,
    removed_at integer,
    primary key (call_id, leg_id)
  )`,
  `create table event_seen (
    event_id varchar primary key,
    seen_at integer not null
  ) without rowid`,
];
