import { compilePolicy } from '../engine/compile-policy.js';
import type { CompiledPolicy } from '../engine/compile-policy.js';
import { evaluate } from '../engine/evaluate.js';
import type { Outcome } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { PolicyDocument } from '../model/policy.js';
import { RULESET_NAMES } from '../model/ruleset.js';
import { jsonRulesOutcomes } from './json-rules-oracle.js';
import { naiveOutcome } from './naive-interpreter.js';

/** Whether three ways of deciding give every rule the same outcome. */
export interface SecondOpinion {
  readonly agrees: boolean;
  /** One sentence for each rule on which they differ. */
  readonly differences: readonly string[];
}

const compiled = new WeakMap<PolicyDocument, CompiledPolicy>();

/** Asks json-rules-engine and the naive interpreter what the compiled evaluator was asked, rule by rule. */
export async function secondOpinion(
  document: PolicyDocument,
  facts: Facts,
): Promise<SecondOpinion> {
  const ours = outcomesOf(document, facts);
  const differences: string[] = [];
  for (const name of RULESET_NAMES) {
    const ruleset = document.rulesets[name];
    const theirs = await jsonRulesOutcomes(ruleset, facts);
    for (const rule of ruleset.rules) {
      const id = `${name}/${rule.name}`;
      const own = ours.get(id) ?? 'no-match';
      const second = theirs.get(rule.name);
      const third = naiveOutcome(rule, ruleset, facts);
      if (own !== second || own !== third) {
        differences.push(
          `${id}: compiled ${own}, json-rules-engine ${second ?? 'nothing'}, naive ${third}`,
        );
      }
    }
  }
  return { agrees: differences.length === 0, differences };
}

function outcomesOf(document: PolicyDocument, facts: Facts): ReadonlyMap<string, Outcome> {
  let policy = compiled.get(document);
  if (policy === undefined) {
    policy = compilePolicy(document, { version: 0, digest: '' });
    compiled.set(document, policy);
  }
  const { match, unknown } = evaluate(policy, facts);
  return new Map([
    ...match.map((rule): [string, Outcome] => [rule.id, 'match']),
    ...unknown.map((rule): [string, Outcome] => [rule.id, 'unknown']),
  ]);
}
