import type { PolicyProperty } from './analysis.js';
import type { Localized } from './localized.js';
import type { Parameter, ParameterValue } from './parameter.js';
import type { PolicyReference } from './policy.js';
import type { Condition, Rule, RulesetName } from './ruleset.js';

export type ChangeKind = 'added' | 'removed' | 'changed';

/** A thing that differs between two policies; `before` is absent when it was added, `after` when it was removed. */
export interface Change<T> {
  readonly change: ChangeKind;
  readonly before?: T;
  readonly after?: T;
}

/** The same thing in words, on the sides on which it stands. */
export interface Wordings {
  readonly before?: Localized;
  readonly after?: Localized;
}

export interface RuleChange extends Change<Rule> {
  readonly name: string;
  /** As people are told the rule elsewhere: the sentence written by hand, where there is one. */
  readonly sentences: Wordings;
  /** What the conditions say, where a sentence written by hand stands for them: that one may say anything. */
  readonly byConditions?: Wordings;
}

export interface ConditionChange extends Change<Condition> {
  readonly name: string;
  readonly sentences: Wordings;
  /** Rules that use the condition before or after, through other names too. */
  readonly usedBy: readonly string[];
}

/** What differs in one ruleset. */
export interface RulesetDiff {
  readonly name: RulesetName;
  readonly rules: readonly RuleChange[];
  readonly conditions: readonly ConditionChange[];
  /**
   * Rules that stand elsewhere among the rules of the same effect, as few as explain the new order. It never decides permit
   * or deny; reasons are told in this order, and of routing permits with the same priority the earlier names the flow.
   */
  readonly moved: readonly string[];
}

export interface ParameterChange extends Change<Parameter> {
  readonly key: string;
  /** Dated values, known by provider and first day; empty when only unit, scope or clause differ. */
  readonly values: readonly Change<ParameterValue>[];
}

/** What differs in one suite, by the names of its cases. */
export interface SuiteChange {
  readonly name: string;
  readonly change: ChangeKind;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What differs between two policies; only what differs is listed. */
export interface PolicyChanges {
  readonly rulesets: readonly RulesetDiff[];
  readonly parameters: readonly ParameterChange[];
  readonly suites: readonly SuiteChange[];
  readonly properties: readonly Change<PolicyProperty>[];
  /** Nothing is listed. The digests may differ all the same: an order that cannot matter is no change. */
  readonly same: boolean;
}

/** {@link PolicyChanges} with the policies they lie between; `to` is null where the policy is a draft without a version yet. */
export interface PolicyDiff extends PolicyChanges {
  readonly from: PolicyReference;
  readonly to: { readonly version: number | null; readonly digest: string | null };
}
