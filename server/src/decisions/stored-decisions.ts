import { Injectable } from '@nestjs/common';
import type { Evidence, CallAttempt, Facts, UnrecordedDecision } from '@ringfence/rules';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import {
  RecordedDecisions,
  type RecordOfDecision,
  type RecordWindow,
} from './recorded-decisions.js';

interface Row {
  idx: number;
  decision_id: string;
  decided_at: number;
  business_number: string;
  wa_id: string | null;
  bsuid: string | null;
  decision: string;
  attempt: string;
  evidence: string;
  facts: string;
  outcomes: string;
}

const WITHIN = 'decided_at >= ? and decided_at < ?';

/** Reads decisions from the table they are kept in. */
@Injectable()
export class StoredDecisions extends RecordedDecisions {
  constructor(private readonly ledger: LedgerConnection) {
    super();
  }

  count(window: RecordWindow, most: number): number {
    return this.ledger.connection
      .prepare<number[], number>(
        `select count(*) from (select 1 from decision where ${WITHIN} limit ?)`,
      )
      .pluck()
      .get(...bounds(window), most)!;
  }

  newest(window: RecordWindow, below: number, limit: number): RecordOfDecision[] {
    return this.ledger.connection
      .prepare<number[], Row>(
        `select * from decision where idx < ? and ${WITHIN} order by idx desc limit ?`,
      )
      .all(below, ...bounds(window), limit)
      .map(recordOf);
  }

  find(decisionId: string): RecordOfDecision | undefined {
    const row = this.ledger.connection
      .prepare<[string], Row>('select * from decision where decision_id = ?')
      .get(decisionId);
    return row === undefined ? undefined : recordOf(row);
  }
}

function bounds({ from = 0, to = Number.MAX_SAFE_INTEGER }: RecordWindow): [number, number] {
  return [from, to];
}

function recordOf(row: Row): RecordOfDecision {
  return {
    decisionId: row.decision_id,
    index: row.idx,
    at: row.decided_at,
    user: row.wa_id ?? row.bsuid,
    businessNumber: row.business_number,
    recorded: {
      decision: JSON.parse(row.decision) as UnrecordedDecision,
      attempt: JSON.parse(row.attempt) as CallAttempt,
      evidence: JSON.parse(row.evidence) as Evidence,
      facts: JSON.parse(row.facts) as Facts,
      outcomes: JSON.parse(row.outcomes) as { match: string[]; unknown: string[] },
      now: row.decided_at,
    },
  };
}
