import type { Endpoint } from './endpoint.js';
import type { Facts, FactValue } from './fact.js';
import type { Localized } from './localized.js';
import type { PolicyReference } from './policy.js';
import type { ConditionValue, Operator } from './ruleset.js';

export type Effect = 'permit' | 'deny';

/** The twelve supported flows. */
export const SCENARIO_IDS = [
  'user-to-conversations',
  'user-to-conversations-via-ivr-api',
  'user-to-conversations-via-moments-ivr',
  'user-to-ivr-api',
  'user-to-moments-ivr',
  'user-to-sip-trunk',
  'user-to-webrtc',
  'user-to-calls-api',
  'conversations-to-user',
  'sip-trunk-to-user',
  'webrtc-to-user',
  'calls-api-to-user',
] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

export interface Reason {
  code: string;
  /** Name of the rule that decided. */
  rule?: string;
  clause?: string;
  /** The fact that was missing, with `fact-missing`. */
  fact?: string;
  /** Ids of the legs concerned; `target` for the leg asked for. */
  legs?: string[];
  text: Localized;
}

export interface RouteStep {
  endpoint: Endpoint;
  connectTimeoutSeconds?: number;
}

/** What the enforcement point must carry out, or must not connect. */
export interface Obligation {
  id: string;
  type: string;
  properties?: Record<string, unknown>;
}

/** The answer before it is on record: everything but its place in the log. */
export interface UnrecordedDecision {
  decisionId: string;
  attemptId: string;
  effect: Effect;
  scenario: ScenarioId | null;
  reasons: Reason[];
  route: RouteStep[];
  obligations: Obligation[];
  validUntil?: string;
  retryAt?: string;
  requestable?: { kind: 'call-permission' };
  policy: PolicyReference;
  decidedAt: string;
}

export interface Decision extends UnrecordedDecision {
  log: { index: number };
}

/** Outcome of one rule alone, by Kleene's three-valued logic. */
export type Outcome = 'match' | 'no-match' | 'unknown';

/** One rule's part in a decision, down to condition, fact and value. */
export interface RuleTrace {
  ruleset: string;
  rule: string;
  effect: 'permit' | 'forbid';
  code: string;
  clause: string;
  outcome: Outcome;
  conditions: ConditionTrace;
}

export type Truth = 'true' | 'false' | 'unknown';

export type ConditionTrace =
  | { all: ConditionTrace[]; result: Truth }
  | { any: ConditionTrace[]; result: Truth }
  | { not: ConditionTrace; result: Truth }
  | { condition: string; of: ConditionTrace; result: Truth }
  | FactConditionTrace;

export interface FactConditionTrace {
  fact: string;
  operator: Operator;
  /** As written in the rule. */
  value: ConditionValue;
  /** The value compared with, when the rule names another fact. */
  compared?: FactValue;
  /** What the fact was; null: unknown. */
  actual: FactValue;
  result: Truth;
}

/** A decision with the facts it rests on; what `decide` returns. */
export interface Judgement {
  readonly decision: UnrecordedDecision;
  /** Facts of the candidate that decided. */
  readonly facts: Facts;
  /** Rules that matched or were unknown, `<ruleset>/<rule>`; all others did not match. */
  readonly outcomes: { readonly match: readonly string[]; readonly unknown: readonly string[] };
}
