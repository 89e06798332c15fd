import type { Database, Statement } from 'better-sqlite3';
import { strictness } from './grant-statements.js';
import { linkedPair, pairKey, userKey, type NumberOf, type UserReferences } from './user-key.js';

/** The number an id is tied to. Instants in epoch milliseconds (UTC). */
interface Link {
  /** The id itself: its number is another user's by now, and it was seen with none since. */
  readonly number_ref: string;
  /** When both were last shown together. */
  readonly linked_at: number;
  /** When the id was first shown with this number, or without any, having had another; null: it never had, or nobody knows when that was. */
  readonly moved_at: number | null;
}

/** Links business-scoped ids to numbers, both by their references, for good, when an event shows both (WA-PERM-021). */
export class UserLinks {
  readonly #find: Statement<[string], Link>;
  readonly #link: Statement<[string, string, number, number | null]>;
  readonly #known: Statement<[{ bsuid: string }], unknown>;
  readonly #move: readonly Statement<[Record<string, string>]>[];
  readonly #part: readonly Statement<[Record<string, unknown>]>[];

  constructor(connection: Database) {
    this.#find = connection.prepare(
      'select number_ref, linked_at, moved_at from user_alias where bsuid_ref = ?',
    );
    this.#link = connection.prepare(
      `insert into user_alias (bsuid_ref, number_ref, linked_at, moved_at) values (?, ?, ?, ?)
       on conflict (bsuid_ref) do update set number_ref = excluded.number_ref, linked_at = excluded.linked_at,
         moved_at = coalesce(excluded.moved_at, moved_at)`,
    );
    this.#known = connection.prepare(
      `select 1 from subject where erased_at is null and reference = :bsuid
       union all select 1 from subject where erased_at is not null and reference = :bsuid`,
    );
    this.#move = MOVES.map((sql) => connection.prepare(sql));
    this.#part = PARTINGS.map((sql) => connection.prepare(sql));
  }

  /**
   * Keeps the link, and gives what was stored under the id alone to the number. An id that is seen with another number than before
   * has moved there, unless that was seen later still.
   *
   * @param at when both names were shown together, in epoch milliseconds (UTC)
   * @returns whether the id is tied to another number than before
   */
  learn({ number, bsuid }: UserReferences, at: number): boolean {
    if (number === undefined || bsuid === undefined) return false;
    const before = this.#find.get(bsuid);
    if (before !== undefined && at <= before.linked_at) return false;
    const from = before?.number_ref === bsuid ? undefined : before?.number_ref;
    this.#link.run(bsuid, number, at, from === undefined || from === number ? null : at);
    if (from === number) return false;
    if (from !== undefined) for (const part of this.#part) part.run({ from, to: number, at });
    // Nothing stands under an id that was never heard of, and looking for it would take long.
    if (this.#known.get({ bsuid }) === undefined) return true;
    for (const move of this.#move) move.run({ from: bsuid, to: number });
    return true;
  }

  /**
   * Whether the user has left the number that they permitted something under. What is told late of the time before is told too late
   * for {@link learn} to end it.
   *
   * @param at when they permitted it, in epoch milliseconds (UTC)
   */
  hasLeft({ number, bsuid }: UserReferences, at: number): boolean {
    const link = bsuid === undefined ? undefined : this.#find.get(bsuid);
    if (link === undefined || number === link.number_ref) return false;
    return number !== undefined || (link.moved_at !== null && at < link.moved_at);
  }

  /** The pair under the name it has now. */
  current(pair: string): string {
    return linkedPair(pair, this.#numberOf);
  }

  pairOf(businessNumber: string, user: UserReferences): string {
    return pairKey(businessNumber, userKey(user, this.#numberOf));
  }

  readonly #numberOf: NumberOf = (bsuid) => this.#find.get(bsuid)?.number_ref;
}

const OLD_PAIRS = `substr(pair, instr(pair, ' ') + 1) = :from`;
const NEW_PAIR = `substr(pair, 1, instr(pair, ' ')) || :to`;

const OTHER_COUNTS = `(coalesce(excluded.granted_at, -1) > coalesce(grant_state.granted_at, -1)
  or (excluded.granted_at is grant_state.granted_at and ${strictness('excluded')} <= ${strictness('grant_state')}))`;

/** Slots of both names count together, behind those the number has already. */
const COPY_SLOTS = `insert into slot (pair, span, n, used_at, free_at, holder, call_ref, confirmed)
   select ${NEW_PAIR}, span,
     row_number() over (partition by pair, span order by n) + coalesce(
       (select max(n) from slot own where own.pair = substr(slot.pair, 1, instr(slot.pair, ' ')) || :to
         and own.span = slot.span), 0),
     used_at, free_at, holder, call_ref, confirmed
   from slot where ${OLD_PAIRS}`;

/** Source of what was taken back because whoever gave it has another number now. */
export const MOVED = 'number-moved';

const TOLD_BEFORE = `coalesce(started_at, connected_at, unanswered_at, ended_at, 0) <= :at`;

/**
 * What becomes of what stands under a number that a user has left. Their permissions end there, and what they took back stays so;
 * what is counted of them goes along, and their slots count under the number too, which may be somebody else's by now.
 */
const PARTINGS = [
  `update call set pair = ${NEW_PAIR} where ${OLD_PAIRS} and ${TOLD_BEFORE}`,
  `update permission_request set pair = ${NEW_PAIR} where ${OLD_PAIRS} and requested_at <= :at`,
  `${COPY_SLOTS} and used_at <= :at`,
  `insert into grant_state (pair, revoked_at) select ${NEW_PAIR}, revoked_at
   from grant_state where ${OLD_PAIRS} and revoked_at is not null
   on conflict (pair) do update set revoked_at = max(coalesce(revoked_at, 0), excluded.revoked_at)`,
  `insert into permission_event (pair, type, at, source) select pair, 'revoked', :at, '${MOVED}'
   from grant_state where ${OLD_PAIRS} and granted_at <= :at and coalesce(revoked_at, -1) < granted_at`,
  `update grant_state set revoked_at = max(coalesce(revoked_at, 0), :at)
   where ${OLD_PAIRS} and granted_at <= :at`,
];

const MOVES = [
  `update call set pair = ${NEW_PAIR} where ${OLD_PAIRS}`,
  `update permit set pair = ${NEW_PAIR} where ${OLD_PAIRS}`,
  `update permission_request set pair = ${NEW_PAIR} where ${OLD_PAIRS}`,
  // The newer of two grants stands, of one instant the stricter, and every revocation is kept.
  `insert into grant_state (pair, kind, granted_at, expires_at, source, confirmed_at, revoked_at)
   select ${NEW_PAIR}, kind, granted_at, expires_at, source, confirmed_at, revoked_at
   from grant_state where ${OLD_PAIRS}
   on conflict (pair) do update set
     kind = iif(${OTHER_COUNTS}, excluded.kind, kind),
     expires_at = iif(${OTHER_COUNTS}, excluded.expires_at, expires_at),
     source = iif(${OTHER_COUNTS}, excluded.source, source),
     confirmed_at = iif(${OTHER_COUNTS}, excluded.confirmed_at, confirmed_at),
     granted_at = max(coalesce(granted_at, excluded.granted_at), coalesce(excluded.granted_at, granted_at)),
     revoked_at = max(coalesce(revoked_at, excluded.revoked_at), coalesce(excluded.revoked_at, revoked_at))`,
  `delete from grant_state where ${OLD_PAIRS}`,
  `update permission_event set pair = ${NEW_PAIR} where ${OLD_PAIRS}`,
  `insert into ungranted_pair (pair, seen_at) select ${NEW_PAIR}, seen_at from ungranted_pair
   where ${OLD_PAIRS} and not exists (select 1 from grant_state where grant_state.pair =
     substr(ungranted_pair.pair, 1, instr(ungranted_pair.pair, ' ')) || :to)
   on conflict (pair) do update set seen_at = max(seen_at, excluded.seen_at)`,
  `delete from ungranted_pair where ${OLD_PAIRS}`,
  COPY_SLOTS,
  `delete from slot where ${OLD_PAIRS}`,
];
