import type { Localized } from './localized.js';

/** The closed list of operators; the meaning of each is json-rules-engine's on well-typed, known values. */
export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
export type Operator = (typeof OPERATORS)[number];

export type Scalar = string | number | boolean;
/** A literal, a list of literals, or another fact to compare with. */
export type ConditionValue = Scalar | readonly Scalar[] | { readonly fact: string };

export interface FactCondition {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: ConditionValue;
}
export interface AllCondition {
  readonly all: readonly Condition[];
}
export interface AnyCondition {
  readonly any: readonly Condition[];
}
export interface NotCondition {
  readonly not: Condition;
}
/** Refers to a named condition of the same ruleset. */
export interface NamedCondition {
  readonly condition: string;
}
export type Condition = FactCondition | AllCondition | AnyCondition | NotCondition | NamedCondition;

/** What a rule says when it matches. */
export interface RuleParams {
  /** Stable reason code, kebab-case. */
  readonly code: string;
  /** Clause of the rule sheet, such as `WA-PERM-003`. */
  readonly clause: string;
  /** Told to people when the rule decides. */
  readonly text: Localized;
  /** The rule as one sentence; absent: built from the conditions. */
  readonly sentence?: Localized;
  /** Routing permits only: which of the twelve flows the rule describes. */
  readonly scenario?: string;
  /** Routing permits only: how long the platform should ring, in seconds. */
  readonly connectTimeoutSeconds?: number;
  readonly [extension: string]: unknown;
}

/** A json-rules-engine rule document. */
export interface Rule {
  readonly name: string;
  readonly conditions: Condition;
  readonly event: { readonly type: 'permit' | 'forbid'; readonly params: RuleParams };
  /** Routing only; orders the steps of a permit, never decides. */
  readonly priority?: number;
}

export const RULESET_NAMES = ['pstn-ban', 'routing', 'call-permission'] as const;
/** The three concerns, in the order in which their reasons are told. */
export type RulesetName = (typeof RULESET_NAMES)[number];

/** Rules of one concern. A `ban` holds forbids only; an `allow-list` needs a permit that matches. */
export interface Ruleset {
  readonly kind: 'ban' | 'allow-list';
  readonly rules: readonly Rule[];
  /** Named conditions, acyclic. */
  readonly conditions?: Readonly<Record<string, Condition>>;
}
