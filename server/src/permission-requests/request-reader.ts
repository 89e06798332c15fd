import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { Clock } from '../runtime/clock.js';
import type { PermissionRequest, RequestStatus } from './permission-request.dto.js';
import type { MessengerName } from './platform-messenger.js';
import { REQUEST_LIFE_MS } from './request-answers.js';
import { RequestCounts, type CountedRequests } from './request-counts.js';

interface Row {
  id: string;
  pair: string;
  business_number: string;
  platform: MessengerName;
  kind: 'free-form' | 'template';
  template: string | null;
  question_ref: string;
  requested_at: number;
  status: 'sending' | 'sent' | 'unknown' | 'refused';
  code: string | null;
  answer: 'accepted' | 'rejected' | null;
  answered_at: number | null;
}

/** A request that was made before under the same id of the sender's. */
export interface MadeBefore {
  readonly question: string;
  readonly request: PermissionRequest;
}

/** After this nobody waits for the platform any more, in milliseconds: the server was stopped in between. */
const SENT_OR_LOST_MS = 30_000;

/** Reads requests for permission. */
@Injectable()
export class RequestReader {
  readonly #byId: Statement<[string], Row>;
  readonly #byRepeat: Statement<[string], Row>;
  readonly #ofPair: Statement<[string, number], Row>;
  readonly #counts: RequestCounts;

  constructor(
    { connection }: LedgerConnection,
    private readonly clock: Clock,
  ) {
    this.#byId = connection.prepare('select * from permission_request where id = ?');
    this.#byRepeat = connection.prepare('select * from permission_request where repeat_ref = ?');
    this.#ofPair = connection.prepare(
      'select * from permission_request where pair = ? order by requested_at desc, id desc limit ?',
    );
    this.#counts = new RequestCounts(connection);
  }

  find(id: string): PermissionRequest | undefined {
    const row = this.#byId.get(id);
    return row === undefined ? undefined : this.#viewOf(row);
  }

  /** @param repeat reference of the sender's own id */
  madeBefore(repeat: string): MadeBefore | undefined {
    const row = this.#byRepeat.get(repeat);
    return row === undefined
      ? undefined
      : { question: row.question_ref, request: this.#viewOf(row) };
  }

  /** Newest first. @param pair `<business number> <reference>` */
  ofPair(pair: string, limit: number): PermissionRequest[] {
    return this.#ofPair.all(pair, limit).map((row) => this.#viewOf(row));
  }

  counted(pair: string, now: number): CountedRequests {
    return this.#counts.of(pair, now);
  }

  #viewOf(row: Row): PermissionRequest {
    const expiresAt = (row.answered_at ?? row.requested_at) + REQUEST_LIFE_MS;
    return {
      id: row.id,
      businessNumber: row.business_number,
      user: row.pair.slice(row.pair.indexOf(' ') + 1),
      platform: row.platform,
      kind: row.kind,
      ...(row.template === null ? {} : { template: row.template }),
      requestedAt: iso(row.requested_at),
      status: this.#statusOf(row),
      ...(row.code === null ? {} : { code: row.code }),
      ...(row.answered_at === null ? {} : { answeredAt: iso(row.answered_at) }),
      expiresAt: iso(expiresAt),
    };
  }

  #statusOf({ status, answer, requested_at: at }: Row): RequestStatus {
    const now = this.clock.now();
    if (answer !== null) return answer;
    if (status === 'refused') return status;
    if (now - at >= REQUEST_LIFE_MS) return 'expired';
    return status === 'sending' && now - at >= SENT_OR_LOST_MS ? 'unknown' : status;
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
