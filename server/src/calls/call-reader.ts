import { Injectable } from '@nestjs/common';
import type { Leg } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';

/** Reads the legs that events told of. */
@Injectable()
export class CallReader {
  readonly #legs: Statement<[Record<string, string>], { leg: string }>;

  constructor({ connection }: LedgerConnection) {
    this.#legs = connection.prepare(
      `select leg from call_leg where call_id = :callId and leg is not null
         and (removed_at is null or removed_at < added_at)
         and not exists (select 1 from call where call_id = :callId and ended_at is not null)
       order by added_at, leg_id`,
    );
  }

  legsOf(callId: string): Leg[] {
    return this.#legs.all({ callId }).map(({ leg }) => JSON.parse(leg) as Leg);
  }
}
