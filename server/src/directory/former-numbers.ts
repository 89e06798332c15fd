import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';

/** Knows the business numbers that permissions, calls or restrictions are on record of, or that a platform's id stands for, registered or not. */
@Injectable()
export class FormerNumbers {
  readonly #known: Statement<[{ number: string }], number>;

  constructor({ connection }: LedgerConnection) {
    this.#known = connection
      .prepare<[{ number: string }], number>(
        `select exists (select 1 from grant_state where business_number = :number)
           or exists (select 1 from ungranted_pair where business_number = :number)
           or exists (select 1 from call where business_number = :number)
           or exists (select 1 from number_restriction where number = :number)
           or exists (select 1 from platform_number where number = :number)`,
      )
      .pluck();
  }

  /** @param number E.164 with `+` */
  has(number: string): boolean {
    return this.#known.get({ number }) === 1;
  }
}
