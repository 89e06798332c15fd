import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { FactCatalog } from '../facts/fact-definition.js';
import type { Problem } from '../model/problem.js';
import type { Ruleset, RulesetName } from '../model/ruleset.js';
import { canonicalJson } from './canonical-json.js';
import { cyclicNames } from './cyclic-names.js';
import { checkCondition, type ConditionScope } from './parse-condition.js';
import { checkRule, type RuleFrame } from './parse-rule.js';
import { below, isRecord, ProblemList, refuseUnknownNames, shown } from './problem-list.js';

/** Rules one ruleset may hold (I2). */
export const MOST_RULES = 2_000;

/** Conditions of all rules of one ruleset, with every name put in: far more than fit its size without names. */
export const MOST_CONDITIONS_OF_RULESET = 40_000;

/** The kind each concern must be: the ban holds forbids only, the other two need a permit that matches. */
export const KIND_OF: Readonly<Record<RulesetName, Ruleset['kind']>> = {
  'pstn-ban': 'ban',
  routing: 'allow-list',
  'call-permission': 'allow-list',
};

export type ParsedRuleset =
  | { readonly ruleset: Ruleset; readonly problems?: never }
  | { readonly ruleset?: never; readonly problems: Problem[] };

/**
 * Reads one ruleset, or returns everything that is wrong with it at once.
 *
 * What it accepts, json-rules-engine reads too, and the two agree on every known, well-typed set of facts.
 *
 * @param at JSON pointer of the ruleset within a larger document
 */
export function parseRuleset(
  value: unknown,
  name: RulesetName,
  catalog: FactCatalog = FACT_CATALOG,
  at = '',
): ParsedRuleset {
  const problems = new ProblemList();
  checkRuleset(value, name, catalog, at, problems);
  return problems.count > 0
    ? { problems: problems.all() }
    : // Copied, so that nobody who keeps the text's object can change an accepted ruleset.
      { ruleset: JSON.parse(canonicalJson(value)) as Ruleset };
}

/** Adds everything that is wrong with a ruleset. */
export function checkRuleset(
  value: unknown,
  name: RulesetName,
  catalog: FactCatalog,
  at: string,
  problems: ProblemList,
): void {
  if (!isRecord(value)) {
    problems.add('ruleset-shape', at, `${shown(value)} is no ruleset: write an object`);
    return;
  }
  refuseUnknownNames(value, ['kind', 'rules', 'conditions'], at, problems);
  if (value['kind'] !== KIND_OF[name]) {
    problems.add(
      'ruleset-kind',
      below(at, 'kind'),
      `\`${name}\` is of kind \`${KIND_OF[name]}\`; here: ${shown(value['kind'])}`,
    );
  }
  const conditions = value['conditions'] ?? {};
  if (!isRecord(conditions)) {
    problems.add('ruleset-shape', below(at, 'conditions'), 'named conditions stand in an object');
    return;
  }
  const scope: ConditionScope = { catalog, names: new Set(Object.keys(conditions)), problems };
  for (const [key, condition] of Object.entries(conditions)) {
    checkCondition(condition, below(below(at, 'conditions'), key), scope);
  }
  for (const key of cyclicNames(conditions)) {
    problems.add(
      'condition-cycle',
      below(below(at, 'conditions'), key),
      `condition \`${key}\` refers back to itself: break the circle`,
    );
  }
  checkRules(value['rules'], below(at, 'rules'), { name, scope, named: conditions });
}

function checkRules(value: unknown, at: string, frame: RuleFrame): void {
  const { problems } = frame.scope;
  if (!Array.isArray(value)) {
    problems.add('ruleset-shape', at, `${shown(value)} is no list of rules`);
    return;
  }
  const rules = value as unknown[];
  if (rules.length > MOST_RULES) {
    problems.add('too-many', at, `${rules.length} rules: at most ${MOST_RULES} are allowed`);
    return;
  }
  const names = new Set<string>();
  let conditions = 0;
  rules.forEach((rule, i) => {
    const checked = checkRule(rule, below(at, i), frame);
    conditions += checked.conditions;
    const { name } = checked;
    if (name === undefined) return;
    if (names.has(name)) {
      problems.add('duplicate-rule', below(below(at, i), 'name'), `rule \`${name}\` stands twice`);
    }
    names.add(name);
  });
  if (conditions > MOST_CONDITIONS_OF_RULESET) {
    problems.add(
      'too-many',
      at,
      `${conditions} conditions once their names are put in: at most ${MOST_CONDITIONS_OF_RULESET} are allowed`,
    );
  }
}
