import { Injectable } from '@nestjs/common';
import type { Grant } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { ERASED, type GrantRow } from './grant-statements.js';
import type { NumberOf } from './user-key.js';

/** Reads permissions. */
@Injectable()
export class GrantReader {
  readonly #byPair: Statement<[string], GrantRow>;
  readonly #alias: Statement<[string], { number_ref: string }>;
  readonly #held: Statement<[Record<string, string>], unknown>;
  readonly #ending: Statement<[number, number], { count: number }>;

  constructor({ connection }: LedgerConnection) {
    this.#byPair = connection.prepare('select * from grant_state where pair = ?');
    this.#alias = connection.prepare('select number_ref from user_alias where bsuid_ref = ?');
    this.#held = connection.prepare(
      `select 1 from user_alias join user_seen_by using (bsuid_ref)
       where number_ref = :number and business_number = :businessNumber and bsuid_ref <> :bsuid`,
    );
    this.#ending = connection.prepare(
      `select count(*) as count from grant_state indexed by grant_ends
       where standing = 'temporary' and ends_at > ? and ends_at <= ?`,
    );
  }

  /**
   * The pair's grant, with its revocation unless a newer grant undid it; undefined: none on record.
   *
   * @param now epoch milliseconds (UTC); a revocation that is on record counts from now at the latest, whatever clock dated it
   */
  find(pair: string, now: number): Grant | undefined {
    const row = this.#byPair.get(pair);
    if (row === undefined || row.source === ERASED) return undefined;
    const grant: Grant = {};
    if (row.kind !== null) grant.kind = row.kind;
    if (row.granted_at !== null) grant.grantedAt = iso(row.granted_at);
    if (row.expires_at !== null) grant.expiresAt = iso(row.expires_at);
    if (row.source !== null) grant.source = row.source;
    if (row.confirmed_at !== null) grant.confirmedAt = iso(row.confirmed_at);
    if (row.revoked_at !== null && (row.granted_at === null || row.revoked_at >= row.granted_at)) {
      grant.revokedAt = iso(Math.min(row.revoked_at, now));
    }
    return grant;
  }

  /** When the pair's permission was last taken back, in epoch milliseconds; 0: never. */
  revokedAt(pair: string): number {
    return this.#byPair.get(pair)?.revoked_at ?? 0;
  }

  /** When the newest grant was given, in epoch milliseconds; 0: none. */
  grantedAt(pair: string): number {
    return this.#byPair.get(pair)?.granted_at ?? 0;
  }

  /** Reference of the number a business-scoped id was seen with. */
  readonly numberOf: NumberOf = (bsuid) => this.#alias.get(bsuid)?.number_ref;

  /** Whether a business number was shown this number under another id than this one; both by their references. */
  isAnothers(businessNumber: string, number: string, bsuid: string): boolean {
    return this.#held.get({ businessNumber, number, bsuid }) !== undefined;
  }

  /** Temporary grants that end within a span, in epoch milliseconds. */
  countEnding(from: number, to: number): number {
    return this.#ending.get(from, to)?.count ?? 0;
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
