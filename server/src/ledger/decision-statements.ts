import type { Database, Statement } from 'better-sqlite3';
import type { Seal } from '../subjects/seal.js';
import type { SubjectStatements } from '../subjects/subject-statements.js';
import { joinPayload, payloadLabel } from './decision-payload.js';
import type { DecisionRecord, GapJob } from './ledger-job.js';
import { decisionLeaf } from './decision-leaf.js';
import type { LogStatements } from './log-statements.js';
import type { PermitStatements } from './permit-statements.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Writes decisions, what permits allow, and the counts the overview reads; one instance belongs to one write connection. */
export class DecisionStatements {
  readonly #insert: Statement<[Record<string, unknown>]>;
  readonly #reason: Statement<[string, number]>;
  readonly #gap: Statement<[Record<string, unknown>]>;
  readonly #hour: Statement<unknown[]>;
  readonly #reasonHour: Statement<unknown[]>;
  readonly #ruleDay: Statement<unknown[]>;
  readonly #counts = new Map<
    string,
    { run: (count: number, at: number) => void; count: number; at: number }
  >();
  readonly #log: LogStatements;
  readonly #subjects: SubjectStatements;
  readonly #seal: Seal;
  readonly #permits: PermitStatements;

  constructor(
    connection: Database,
    log: LogStatements,
    subjects: SubjectStatements,
    seal: Seal,
    permits: PermitStatements,
  ) {
    this.#log = log;
    this.#subjects = subjects;
    this.#seal = seal;
    this.#permits = permits;
    this.#insert = connection.prepare(
      `insert into decision values (:idx, :decisionId, :decidedAt, :keyId, :attempt, :question, :effect, :scenario,
        :action, :businessNumber, :user, :bsuid, :origin, :target, :via, :reasons, :version, :validUntil,
        :subjects, :payload)`,
    );
    this.#reason = connection.prepare(
      'insert or ignore into decision_reason (code, idx) values (?, ?)',
    );
    this.#gap = connection.prepare(
      `insert into gap (from_at, to_at, count, reason, after_idx) values (:from, :to, :count, :reason, :after)`,
    );
    this.#hour = connection.prepare(
      `insert into decision_hour values (?, ?, ?, ?, ?)
       on conflict (hour, scenario, effect, pstn) do update set count = count + excluded.count`,
    );
    this.#reasonHour = connection.prepare(
      `insert into reason_hour values (?, ?, ?)
       on conflict (hour, code) do update set count = count + excluded.count`,
    );
    this.#ruleDay = connection.prepare(
      `insert into rule_day values (?, ?, ?, ?)
       on conflict (day, rule) do update set count = count + excluded.count, last_at = max(last_at, excluded.last_at)`,
    );
  }

  /** Seals and appends one decision with its entry, and answers with the entry's index. */
  append(record: DecisionRecord): number {
    const { decisionId, decidedAt, references, via, reasons, policy } = record;
    const { ids, keys } = this.#subjects.keyring(record.subjects, decidedAt);
    const payload = this.#seal.seal(keys, payloadLabel(decisionId), joinPayload(record.payload));
    const idx = this.#log.append('decision', decidedAt, decisionLeaf(record, payload));
    this.#insert.run({
      idx,
      decisionId,
      decidedAt,
      keyId: record.keyId,
      attempt: record.attempt,
      question: record.question,
      effect: record.effect,
      scenario: record.scenario,
      action: record.action,
      businessNumber: record.businessNumber,
      user: references.user,
      bsuid: references.bsuid,
      origin: record.origin,
      target: record.target,
      via: via.join(','),
      reasons: reasons.join(','),
      version: policy.version,
      validUntil: record.validUntil,
      subjects: ids,
      payload,
    });
    for (const code of reasons) this.#reason.run(code, idx);
    this.#permits.keep(idx, record);
    this.#count(record);
    return idx;
  }

  appendGap({ from, to, count, reason }: GapJob): void {
    this.#gap.run({ from, to, count, reason, after: this.#log.head });
    this.#log.append('gap', to, { from: new Date(from).toISOString(), count, reason });
  }

  /** Writes the counts gathered since the last call, and forgets old permits; part of the same transaction as the decisions. */
  flush(): void {
    this.#permits.forgetOld();
    for (const { run, count, at } of this.#counts.values()) run(count, at);
    this.#counts.clear();
  }

  #count(record: DecisionRecord): void {
    const { decidedAt, effect, rules, pstn } = record;
    const hour = Math.floor(decidedAt / HOUR_MS);
    const scenario = record.scenario ?? '';
    this.#add(`h ${hour} ${scenario} ${effect} ${pstn}`, decidedAt, (count) =>
      this.#hour.run(hour, scenario, effect, pstn ? 1 : 0, count),
    );
    const first = record.reasons[0];
    if (effect === 'deny' && first !== undefined) {
      this.#add(`r ${hour} ${first}`, decidedAt, (count) =>
        this.#reasonHour.run(hour, first, count),
      );
    }
    const day = Math.floor(decidedAt / DAY_MS);
    for (const rule of rules) {
      this.#add(`d ${day} ${rule}`, decidedAt, (count, at) =>
        this.#ruleDay.run(day, rule, count, at),
      );
    }
  }

  #add(key: string, at: number, run: (count: number, at: number) => void): void {
    const entry = this.#counts.get(key);
    if (entry === undefined) this.#counts.set(key, { run, count: 1, at });
    else {
      entry.count++;
      entry.at = Math.max(entry.at, at);
    }
  }
}
