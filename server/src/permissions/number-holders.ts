import type { Database, Statement } from 'better-sqlite3';
import type { UserReferences } from './user-key.js';
import { MOVED } from './user-links.js';

type Named = [Record<string, unknown>];

/** Who was shown with a number. */
export interface Met {
  /** Whether they have it still, as far as is known; otherwise what is told is of a time before it was another's. */
  readonly isHolder: boolean;
  /** Whether somebody is tied to it no longer. */
  readonly isNews: boolean;
}

/**
 * Tells the holders of one number apart. A business knows each user by one id: where one business number shows a number under
 * another id than before, somebody else has it now (WA-PERM-021). What the former holder permitted ends, and nobody rings them on
 * what the next one permits.
 *
 * Ids that were seen through different business numbers may be one user's, as two businesses know them, and stay so.
 */
export class NumberHolders {
  readonly #note: Statement<Named>;
  readonly #others: Statement<Named, { bsuid_ref: string; linked_at: number }>;
  readonly #untie: Statement<Named>;
  readonly #end: readonly Statement<Named>[];

  constructor(connection: Database) {
    this.#note = connection.prepare(
      `insert or ignore into user_seen_by (bsuid_ref, business_number) values (:bsuid, :businessNumber)`,
    );
    this.#others = connection.prepare(
      `select bsuid_ref, linked_at from user_alias join user_seen_by using (bsuid_ref)
       where number_ref = :number and business_number = :businessNumber and bsuid_ref <> :bsuid
       order by linked_at desc`,
    );
    // Tied to nothing but itself, so that nothing of an earlier day ties it to the number again.
    this.#untie = connection.prepare(
      `insert into user_alias (bsuid_ref, number_ref, linked_at, moved_at) values (:bsuid, :bsuid, :at, :at)
       on conflict (bsuid_ref) do update set number_ref = excluded.number_ref, linked_at = excluded.linked_at,
         moved_at = excluded.moved_at where number_ref = :number`,
    );
    this.#end = ENDINGS.map((sql) => connection.prepare(sql));
  }

  /** @param at when both names were shown together, in epoch milliseconds (UTC) */
  meet(businessNumber: string, { number, bsuid }: UserReferences, at: number): Met {
    if (number === undefined || bsuid === undefined) return { isHolder: true, isNews: false };
    this.#note.run({ bsuid, businessNumber });
    const others = this.#others.all({ number, bsuid, businessNumber });
    const [newest] = others;
    if (newest !== undefined && at < newest.linked_at) {
      const { changes } = this.#untie.run({ bsuid, number, at: newest.linked_at });
      return { isHolder: false, isNews: changes > 0 };
    }
    // Of one instant nobody can say who came after whom.
    const former = others.filter(({ linked_at }) => linked_at < at);
    for (const { bsuid_ref } of former) {
      for (const end of this.#end) end.run({ former: bsuid_ref, number, at });
      this.#untie.run({ bsuid: bsuid_ref, number, at });
    }
    return { isHolder: true, isNews: former.length > 0 };
  }
}

const GIVEN_BEFORE = `substr(pair, instr(pair, ' ') + 1) = :number and granted_at < :at
  and business_number in (select business_number from user_seen_by where bsuid_ref = :former)`;

/** Whoever has the number now may permit in the same instant: what stood before ends just before it. */
const ENDINGS = [
  `insert into permission_event (pair, type, at, source) select pair, 'revoked', :at - 1, '${MOVED}'
   from grant_state where ${GIVEN_BEFORE} and coalesce(revoked_at, -1) < granted_at`,
  `update grant_state set revoked_at = max(coalesce(revoked_at, 0), :at - 1) where ${GIVEN_BEFORE}`,
];
