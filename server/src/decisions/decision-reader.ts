import type { Database, Statement } from 'better-sqlite3';
import type { Decision, UnrecordedDecision } from '@ringfence/rules';
import type { DecisionFilter, DecisionSummary } from './decision.dto.js';
import { summaryOf, type SummarySource } from './decision-summary.js';

/** A decision as stored. */
export interface StoredDecision {
  readonly decision: Decision;
  readonly bodyDigest: string;
  readonly validUntil: number | null;
  readonly version: number;
  readonly attempt: string;
  readonly evidence: string;
  readonly facts: string;
}

interface Row {
  idx: number;
  body_digest: string;
  valid_until: number | null;
  version: number;
  decision: string;
  attempt: string;
  evidence: string;
  facts: string;
}

interface SummaryRow extends Omit<SummarySource, 'via'> {
  idx: number;
  via: string;
}

const SUMMARY_COLUMNS = `idx, decision, action, business_number as businessNumber, wa_id as waId, bsuid, origin, target, via`;

/** Reads decisions on record, on a connection that cannot write. */
export class DecisionReader {
  readonly #connection: Database;
  readonly #byAttempt: Statement<[string, string], Row>;
  readonly #byId: Statement<[string], Row>;
  readonly #after: Statement<[number, number], SummaryRow>;

  constructor(connection: Database) {
    this.#connection = connection;
    this.#byAttempt = connection.prepare(
      'select * from decision where key_id = ? and attempt_id = ?',
    );
    this.#byId = connection.prepare('select * from decision where decision_id = ?');
    this.#after = connection.prepare(
      `select ${SUMMARY_COLUMNS} from decision where idx > ? order by idx limit ?`,
    );
  }

  /** What was answered to this attempt of this key. */
  byAttempt(keyId: string, attemptId: string): StoredDecision | undefined {
    return stored(this.#byAttempt.get(keyId, attemptId));
  }

  byId(decisionId: string): StoredDecision | undefined {
    return stored(this.#byId.get(decisionId));
  }

  /** Decisions that follow an index, oldest first. */
  following(index: number, limit: number): DecisionSummary[] {
    return this.#after.all(index, limit).map(summary);
  }

  /** One page of a search, newest first, and how many there are in all. */
  search(filter: DecisionFilter): { items: DecisionSummary[]; next?: string; total: number } {
    const { where, values } = conditionsOf(filter);
    const all = where.length === 0 ? '' : `where ${where.join(' and ')}`;
    const total = this.#connection
      .prepare<unknown[], number>(`select count(*) from decision ${all}`)
      .pluck()
      .get(...values)!;
    const page = filter.after === undefined ? where : [...where, 'idx < ?'];
    const rows = this.#connection
      .prepare<unknown[], SummaryRow>(
        `select ${SUMMARY_COLUMNS} from decision ${page.length === 0 ? '' : `where ${page.join(' and ')}`}
         order by idx desc limit ?`,
      )
      .all(
        ...values,
        ...(filter.after === undefined ? [] : [Number(filter.after)]),
        filter.limit + 1,
      );
    const items = rows.slice(0, filter.limit).map(summary);
    const last = items[items.length - 1];
    return rows.length > filter.limit && last !== undefined
      ? { items, next: String(last.log.index), total }
      : { items, total };
  }
}

function conditionsOf(filter: DecisionFilter): { where: string[]; values: unknown[] } {
  const where: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, ...more: unknown[]): void => {
    where.push(condition);
    values.push(...more);
  };
  if (filter.from !== undefined) add('decided_at >= ?', Date.parse(filter.from));
  if (filter.to !== undefined) add('decided_at < ?', Date.parse(filter.to));
  if (filter.effect !== undefined) add('effect = ?', filter.effect);
  if (filter.scenario === 'none') add('scenario is null');
  else if (filter.scenario !== undefined) add('scenario = ?', filter.scenario);
  if (typeof filter.version === 'number') add('version = ?', filter.version);
  else if (filter.version !== undefined) {
    add('version in (select version from policy_version where digest = ?)', filter.version);
  }
  if (filter.reason !== undefined) {
    add('idx in (select idx from decision_reason where code = ?)', filter.reason);
  }
  if (filter.number !== undefined) {
    const digits = filter.number.replace(/^[+ ]/, '');
    add('(business_number = ? or wa_id = ?)', `+${digits}`, digits);
  }
  return { where, values };
}

function stored(row: Row | undefined): StoredDecision | undefined {
  if (row === undefined) return undefined;
  const decision = JSON.parse(row.decision) as UnrecordedDecision;
  return {
    decision: { ...decision, log: { index: row.idx } },
    bodyDigest: row.body_digest,
    validUntil: row.valid_until,
    version: row.version,
    attempt: row.attempt,
    evidence: row.evidence,
    facts: row.facts,
  };
}

function summary({ idx, ...row }: SummaryRow): DecisionSummary {
  return summaryOf(idx, { ...row, via: row.via === '' ? [] : row.via.split(',') });
}
