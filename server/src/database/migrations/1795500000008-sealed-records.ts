import type { Database } from 'better-sqlite3';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { KeySet } from '../../keys/key-set.js';
import type { RandomSource } from '../../runtime/random-source.js';
import { Seal } from '../../subjects/seal.js';
import { openDecisions } from '../sealed-records/open-decisions.js';
import { openOperations } from '../sealed-records/open-operations.js';
import { sealDecisions } from '../sealed-records/seal-decisions.js';
import { sealOperations } from '../sealed-records/seal-operations.js';
import { RecordSealer } from '../sealed-records/record-sealer.js';

/**
 * Puts references in place of numbers and ids, and seals the rest of what is kept of people (A6). Rows keep their index.
 *
 * All of it is one transaction, so a process that is killed in the middle leaves the old rows; wiping what they leave in free
 * pages is asked for in the same transaction, and done after it.
 */
export function sealedRecords(keys: KeySet, random: RandomSource): new () => MigrationInterface {
  return class SealedRecords1795500000008 implements MigrationInterface {
    name = 'SealedRecords1795500000008';

    up(runner: QueryRunner): Promise<void> {
      const connection = rawOf(runner);
      for (const statement of BEFORE) connection.exec(statement);
      const sealer = new RecordSealer(connection, keys, random);
      sealDecisions(connection, sealer);
      sealOperations(connection, sealer);
      for (const statement of AFTER) connection.exec(statement);
      return Promise.resolve();
    }

    down(runner: QueryRunner): Promise<void> {
      const connection = rawOf(runner);
      for (const statement of BACK) connection.exec(statement);
      const seal = new Seal(keys.subjects, random);
      openDecisions(connection, seal);
      openOperations(connection, seal);
      for (const statement of BACK_AFTER) connection.exec(statement);
      return Promise.resolve();
    }
  };
}

/** The connection itself: a row is sealed in the process, and TypeORM would hand each one over on its own. */
function rawOf(runner: QueryRunner): Database {
  return (runner.connection.driver as unknown as { databaseConnection: Database })
    .databaseConnection;
}

const REASONS = `create table decision_reason_new (
    code varchar not null,
    idx integer not null references decision_new (idx),
    primary key (code, idx)
  ) without rowid`;
/** The old tables go, the new ones take their names; what refers to them follows. */
const SWAP = [
  'insert into decision_reason_new select code, idx from decision_reason',
  'drop table decision_reason',
  'drop table decision',
  'alter table decision_new rename to decision',
  'alter table decision_reason_new rename to decision_reason',
];
const INDEXES = [
  'create index decision_at on decision (decided_at)',
  'create index decision_scenario on decision (scenario, idx)',
  'create index decision_effect on decision (effect, idx)',
  'create index decision_number on decision (business_number, idx)',
];
const APPEND_ONLY = (table: string): string[] => [
  `create trigger ${table}_no_update before update on ${table}
    begin select raise(abort, 'the log is append-only'); end`,
  `create trigger ${table}_no_delete before delete on ${table}
    begin select raise(abort, 'the log is append-only'); end`,
];

const BEFORE = [
  `create table subject (
    id integer primary key autoincrement,
    reference varchar not null,
    wrapped_key blob,
    sealed_name blob,
    created_at integer not null,
    erased_at integer
  )`,
  'create unique index subject_live on subject (reference) where erased_at is null',
  'create index subject_erased on subject (reference) where erased_at is not null',
  'create table key_mark (name varchar primary key, mark varchar not null)',
  'create table scrub_due (step varchar primary key)',
  `create table decision_new (
    idx integer primary key,
    decision_id varchar not null unique,
    decided_at integer not null,
    key_id varchar not null,
    attempt_ref varchar not null unique,
    question_ref varchar not null,
    effect varchar not null,
    scenario varchar,
    action varchar not null,
    business_number varchar not null,
    user_ref varchar,
    bsuid_ref varchar,
    origin varchar not null,
    target varchar,
    via text not null,
    reasons text not null,
    version integer not null,
    valid_until integer,
    subjects text not null,
    payload blob not null
  )`,
  REASONS,
  `create table call_leg_new (
    call_ref varchar not null,
    leg_ref varchar not null,
    role varchar,
    subjects text,
    leg blob,
    added_at integer,
    removed_at integer,
    primary key (call_ref, leg_ref)
  )`,
  // The leaves of decisions that were recorded before are completed.
  'drop trigger log_entry_no_update',
];

const AFTER = [
  ...SWAP,
  ...INDEXES,
  'create index decision_user on decision (user_ref, idx) where user_ref is not null',
  'create index decision_bsuid on decision (bsuid_ref, idx) where bsuid_ref is not null',
  ...['decision', 'decision_reason'].flatMap(APPEND_ONLY),
  'drop table call_leg',
  'alter table call_leg_new rename to call_leg',
  `create trigger log_entry_no_update before update on log_entry
    begin select raise(abort, 'the log is append-only'); end`,
  // Whose permission it is: an erasure and a link between two names find it by that.
  `create index grant_user on grant_state (substr(pair, instr(pair, ' ') + 1))`,
  `insert into scrub_due values ('sealed records')`,
];

const BACK = [
  'drop index grant_user',
  `create table decision_new (
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
  REASONS,
  `create table call_leg_new (
    call_id varchar not null,
    leg_id varchar not null,
    leg text,
    added_at integer,
    removed_at integer,
    primary key (call_id, leg_id)
  )`,
];

const BACK_AFTER = [
  ...SWAP,
  ...INDEXES,
  'create index decision_user on decision (wa_id, idx)',
  ...['decision', 'decision_reason'].flatMap(APPEND_ONLY),
  'drop table call_leg',
  'alter table call_leg_new rename to call_leg',
  ...['subject', 'key_mark', 'scrub_due'].map((table) => `drop table ${table}`),
];
