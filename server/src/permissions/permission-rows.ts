import { Injectable } from '@nestjs/common';
import type { Database, Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { ListedState } from './permission.dto.js';
import type { GrantRow } from './grant-statements.js';

/** A pair as it is listed. Instants in epoch milliseconds (UTC). */
export interface PairRow {
  readonly id: number;
  readonly pair: string;
  /** What it is sorted by. */
  readonly position: number;
}

/** Where a list goes on. */
export interface ListPlace {
  readonly position: number;
  readonly id: number;
}

/** What of the list is wanted. */
export interface ListPart {
  readonly state: ListedState;
  /** Undefined: of all business numbers. */
  readonly businessNumber: string | undefined;
  /** Undefined: from the start. */
  readonly after: ListPlace | undefined;
  /** Bounds of `ends_at`, the lower one exclusive. */
  readonly endsAfter: number;
  readonly endsUntil: number;
  readonly limit: number;
}

const CHANGED = 'granted_at is not null or revoked_at is not null';

/** How a list is read. */
interface ListPlan {
  readonly table: string;
  /** The index that is already in its order, of all numbers and of one: without it every row would be sorted. */
  readonly index: readonly [ofAll: string, ofNumber: string];
  readonly where: string;
  readonly by: string;
  readonly order: 'asc' | 'desc';
}

/** How each state is looked for; what a row is worth exactly is judged after it was read. */
const LISTS: Readonly<Record<ListedState, ListPlan>> = {
  all: changed(),
  granted: changed(),
  permanent: standing('permanent'),
  revoked: standing('revoked'),
  temporary: ending('asc'),
  expiring: ending('asc'),
  expired: ending('desc'),
  none: {
    table: 'ungranted_pair',
    index: ['ungranted_seen', 'ungranted_number_seen'],
    where: 'true',
    by: 'seen_at',
    order: 'desc',
  },
};

function changed(): ListPlan {
  return {
    table: 'grant_state',
    index: ['grant_changed', 'grant_number_changed'],
    where: CHANGED,
    by: 'changed_at',
    order: 'desc',
  };
}

function standing(state: 'permanent' | 'revoked'): ListPlan {
  return {
    table: 'grant_state',
    index: ['grant_standing', 'grant_number_standing'],
    where: `standing = '${state}'`,
    by: 'changed_at',
    order: 'desc',
  };
}

function ending(order: 'asc' | 'desc'): ListPlan {
  return {
    table: 'grant_state',
    index: ['grant_ends', 'grant_number_ends'],
    where: `standing = 'temporary' and ends_at > :endsAfter and ends_at <= :endsUntil`,
    by: 'ends_at',
    order,
  };
}

const USER = `substr(pair, instr(pair, ' ') + 1)`;

/** Reads which pairs there are, each list along an index. */
@Injectable()
export class PermissionRows {
  readonly #connection: Database;
  readonly #lists = new Map<string, Statement<[Record<string, unknown>], PairRow>>();
  readonly #ofUser: Statement<[{ user: string }], string>;
  readonly #changed: Statement<[string], GrantRow & { changed_at: number }>;
  readonly #heard: Statement<[string], number>;
  readonly #names: Statement<[string], string>;

  constructor({ connection }: LedgerConnection) {
    this.#connection = connection;
    this.#ofUser = connection
      .prepare<[{ user: string }], string>(
        `select pair from grant_state where ${USER} = :user
         union select pair from ungranted_pair where ${USER} = :user`,
      )
      .pluck();
    this.#changed = connection.prepare('select * from grant_state where pair = ?');
    this.#heard = connection
      .prepare<[string], number>('select seen_at from ungranted_pair where pair = ?')
      .pluck();
    this.#names = connection
      .prepare<[string], string>(
        'select bsuid_ref from user_alias where number_ref = ? and bsuid_ref <> number_ref',
      )
      .pluck();
  }

  list({ state, businessNumber, after, endsAfter, endsUntil, limit }: ListPart): PairRow[] {
    return this.#listOf(state, businessNumber !== undefined, after !== undefined).all({
      businessNumber,
      position: after?.position,
      id: after?.id,
      endsAfter,
      endsUntil,
      limit,
    });
  }

  /** Every pair of a user by the reference it is kept under. */
  ofUser(user: string): string[] {
    return this.#ofUser.all({ user });
  }

  /** When a pair's permission changed, or it was last heard of without one, in epoch milliseconds; undefined: not told. */
  changedAt(pair: string): number | undefined {
    const at = this.#changed.get(pair)?.changed_at ?? this.#heard.get(pair);
    return at === 0 ? undefined : at;
  }

  /** References of the business-scoped ids that events tied to a number. */
  namesOf(number: string): string[] {
    return this.#names.all(number);
  }

  #listOf(
    state: ListedState,
    isOfNumber: boolean,
    goesOn: boolean,
  ): Statement<[Record<string, unknown>], PairRow> {
    const key = `${state} ${isOfNumber} ${goesOn}`;
    let list = this.#lists.get(key);
    if (list === undefined) {
      const { table, index, where, by, order } = LISTS[state];
      const beyond = order === 'asc' ? '>' : '<';
      const conditions = [
        `(${where})`,
        ...(isOfNumber ? ['business_number = :businessNumber'] : []),
        ...(goesOn ? [`(${by}, rowid) ${beyond} (:position, :id)`] : []),
      ];
      list = this.#connection.prepare(
        `select rowid as id, pair, ${by} as position from ${table} indexed by ${index[isOfNumber ? 1 : 0]}
         where ${conditions.join(' and ')}
         order by ${by} ${order}, rowid ${order} limit :limit`,
      );
      this.#lists.set(key, list);
    }
    return list;
  }
}
