import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';

/** What a permit allows, as the watchdog compares it with what happens. */
export interface KeptPermit {
  readonly decisionId: string;
  /** Reference of its call; null: it was asked before the call had an id. */
  readonly call: string | null;
  /** Business number and user. */
  readonly pair: string;
  /** Names of the places it allows to connect. */
  readonly places: ReadonlySet<string>;
  /** Epoch milliseconds (UTC). */
  readonly decidedAt: number;
  readonly validUntil: number;
  /** When it was answered with a deny, epoch milliseconds (UTC); null: it stands. */
  readonly stoppedAt: number | null;
  /** Longest call it allows, in milliseconds; null: any. */
  readonly longest: number | null;
}

interface PermitRow {
  decision_id: string;
  call_ref: string | null;
  pair: string;
  places: string;
  decided_at: number;
  valid_until: number;
  stopped_at: number | null;
  longest: number | null;
}

/** Reads the permits of the last minutes, whichever process gave them. */
@Injectable()
export class PermitReader {
  readonly #of: Statement<[{ pair: string; call: string }], PermitRow>;

  constructor({ connection }: LedgerConnection) {
    this.#of = connection.prepare(
      `select * from permit where call_ref = :call
       union all select * from permit where call_ref is null and pair = :pair
       order by idx`,
    );
  }

  /** The permits given for a call, and those given for its business number and user before it had an id, oldest first. */
  of(pair: string, call: string): readonly KeptPermit[] {
    return this.#of.all({ pair, call }).map((row) => ({
      decisionId: row.decision_id,
      call: row.call_ref,
      pair: row.pair,
      places: new Set(JSON.parse(row.places) as string[]),
      decidedAt: row.decided_at,
      validUntil: row.valid_until,
      stoppedAt: row.stopped_at,
      longest: row.longest,
    }));
  }
}
