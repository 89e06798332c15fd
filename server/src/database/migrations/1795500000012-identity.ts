import type { MigrationInterface, QueryRunner } from 'typeorm';
import { identityOf } from '../../identity/mailbox-identity.js';

/** Invitations, people who leave, failures of signing in, settings, and changes that wait for a second person. */
export class SecondPerson1795500000012 implements MigrationInterface {
  name = 'SecondPerson1795500000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    const people = (await runner.query('select id, email from person')) as {
      id: string;
      email: string;
    }[];
    for (const { id, email } of people) {
      await runner.query('update person set identity = ? where id = ?', [identityOf(email), id]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['confirmation', 'setting', 'sign_in_failure', 'invitation']) {
      await runner.query(`drop table ${table}`);
    }
    for (const column of ['revoked_at', 'created_by']) {
      await runner.query(`alter table machine_key drop column ${column}`);
    }
    for (const column of ['confirmer_since', 'last_seen_at', 'deactivated_at', 'identity']) {
      await runner.query(`alter table person drop column ${column}`);
    }
  }
}

const UP = [
  `alter table person add column identity text not null default ''`,
  'alter table person add column deactivated_at integer',
  'alter table person add column last_seen_at integer',
  // When the person could first confirm what another proposed; kept for good.
  'alter table person add column confirmer_since integer',
  `update person set confirmer_since = created_at where roles like '%admin%' or roles like '%approver%'`,
  'alter table machine_key add column created_by text',
  'alter table machine_key add column revoked_at integer',
  `create table invitation (
    digest text primary key,
    person_id varchar not null references person (id),
    created_at integer not null,
    expires_at integer not null
  )`,
  `create table sign_in_failure (
    subject text primary key,
    count integer not null,
    last_at integer not null
  )`,
  `create table setting (
    name text primary key,
    value text not null
  )`,
  `create table confirmation (
    id text primary key,
    kind text not null,
    object text not null,
    change text not null,
    digest_before text,
    digest_after text,
    summary text not null,
    reason text,
    proposed_kind text not null,
    proposed_by text not null,
    proposed_at integer not null,
    expires_at integer not null,
    state text not null default 'pending',
    decided_by text,
    decided_at integer
  )`,
  'create index confirmation_state on confirmation (state, expires_at)',
];
