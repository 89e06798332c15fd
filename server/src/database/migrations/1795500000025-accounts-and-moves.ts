import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What platforms told of whole accounts, for numbers that turn out to belong to one later, and when a business-scoped id was seen
 * with the number it is tied to. Instants in epoch milliseconds (UTC).
 */
export class AccountsAndMoves1795500000025 implements MigrationInterface {
  name = 'AccountsAndMoves1795500000025';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table user_alias drop column linked_at');
    await runner.query('drop table account_event');
  }
}

const UP = [
  `create table account_event (
    platform varchar not null,
    account varchar not null,
    type varchar not null,
    name varchar not null,
    until_at integer,
    event_id varchar not null,
    occurred_at integer not null,
    primary key (platform, account, type, name)
  ) without rowid`,
  'alter table user_alias add column linked_at integer not null default 0',
];
