import type { RuleParams, RulesetName } from '../model/ruleset.js';
import type { ConditionNode } from './condition-node.js';

/** A rule ready to be decided. */
export interface CompiledRule {
  /** Position over the whole policy, in the order in which reasons are told. */
  readonly index: number;
  readonly ruleset: RulesetName;
  readonly name: string;
  /** `<ruleset>/<rule>`, as records and counts name it. */
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly params: RuleParams;
  readonly priority: number;
  readonly condition: ConditionNode;
}
