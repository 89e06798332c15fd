import type { Grant } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';

/** A pair's permission as stored: the newest grant and the newest revocation. Instants in epoch milliseconds (UTC). */
export interface GrantRow {
  pair: string;
  kind: 'temporary' | 'permanent' | null;
  granted_at: number | null;
  expires_at: number | null;
  source: string | null;
  confirmed_at: number | null;
  revoked_at: number | null;
}

/**
 * Source of the row that stays of an erased user's grant: it grants nothing and tells nothing, but a grant given before the
 * erasure, told again or late, stays without effect.
 */
export const ERASED = 'erased';

/** Orders grants of one instant, the strictest first: a kind that is not known permits nothing, a permanent grant most. */
export const strictness = (row: string): string =>
  `(case ${row}.kind when 'temporary' then 1 when 'permanent' then 2 else 0 end, coalesce(${row}.expires_at, 1e15))`;

/** What a user's reply, or the platform by itself, did to a permission. */
export type PermissionEventType = 'granted' | 'revoked' | 'refused';

/** Writes grants and revocations; whichever instant is newer counts, of one instant whatever permits less, in whatever order they arrive. */
export class GrantStatements {
  readonly #grant: Statement<[GrantRow]>;
  readonly #revoke: Statement<[string, number]>;
  readonly #tell: Statement<
    [string, PermissionEventType, number, string | null, number | null, string | null]
  >;
  readonly #hear: Statement<[{ pair: string; at: number }]>;

  constructor(connection: Database) {
    this.#grant = connection.prepare(
      `insert into grant_state (pair, kind, granted_at, expires_at, source, confirmed_at, revoked_at)
       values (:pair, :kind, :granted_at, :expires_at, :source, :confirmed_at, :revoked_at)
       on conflict (pair) do update set kind = excluded.kind, granted_at = excluded.granted_at,
         expires_at = excluded.expires_at, source = excluded.source, confirmed_at = excluded.confirmed_at,
         revoked_at = max(coalesce(revoked_at, excluded.revoked_at), coalesce(excluded.revoked_at, revoked_at))
       where granted_at is null or excluded.granted_at > granted_at
         or (excluded.granted_at = granted_at and ${strictness('excluded')} <= ${strictness('grant_state')})`,
    );
    this.#revoke = connection.prepare(
      `insert into grant_state (pair, revoked_at) values (?, ?)
       on conflict (pair) do update set revoked_at = excluded.revoked_at
       where revoked_at is null or excluded.revoked_at > revoked_at`,
    );
    this.#tell = connection.prepare(
      'insert into permission_event (pair, type, at, kind, expires_at, source) values (?, ?, ?, ?, ?, ?)',
    );
    this.#hear = connection.prepare(
      `insert into ungranted_pair (pair, seen_at) select :pair, :at
       where not exists (select 1 from grant_state where pair = :pair)
       on conflict (pair) do update set seen_at = max(seen_at, excluded.seen_at)`,
    );
  }

  /** Of this pair something was told: it is listed from now on, with a permission or without. */
  heardOf(pair: string, at: number): void {
    this.#hear.run({ pair, at });
  }

  /** @param at when the event occurred; the grant counts from its own `grantedAt`, where it has one */
  granted(pair: string, grant: Grant, at: number): void {
    const kind = grant.kind ?? null;
    const grantedAt = instant(grant.grantedAt) ?? at;
    const expiresAt = instant(grant.expiresAt);
    const source = grant.source ?? 'event';
    this.#grant.run({
      pair,
      kind,
      granted_at: grantedAt,
      expires_at: expiresAt,
      source,
      confirmed_at: instant(grant.confirmedAt) ?? at,
      revoked_at: null,
    });
    this.#tell.run(pair, 'granted', grantedAt, kind, expiresAt, source);
    // An older grant is no news, but its end may be.
    if (grant.revokedAt !== undefined) this.revoked(pair, grant, at);
  }

  revoked(pair: string, grant: Grant | undefined, at: number): void {
    const revokedAt = instant(grant?.revokedAt) ?? at;
    this.#revoke.run(pair, revokedAt);
    this.#tell.run(pair, 'revoked', revokedAt, null, null, grant?.source ?? null);
  }

  /** The user said no: what was permitted before stays as it was. */
  refused(pair: string, grant: Grant | undefined, at: number): void {
    this.#tell.run(pair, 'refused', at, null, null, grant?.source ?? null);
  }
}

function instant(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}
