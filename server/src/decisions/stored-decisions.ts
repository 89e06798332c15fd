import { Injectable } from '@nestjs/common';
import type {
  CallAttempt,
  Evidence,
  Facts,
  RecordedDecision,
  UnrecordedDecision,
} from '@ringfence/rules';
import { partPayload, payloadLabel } from '../ledger/decision-payload.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import type { DecisionRow } from './decision-row.js';
import {
  RecordedDecisions,
  type RecordOfDecision,
  type RecordWindow,
} from './recorded-decisions.js';

const WITHIN = 'decided_at >= ? and decided_at < ?';

/** Opens decisions as they are kept: sealed under the keys of the people they concern. */
@Injectable()
export class StoredDecisions extends RecordedDecisions {
  constructor(
    private readonly ledger: LedgerConnection,
    private readonly subjects: SubjectReader,
  ) {
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

  newest(
    window: RecordWindow,
    olderThan: Pick<RecordOfDecision, 'at' | 'index'> | undefined,
    limit: number,
  ): RecordOfDecision[] {
    const [from, to] = bounds(window);
    const { at, index } = olderThan ?? { at: to, index: -1 };
    // In the order of the index by time, so that no page sorts the whole window.
    return this.ledger.connection
      .prepare<number[], DecisionRow>(
        `select * from decision where (decided_at, idx) < (?, ?) and decided_at >= ?
         order by decided_at desc, idx desc limit ?`,
      )
      .all(at, index, from, limit)
      .map((row) => this.#recordOf(row));
  }

  find(decisionId: string): RecordOfDecision | undefined {
    const row = this.ledger.connection
      .prepare<[string], DecisionRow>('select * from decision where decision_id = ?')
      .get(decisionId);
    return row === undefined ? undefined : this.#recordOf(row);
  }

  #recordOf(row: DecisionRow): RecordOfDecision {
    return {
      decisionId: row.decision_id,
      index: row.idx,
      at: row.decided_at,
      user: row.user_ref ?? row.bsuid_ref,
      businessNumber: row.business_number,
      recorded: this.#open(row),
    };
  }

  #open({ decision_id, subjects, payload, decided_at }: DecisionRow): RecordedDecision | undefined {
    const text = this.subjects.open(subjects, payloadLabel(decision_id), payload);
    if (text === undefined) return undefined;
    const { decision, attempt, evidence, facts, outcomes } = partPayload(text);
    return {
      decision: JSON.parse(decision) as UnrecordedDecision,
      attempt: JSON.parse(attempt) as CallAttempt,
      evidence: JSON.parse(evidence) as Evidence,
      facts: JSON.parse(facts) as Facts,
      outcomes: JSON.parse(outcomes) as RecordedDecision['outcomes'],
      now: decided_at,
    };
  }
}

function bounds({ from = 0, to = Number.MAX_SAFE_INTEGER }: RecordWindow): [number, number] {
  return [from, to];
}
