import type { Parameter } from '../model/parameter.js';
import type { PolicyDocument, PolicyReference } from '../model/policy.js';
import { RULESET_NAMES, type Ruleset, type RulesetName } from '../model/ruleset.js';
import { compileCondition } from './compile-condition.js';
import type { CompiledRule } from './compiled-rule.js';
import { indexRules, type RuleIndex } from './rule-index.js';

/** A policy ready to decide: immutable, re-entrant, shared by all requests. */
export interface CompiledPolicy {
  readonly reference: PolicyReference;
  readonly document: PolicyDocument;
  readonly parameters: readonly Parameter[];
  /** All rules in the order in which reasons are told. */
  readonly rules: readonly CompiledRule[];
  /** What each ruleset must do for a permit; a ruleset that is absent or of an unknown kind denies. */
  readonly rulesets: readonly { readonly name: RulesetName; readonly kind: string }[];
  readonly index: RuleIndex;
}

/**
 * Compiles a policy once; the document must have passed `parsePolicy`.
 *
 * A document that did not is still safe: whatever cannot be understood becomes unknown, and unknown denies (D1).
 */
export function compilePolicy(
  document: PolicyDocument,
  reference: PolicyReference,
): CompiledPolicy {
  const rules: CompiledRule[] = [];
  const rulesets: { name: RulesetName; kind: string }[] = [];
  for (const name of RULESET_NAMES) {
    const ruleset = document.rulesets[name] as Ruleset | undefined;
    rulesets.push({ name, kind: ruleset?.kind ?? 'absent' });
    for (const rule of ruleset?.rules ?? []) {
      rules.push({
        index: rules.length,
        ruleset: name,
        name: rule.name,
        id: `${name}/${rule.name}`,
        effect: rule.event.type,
        params: rule.event.params,
        priority: rule.priority ?? 1,
        condition: compileCondition(rule.conditions, ruleset?.conditions ?? {}),
      });
    }
  }
  return {
    reference,
    document,
    parameters: document.parameters,
    rules,
    rulesets,
    index: indexRules(rules),
  };
}
