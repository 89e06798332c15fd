import { Injectable } from '@nestjs/common';
import type { CallAttempt, Decision, UnrecordedDecision } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';
import { Directory } from '../directory/directory.js';
import { partPayload, payloadLabel, type DecisionPayload } from '../ledger/decision-payload.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { REFERENCE, References } from '../subjects/references.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import type { DecisionFilter, DecisionSummary } from './decision.dto.js';
import { listOf, type DecisionRow } from './decision-row.js';
import { searchConditions } from './decision-search.js';
import { summaryOf } from './decision-summary.js';
import { erasedDecision } from './erased-decision.js';

/** What was answered to an attempt. */
export interface StoredAnswer {
  readonly decisionId: string;
  /** Reference of the question. */
  readonly question: string;
  readonly validUntil: number | null;
  /** Undefined: somebody it concerns was erased. */
  readonly decision: Decision | undefined;
}

/** A decision with what it rests on; undefined: somebody it concerns was erased. */
export interface StoredDecision {
  readonly decision: Decision;
  readonly version: number;
  readonly payload: DecisionPayload | undefined;
}

/** Reads decisions on record, on a connection that cannot write. */
@Injectable()
export class DecisionReader {
  readonly #connection: Database;
  readonly #byAttempt: Statement<[string], DecisionRow>;
  readonly #byId: Statement<[string], DecisionRow>;
  readonly #after: Statement<[number, number], DecisionRow>;

  constructor(
    { connection }: LedgerConnection,
    private readonly subjects: SubjectReader,
    private readonly references: References,
    private readonly versions: PolicyVersions,
    private readonly directory: Directory,
  ) {
    this.#connection = connection;
    this.#byAttempt = connection.prepare('select * from decision where attempt_ref = ?');
    this.#byId = connection.prepare('select * from decision where decision_id = ?');
    this.#after = connection.prepare('select * from decision where idx > ? order by idx limit ?');
  }

  /** @param attempt reference of the attempt's id with the key that asked */
  byAttempt(attempt: string): StoredAnswer | undefined {
    const row = this.#byAttempt.get(attempt);
    if (row === undefined) return undefined;
    const payload = this.#payloadOf(row);
    return {
      decisionId: row.decision_id,
      question: row.question_ref,
      validUntil: row.valid_until,
      decision: payload === undefined ? undefined : recorded(row, payload),
    };
  }

  byId(decisionId: string): StoredDecision | undefined {
    const row = this.#byId.get(decisionId);
    if (row === undefined) return undefined;
    const payload = this.#payloadOf(row);
    return {
      decision:
        payload === undefined
          ? erasedDecision(row, this.versions.byVersion(row.version))
          : recorded(row, payload),
      version: row.version,
      payload,
    };
  }

  /** Decisions that follow an index, oldest first. */
  following(index: number, limit: number): DecisionSummary[] {
    return this.#after.all(index, limit).map((row) => this.#summary(row));
  }

  /** One page of a search, newest first, and how many there are in all. */
  search(filter: DecisionFilter): { items: DecisionSummary[]; next?: string; total: number } {
    const { where, values } = searchConditions(
      filter,
      this.references,
      this.directory.view().businessNumbers.map(({ number }) => number),
    );
    const all = where.length === 0 ? '' : `where ${where.join(' and ')}`;
    const total = this.#connection
      .prepare<unknown[], number>(`select count(*) from decision ${all}`)
      .pluck()
      .get(...values)!;
    const page = filter.after === undefined ? where : [...where, 'idx < ?'];
    const rows = this.#connection
      .prepare<unknown[], DecisionRow>(
        `select * from decision ${page.length === 0 ? '' : `where ${page.join(' and ')}`}
         order by idx desc limit ?`,
      )
      .all(
        ...values,
        ...(filter.after === undefined ? [] : [Number(filter.after)]),
        filter.limit + 1,
      );
    const items = rows.slice(0, filter.limit).map((row) => this.#summary(row));
    const last = items[items.length - 1];
    return rows.length > filter.limit && last !== undefined
      ? { items, next: String(last.log.index), total }
      : { items, total };
  }

  #payloadOf(row: DecisionRow): DecisionPayload | undefined {
    const text = this.subjects.open(row.subjects, payloadLabel(row.decision_id), row.payload);
    return text === undefined ? undefined : partPayload(text);
  }

  #summary(row: DecisionRow): DecisionSummary {
    const payload = this.#payloadOf(row);
    const { business_number: number } = row;
    const source = {
      action: row.action,
      origin: row.origin,
      target: row.target,
      via: listOf(row.via),
      references: {
        user: row.user_ref,
        bsuid: row.bsuid_ref,
        businessNumber: REFERENCE.test(number)
          ? number
          : this.references.of('number', number.slice(1)),
      },
    };
    if (payload === undefined) {
      const decision = erasedDecision(row, this.versions.byVersion(row.version));
      const nobody = { businessNumber: number, user: {} };
      return { ...summaryOf(decision, source, nobody), erased: true };
    }
    const attempt = JSON.parse(payload.attempt) as CallAttempt;
    return summaryOf(recorded(row, payload), source, attempt);
  }
}

function recorded({ idx }: DecisionRow, { decision }: DecisionPayload): Decision {
  return { ...(JSON.parse(decision) as UnrecordedDecision), log: { index: idx } };
}
