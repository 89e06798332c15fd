import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates of what was proved of policies that went live, and a way to the signatures for what was not. */
export class Proofs1795500000013 implements MigrationInterface {
  name = 'Proofs1795500000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index log_entry_override');
    await runner.query('drop table proof_certificate');
  }
}

const UP = [
  'create table proof_certificate (digest varchar primary key, text text not null)',
  // An entry that was overwritten need not be JSON any more: then it is in no index, and no reason not to write.
  `create index log_entry_override on log_entry (json_extract(leaf, '$.object'))
    where kind = 'act' and json_valid(leaf) and json_extract(leaf, '$.action') = 'proof.override'`,
];
