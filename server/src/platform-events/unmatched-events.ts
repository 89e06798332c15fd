import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import type { UnmatchedEventView, UnmatchedPage, UnmatchedQuery } from './unmatched-event.dto.js';
import { unmatchedLabel } from './unmatched-handler.js';

interface Row {
  id: number;
  event_ref: string;
  platform: string;
  reason: UnmatchedEventView['reason'];
  name: string;
  occurred_at: number | null;
  first_seen_at: number;
  last_seen_at: number;
  times: number;
  subjects: string;
  number: Buffer | null;
  shape: string;
}

/** How long people are told of what fits nothing, in milliseconds. */
const TOLD_FOR_MS = 7 * 24 * 60 * 60_000;

/** Reads what platforms told and nothing fits. */
@Injectable()
export class UnmatchedEvents extends AttentionSource {
  readonly #page: Statement<[{ before: number; platform: string | null; limit: number }], Row>;
  readonly #recent: Statement<[number], { platform: string; count: number; at: number }>;

  constructor(
    { connection }: LedgerConnection,
    private readonly subjects: SubjectReader,
  ) {
    super();
    this.#page = connection.prepare(
      `select * from unmatched_event where id < :before and (:platform is null or platform = :platform)
       order by id desc limit :limit`,
    );
    this.#recent = connection.prepare(
      `select platform, count(*) as count, max(last_seen_at) as at from unmatched_event
       where last_seen_at > ? group by platform order by platform`,
    );
  }

  /** Newest first. */
  list({ after, limit, platform }: UnmatchedQuery): UnmatchedPage {
    const rows = this.#page.all({
      before: after ?? Number.MAX_SAFE_INTEGER,
      platform: platform ?? null,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit).map((row) => this.#viewOf(row));
    return rows.length > limit ? { items, next: String(rows[limit - 1]!.id) } : { items };
  }

  attention(now: number): Attention[] {
    return this.#recent.all(now - TOLD_FOR_MS).map(({ platform, count, at }) => ({
      kind: 'events-unmatched',
      subject: platform,
      count,
      at: new Date(at).toISOString(),
    }));
  }

  #viewOf(row: Row): UnmatchedEventView {
    const { event_ref: reference, occurred_at: at, number } = row;
    return {
      reference,
      platform: row.platform,
      reason: row.reason,
      name: row.name,
      occurredAt: at === null ? null : new Date(at).toISOString(),
      firstSeenAt: new Date(row.first_seen_at).toISOString(),
      lastSeenAt: new Date(row.last_seen_at).toISOString(),
      times: row.times,
      businessNumber:
        number === null
          ? null
          : (this.subjects.open(row.subjects, unmatchedLabel(reference), number) ?? null),
      shape: JSON.parse(row.shape) as unknown,
    };
  }
}
