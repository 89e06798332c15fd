import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts with everything that was said of them; what was submitted, approved or refused stays as it was. */
export class Drafts1795500000010 implements MigrationInterface {
  name = 'Drafts1795500000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...RECORDS, 'draft']) await runner.query(`drop table ${table}`);
    await runner.query('alter table policy_version drop column base');
  }
}

const RECORDS = [
  'draft_comment',
  'draft_rejection',
  'draft_approval',
  'draft_submission',
  'draft_contributor',
];

const UP = [
  // Digest of the version a draft began from.
  'alter table policy_version add column base varchar',
  // `policy` is the JSON text as it was sent; a part that does not parse is a string in it. A submitted draft that has its
  // approvals counts as approved: who may approve can change, so that is counted whenever it is asked.
  `create table draft (
    id varchar primary key,
    title varchar not null,
    revision integer not null,
    state varchar not null check (state in ('draft', 'submitted', 'promoted', 'superseded', 'discarded')),
    base varchar not null references policy_version (digest),
    policy blob not null,
    policy_digest varchar not null,
    problems text not null,
    digest varchar references policy_version (digest),
    round integer not null,
    created_by varchar not null,
    created_at integer not null,
    updated_by varchar not null,
    updated_at integer not null,
    check ((digest is null) = (state in ('draft', 'discarded')))
  )`,
  'create index draft_digest on draft (digest)',
  `create table draft_contributor (
    draft_id varchar not null references draft (id),
    identity varchar not null,
    person_id varchar not null,
    primary key (draft_id, identity, person_id)
  )`,
  `create table draft_submission (
    draft_id varchar not null references draft (id),
    round integer not null,
    digest varchar not null references policy_version (digest),
    person_id varchar not null,
    at integer not null,
    reason varchar,
    primary key (draft_id, round)
  )`,
  'create index draft_submission_digest on draft_submission (digest)',
  `create table draft_approval (
    draft_id varchar not null,
    round integer not null,
    digest varchar not null,
    identity varchar not null,
    person_id varchar not null,
    at integer not null,
    reason varchar not null,
    primary key (draft_id, round, identity),
    foreign key (draft_id, round) references draft_submission (draft_id, round)
  )`,
  `create table draft_rejection (
    draft_id varchar not null,
    round integer not null,
    digest varchar not null,
    person_id varchar not null,
    at integer not null,
    reason varchar not null,
    primary key (draft_id, round),
    foreign key (draft_id, round) references draft_submission (draft_id, round)
  )`,
  `create table draft_comment (
    id varchar primary key,
    draft_id varchar not null references draft (id),
    person_id varchar not null,
    at integer not null,
    pointer varchar,
    text varchar not null
  )`,
  'create index draft_comment_draft on draft_comment (draft_id, at)',
  ...RECORDS.flatMap((table) => [
    `create trigger ${table}_no_update before update on ${table}
      begin select raise(abort, 'what was said of a draft does not change'); end`,
    `create trigger ${table}_no_delete before delete on ${table}
      begin select raise(abort, 'what was said of a draft does not go away'); end`,
  ]),
  `create trigger draft_no_delete before delete on draft
    begin select raise(abort, 'a draft is discarded, never deleted'); end`,
];
