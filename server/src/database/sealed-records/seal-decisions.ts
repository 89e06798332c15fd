import { hash } from 'node:crypto';
import { canonicalJson, type CallAttempt, type PolicyReference } from '@ringfence/rules';
import type { Database } from 'better-sqlite3';
import { decisionLeaf } from '../../ledger/decision-leaf.js';
import { joinPayload, payloadLabel } from '../../ledger/decision-payload.js';
import { kindOnRecord, peopleOf, type SubjectName } from '../../subjects/subject-name.js';
import { objectOf, type RecordSealer } from './record-sealer.js';

/** A decision as it was stored before it was sealed. */
interface ClearRow {
  idx: number;
  decision_id: string;
  decided_at: number;
  key_id: string;
  attempt_id: string;
  body_digest: string;
  effect: 'permit' | 'deny';
  scenario: string | null;
  action: string;
  business_number: string;
  wa_id: string | null;
  bsuid: string | null;
  origin: string;
  target: string | null;
  via: string;
  reasons: string;
  version: number;
  valid_until: number | null;
  decision: string;
  attempt: string;
  evidence: string;
  facts: string;
  outcomes: string;
}

/** Rows held in memory at once. */
const AT_ONCE = 500;

/** Seals every decision into the new table, and completes its leaf. */
export function sealDecisions(connection: Database, sealer: RecordSealer): void {
  const read = connection.prepare<[number, number], ClearRow>(
    'select * from decision where idx > ? order by idx limit ?',
  );
  const insert = connection.prepare(
    `insert into decision_new values (:idx, :decision_id, :decided_at, :key_id, :attempt_ref, :question_ref, :effect,
      :scenario, :action, :business_number, :user_ref, :bsuid_ref, :origin, :target, :via, :reasons, :version,
      :valid_until, :subjects, :payload)`,
  );
  const complete = connection.prepare('update log_entry set leaf = ? where idx = ?');
  let rows = read.all(-1, AT_ONCE);
  while (rows.length > 0) {
    for (const row of rows) {
      const { columns, leaf } = sealed(row, sealer);
      insert.run(columns);
      complete.run(leaf, row.idx);
    }
    rows = read.all(rows[rows.length - 1]!.idx, AT_ONCE);
  }
}

function sealed(row: ClearRow, sealer: RecordSealer): { columns: object; leaf: string } {
  const { references, seal, subjects, isBusinessNumber } = sealer;
  const attempt = attemptOf(row);
  const people =
    attempt === undefined
      ? namesOf(row)
      : peopleOf(attempt, objectOf(row.evidence) ?? {}, isBusinessNumber);
  const { ids, keys } = subjects.keyring(
    people.map((name) => sealer.subject(name)),
    row.decided_at,
  );
  const payload = seal.seal(keys, payloadLabel(row.decision_id), joinPayload(row));
  const found = {
    user: row.wa_id === null ? null : references.of('number', row.wa_id),
    bsuid: row.bsuid === null ? null : references.of('bsuid', row.bsuid),
    businessNumber: references.of('number', row.business_number.replace(/^\+/, '')),
  };
  const source = {
    decisionId: row.decision_id,
    keyId: row.key_id,
    attempt: references.of('attempt', `${row.key_id}\0${row.attempt_id}`),
    question: references.of('question', questionOf(row, attempt)),
    effect: row.effect,
    scenario: row.scenario,
    action: row.action,
    references: found,
    origin: kindOnRecord(row.origin),
    target: row.target === null ? null : kindOnRecord(row.target),
    via: listOf(row.via).map(kindOnRecord),
    reasons: listOf(row.reasons),
    policy: policyOf(row),
    validUntil: row.valid_until,
  };
  const columns = {
    idx: row.idx,
    decision_id: row.decision_id,
    decided_at: row.decided_at,
    key_id: row.key_id,
    attempt_ref: source.attempt,
    question_ref: source.question,
    effect: row.effect,
    scenario: row.scenario,
    action: row.action,
    business_number: isBusinessNumber(row.business_number)
      ? row.business_number
      : found.businessNumber,
    user_ref: found.user,
    bsuid_ref: found.bsuid,
    origin: source.origin,
    target: source.target,
    via: source.via.join(','),
    reasons: row.reasons,
    version: row.version,
    valid_until: row.valid_until,
    subjects: ids,
    payload,
  };
  const at = new Date(row.decided_at).toISOString();
  const entry = { ...decisionLeaf(source, payload), v: 1, index: row.idx, at, kind: 'decision' };
  return { columns, leaf: canonicalJson(entry) };
}

/** Undefined: the row holds none, since who it concerns was erased before an earlier step back. */
function attemptOf({ attempt }: ClearRow): CallAttempt | undefined {
  const stored = objectOf(attempt) as Partial<CallAttempt> | undefined;
  return stored?.user === undefined ? undefined : (stored as CallAttempt);
}

function namesOf({ wa_id, bsuid }: ClearRow): SubjectName[] {
  return [
    ...(wa_id === null ? [] : [{ domain: 'number' as const, value: wa_id }]),
    ...(bsuid === null ? [] : [{ domain: 'bsuid' as const, value: bsuid }]),
  ];
}

/**
 * The question whose digest was stored: the attempt, or what an adapter's platform has to repeat. Where neither has the digest, the
 * digest stands for it, and asking again is refused.
 */
function questionOf({ body_digest }: ClearRow, attempt: CallAttempt | undefined): string {
  if (attempt === undefined) return body_digest;
  const { callId, context = {} } = attempt;
  const { routeId, from, to } = context;
  const candidates = [attempt, { platform: 'infobip', callId, routeId, from, to }];
  return (
    candidates
      .map((question) => canonicalJson(question))
      .find((canonical) => hash('sha256', canonical, 'base64url') === body_digest) ?? body_digest
  );
}

function policyOf({ decision, version }: ClearRow): PolicyReference {
  const stored = objectOf(decision)?.['policy'] as PolicyReference | undefined;
  return stored ?? { version, digest: '' };
}

function listOf(column: string): string[] {
  return column === '' ? [] : column.split(',');
}
