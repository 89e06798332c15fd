import type { Facts } from '../model/fact.js';
import type { CompiledRule } from './compiled-rule.js';
import type { ConditionNode } from './condition-node.js';

/**
 * A tree that leads from the facts to the rules that could match, so that cost does not grow with the others.
 *
 * A rule can be passed over only when a test it cannot do without is *false*. Where the fact is unknown or of another type
 * that test is unknown, so every rule of the node is visited.
 */
export type RuleIndex =
  | { readonly t: 'list'; readonly rules: readonly CompiledRule[] }
  | {
      readonly t: 'split';
      readonly fact: string;
      readonly type: string;
      readonly byValue: ReadonlyMap<unknown, RuleIndex>;
      /** Rules that do not test the fact; null: none. */
      readonly rest: RuleIndex | null;
      readonly everything: readonly CompiledRule[];
    };

/** Values a fact must have one of, for the rule to match. */
type Needs = ReadonlyMap<string, ReadonlySet<unknown>>;
interface Entry {
  readonly rule: CompiledRule;
  readonly needs: Needs;
}

const SMALL = 3;
const DEEPEST = 12;

/** Builds the index over all rules. */
export function indexRules(rules: readonly CompiledRule[]): RuleIndex {
  const entries = rules.map((rule) => ({ rule, needs: needsOf(rule.condition) }));
  return build(entries, new Set(), 0);
}

/** Calls `visit` for every rule that could match or be unknown. */
export function visitCandidates(
  index: RuleIndex,
  facts: Facts,
  visit: (rule: CompiledRule) => void,
): void {
  let node: RuleIndex | null = index;
  while (node !== null) {
    if (node.t === 'list') {
      visitAll(node.rules, visit);
      return;
    }
    const value = facts[node.fact];
    if (typeof value !== node.type) {
      visitAll(node.everything, visit);
      return;
    }
    const branch = node.byValue.get(value);
    if (branch !== undefined) visitCandidates(branch, facts, visit);
    node = node.rest;
  }
}

function visitAll(rules: readonly CompiledRule[], visit: (rule: CompiledRule) => void): void {
  for (let i = 0; i < rules.length; i++) visit(rules[i]!);
}

function build(entries: readonly Entry[], used: ReadonlySet<string>, depth: number): RuleIndex {
  const rules = entries.map((entry) => entry.rule);
  const fact = entries.length <= SMALL || depth >= DEEPEST ? undefined : bestFact(entries, used);
  if (fact === undefined) return { t: 'list', rules };
  const branches = new Map<unknown, Entry[]>();
  const rest: Entry[] = [];
  for (const entry of entries) {
    const values = entry.needs.get(fact);
    if (values === undefined) rest.push(entry);
    else {
      for (const value of values) {
        const branch = branches.get(value);
        if (branch === undefined) branches.set(value, [entry]);
        else branch.push(entry);
      }
    }
  }
  const deeper = new Set(used).add(fact);
  const byValue = new Map<unknown, RuleIndex>();
  for (const [value, branch] of branches) byValue.set(value, build(branch, deeper, depth + 1));
  return {
    t: 'split',
    fact,
    type: typeof branches.keys().next().value,
    byValue,
    rest: rest.length === 0 ? null : build(rest, deeper, depth + 1),
    everything: rules,
  };
}

/** The fact that leaves the fewest rules to try; undefined when none leaves clearly fewer. */
function bestFact(entries: readonly Entry[], used: ReadonlySet<string>): string | undefined {
  const counts = new Map<string, { values: Map<unknown, number>; rules: number }>();
  for (const { needs } of entries) {
    for (const [fact, values] of needs) {
      if (used.has(fact)) continue;
      let count = counts.get(fact);
      if (count === undefined) counts.set(fact, (count = { values: new Map(), rules: 0 }));
      count.rules++;
      for (const value of values) count.values.set(value, (count.values.get(value) ?? 0) + 1);
    }
  }
  let best: string | undefined;
  let bestCost = entries.length * 0.8;
  for (const [fact, { values, rules }] of counts) {
    const types = new Set([...values.keys()].map((value) => typeof value));
    if (types.size !== 1) continue;
    let placed = 0;
    for (const n of values.values()) placed += n;
    if (placed > entries.length * 8) continue;
    const cost = entries.length - rules + placed / values.size + 0.3;
    if (cost < bestCost) {
      bestCost = cost;
      best = fact;
    }
  }
  return best;
}

/** What every match needs: the equalities that stand in conjunction at the top of the condition. */
function needsOf(condition: ConditionNode): Needs {
  const needs = new Map<string, ReadonlySet<unknown>>();
  collect(condition, needs);
  return needs;
}

function collect(node: ConditionNode, needs: Map<string, ReadonlySet<unknown>>): void {
  if (node.t === 'named') collect(node.of, needs);
  else if (node.t === 'all') for (const member of node.of) collect(member, needs);
  else if (node.t === 'any' && node.of.length === 1) collect(node.of[0]!, needs);
  else if (node.t === 'leaf' && node.other === undefined && !needs.has(node.fact)) {
    if (node.operator === 'equal' && typeof node.value !== 'object') {
      needs.set(node.fact, new Set([node.value]));
    } else if (node.operator === 'in' && Array.isArray(node.value) && node.value.length <= 64) {
      needs.set(node.fact, new Set(node.value as readonly unknown[]));
    }
  }
}
