import { hash } from 'node:crypto';
import { canonicalJson, type CallAttempt } from '@ringfence/rules';
import type { Database } from 'better-sqlite3';
import { listOf, type DecisionRow } from '../../decisions/decision-row.js';
import { partPayload, payloadLabel, type DecisionPayload } from '../../ledger/decision-payload.js';
import type { Seal } from '../../subjects/seal.js';

/** Rows held in memory at once. */
const AT_ONCE = 500;
/** What stands for a payload that nobody can open any more. */
const CLOSED: DecisionPayload = {
  decision: '{}',
  attempt: '{}',
  evidence: '{}',
  facts: '{}',
  outcomes: '{}',
};

/** Opens every decision into the old table; of who was erased the references remain. */
export function openDecisions(connection: Database, seal: Seal): void {
  const wrapped = connection
    .prepare<[number], Buffer | null>('select wrapped_key from subject where id = ?')
    .pluck();
  const read = connection.prepare<[number, number], DecisionRow>(
    'select * from decision where idx > ? order by idx limit ?',
  );
  const insert = connection.prepare(
    `insert into decision_new values (:idx, :decision_id, :decided_at, :key_id, :attempt_id, :body_digest, :effect,
      :scenario, :action, :business_number, :wa_id, :bsuid, :origin, :target, :via, :reasons, :version, :valid_until,
      :decision, :attempt, :evidence, :facts, :outcomes)`,
  );
  const payloadOf = ({ decision_id, subjects, payload }: DecisionRow): DecisionPayload => {
    if (!(payload instanceof Buffer)) return CLOSED;
    const held = listOf(subjects).map((id) => wrapped.get(Number(id)) ?? null);
    if (held.includes(null)) return CLOSED;
    const opened = held.map((key) => seal.unwrap(key!));
    return partPayload(seal.open(opened, payloadLabel(decision_id), payload));
  };
  let rows = read.all(-1, AT_ONCE);
  while (rows.length > 0) {
    for (const row of rows) {
      const payload = payloadOf(row);
      const attempt = JSON.parse(payload.attempt) as Partial<CallAttempt>;
      insert.run({
        ...row,
        ...payload,
        attempt_id: attempt.attemptId ?? row.attempt_ref,
        body_digest: hash('sha256', canonicalJson(attempt), 'base64url'),
        business_number: attempt.businessNumber ?? row.business_number,
        wa_id: attempt.user?.waId ?? null,
        bsuid: attempt.user?.bsuid ?? null,
      });
    }
    rows = read.all(rows[rows.length - 1]!.idx, AT_ONCE);
  }
}
