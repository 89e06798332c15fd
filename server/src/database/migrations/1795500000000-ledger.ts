import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions on record, what could not be recorded, and the counts that the overview reads. */
export class Ledger1795500000000 implements MigrationInterface {
  name = 'Ledger1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'probe',
      'rule_day',
      'reason_hour',
      'decision_hour',
      'gap',
      'decision_reason',
    ]) {
      await runner.query(`drop table ${name}`);
    }
    await runner.query('drop table decision');
  }
}

const UP = [
  `create table decision (
    idx integer primary key,
    decision_id varchar not null unique,
    decided_at integer not null,
    key_id varchar not null,
    attempt_id varchar not null,
    body_digest varchar not null,
    effect varchar not null,
    scenario varchar,
    action varchar not null,
    business_number varchar not null,
    wa_id varchar,
    bsuid varchar,
    origin varchar not null,
    target varchar,
    via text not null,
    reasons text not null,
    version integer not null,
    valid_until integer,
    decision text not null,
    attempt text not null,
    evidence text not null,
    facts text not null,
    outcomes text not null,
    unique (key_id, attempt_id)
  )`,
  'create index decision_at on decision (decided_at)',
  'create index decision_scenario on decision (scenario, idx)',
  'create index decision_effect on decision (effect, idx)',
  'create index decision_number on decision (business_number, idx)',
  'create index decision_user on decision (wa_id, idx)',
  `create table decision_reason (
    code varchar not null,
    idx integer not null references decision (idx),
    primary key (code, idx)
  ) without rowid`,
  `create table gap (
    id integer primary key,
    from_at integer not null,
    to_at integer not null,
    count integer not null,
    reason varchar not null,
    after_idx integer not null
  )`,
  `create table decision_hour (
    hour integer not null,
    scenario varchar not null,
    effect varchar not null,
    pstn integer not null,
    count integer not null,
    primary key (hour, scenario, effect, pstn)
  ) without rowid`,
  `create table reason_hour (
    hour integer not null,
    code varchar not null,
    count integer not null,
    primary key (hour, code)
  ) without rowid`,
  `create table rule_day (
    day integer not null,
    rule varchar not null,
    count integer not null,
    last_at integer not null,
    primary key (day, rule)
  ) without rowid`,
  'create table probe (id integer primary key, at integer not null)',
  ...['decision', 'decision_reason', 'gap'].flatMap((table) => [
    `create trigger ${table}_no_update before update on ${table}
      begin select raise(abort, 'the log is append-only'); end`,
    `create trigger ${table}_no_delete before delete on ${table}
      begin select raise(abort, 'the log is append-only'); end`,
  ]),
];
