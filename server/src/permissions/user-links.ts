import type { UserIdentity } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';
import { linkedPair, pairKey, userKey } from './user-key.js';

/** Links business-scoped ids to numbers, for good, when an event shows both (WA-PERM-021). */
export class UserLinks {
  readonly #find: Statement<[string], { wa_id: string }>;
  readonly #link: Statement<[string, string]>;
  readonly #move: readonly Statement<[Record<string, string>]>[];

  constructor(connection: Database) {
    this.#find = connection.prepare('select wa_id from user_alias where bsuid = ?');
    this.#link = connection.prepare(
      'insert into user_alias (bsuid, wa_id) values (?, ?) on conflict (bsuid) do update set wa_id = excluded.wa_id',
    );
    this.#move = MOVES.map((sql) => connection.prepare(sql));
  }

  /** Keeps the link, and gives what was stored under the id alone to the number. */
  learn({ waId, bsuid }: UserIdentity): void {
    if (waId === undefined || bsuid === undefined) return;
    if (this.#find.get(bsuid)?.wa_id === waId) return;
    this.#link.run(bsuid, waId);
    const ending = { from: ` bsuid:${bsuid}`, to: ` ${waId}` };
    for (const move of this.#move) move.run(ending);
  }

  /** The pair under the name it has now. */
  current(pair: string): string {
    return linkedPair(pair, (bsuid) => this.#find.get(bsuid)?.wa_id);
  }

  pairOf(businessNumber: string, user: UserIdentity): string {
    return pairKey(
      businessNumber,
      userKey(user, (bsuid) => this.#find.get(bsuid)?.wa_id),
    );
  }
}

const OLD_PAIRS = `substr(pair, -length(:from)) = :from`;
const NEW_PAIR = `substr(pair, 1, length(pair) - length(:from)) || :to`;

const MOVES = [
  `update call set pair = ${NEW_PAIR} where ${OLD_PAIRS}`,
  // The newer of two grants stands, and every revocation is kept.
  `insert into grant_state (pair, kind, granted_at, expires_at, source, confirmed_at, revoked_at)
   select ${NEW_PAIR}, kind, granted_at, expires_at, source, confirmed_at, revoked_at
   from grant_state where ${OLD_PAIRS}
   on conflict (pair) do update set
     kind = iif(coalesce(excluded.granted_at, -1) >= coalesce(granted_at, -1), excluded.kind, kind),
     expires_at = iif(coalesce(excluded.granted_at, -1) >= coalesce(granted_at, -1), excluded.expires_at, expires_at),
     source = iif(coalesce(excluded.granted_at, -1) >= coalesce(granted_at, -1), excluded.source, source),
     confirmed_at = iif(coalesce(excluded.granted_at, -1) >= coalesce(granted_at, -1), excluded.confirmed_at, confirmed_at),
     granted_at = max(coalesce(granted_at, excluded.granted_at), coalesce(excluded.granted_at, granted_at)),
     revoked_at = max(coalesce(revoked_at, excluded.revoked_at), coalesce(excluded.revoked_at, revoked_at))`,
  `delete from grant_state where ${OLD_PAIRS}`,
  // Slots of both names count together, behind those the number has already.
  `insert into slot (pair, span, n, used_at, free_at, holder, call_id, confirmed)
   select ${NEW_PAIR}, span,
     row_number() over (partition by pair, span order by n) + coalesce(
       (select max(n) from slot own where own.pair = substr(slot.pair, 1, length(slot.pair) - length(:from)) || :to
         and own.span = slot.span), 0),
     used_at, free_at, holder, call_id, confirmed
   from slot where ${OLD_PAIRS}`,
  `delete from slot where ${OLD_PAIRS}`,
];
