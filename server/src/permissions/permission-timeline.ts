import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { listOf } from '../decisions/decision-row.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { PermissionRequest } from '../permission-requests/permission-request.dto.js';
import { RequestReader } from '../permission-requests/request-reader.js';
import type { PermissionEventType } from './grant-statements.js';
import type { TimelineEntry } from './permission.dto.js';
import { iso } from './permission-view.js';

interface GrantEventRow {
  type: PermissionEventType;
  at: number;
  kind: 'temporary' | 'permanent' | null;
  expires_at: number | null;
  source: string | null;
}

interface CallRow {
  at: number;
  call_ref: string;
  initiator: 'user' | 'business';
  connected_at: number | null;
  unanswered_at: number | null;
  ended_at: number | null;
}

interface DecisionRow {
  at: number;
  decision_id: string;
  effect: 'permit' | 'deny';
  action: string;
  reasons: string;
}

/** Whose timeline it is. */
export interface TimelineOf {
  readonly pair: string;
  readonly businessNumber: string;
  /** Every reference that decisions about the user may stand under. */
  readonly people: readonly string[];
}

/** Reads what happened between a business number and a user, from everything that is on record of it. */
@Injectable()
export class PermissionTimeline {
  readonly #grants: Statement<[string, number], GrantEventRow>;
  readonly #calls: Statement<[string, number], CallRow>;
  readonly #decisions: Statement<[Record<string, unknown>], DecisionRow>;

  constructor(
    { connection }: LedgerConnection,
    private readonly requests: RequestReader,
  ) {
    this.#grants = connection.prepare(
      `select type, at, kind, expires_at, source from permission_event where pair = ?
       order by at desc, id desc limit ?`,
    );
    this.#calls = connection.prepare(
      `select coalesce(started_at, connected_at, unanswered_at, ended_at) as at, call_ref, initiator,
         connected_at, unanswered_at, ended_at from call
       where pair = ? and coalesce(started_at, connected_at, unanswered_at, ended_at) is not null
       order by at desc limit ?`,
    );
    // By the user first: a number may have any number of decisions.
    this.#decisions = connection.prepare(
      `select decided_at as at, decision_id, effect, action, reasons from decision
       where idx in (
         select idx from decision where user_ref in (select value from json_each(:people))
         union select idx from decision where bsuid_ref in (select value from json_each(:people)))
         and business_number = :businessNumber
       order by idx desc limit :limit`,
    );
  }

  /** The newest first, and whether there is more. */
  of(
    { pair, businessNumber, people }: TimelineOf,
    limit: number,
  ): { readonly entries: TimelineEntry[]; readonly isCut: boolean } {
    const asked = { people: JSON.stringify(people), businessNumber, limit: limit + 1 };
    const entries = [
      ...this.#grants.all(pair, limit + 1).map(grantEntry),
      ...this.#calls.all(pair, limit + 1).map(callEntry),
      ...this.#decisions.all(asked).map(decisionEntry),
      ...this.requests.ofPair(pair, limit + 1).map(requestEntry),
    ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    return { entries: entries.slice(0, limit), isCut: entries.length > limit };
  }
}

function grantEntry({ type, at, kind, expires_at, source }: GrantEventRow): TimelineEntry {
  return {
    kind: 'permission',
    at: iso(at),
    type,
    ...(kind === null ? {} : { granted: kind }),
    ...(expires_at === null ? {} : { expiresAt: iso(expires_at) }),
    ...(source === null ? {} : { source }),
  };
}

function callEntry(row: CallRow): TimelineEntry {
  const { connected_at, unanswered_at, ended_at } = row;
  return {
    kind: 'call',
    at: iso(row.at),
    call: row.call_ref,
    initiator: row.initiator,
    ...(connected_at === null ? {} : { connectedAt: iso(connected_at) }),
    ...(unanswered_at === null ? {} : { unansweredAt: iso(unanswered_at) }),
    ...(ended_at === null ? {} : { endedAt: iso(ended_at) }),
  };
}

function decisionEntry(row: DecisionRow): TimelineEntry {
  return {
    kind: 'decision',
    at: iso(row.at),
    decisionId: row.decision_id,
    effect: row.effect,
    action: row.action,
    reasons: listOf(row.reasons),
  };
}

function requestEntry(request: PermissionRequest): TimelineEntry {
  const { id, requestedAt, status, platform, code } = request;
  return {
    kind: 'request',
    at: requestedAt,
    request: id,
    status,
    platform,
    ...(code === undefined ? {} : { code }),
  };
}
