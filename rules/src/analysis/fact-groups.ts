import type { ConditionNode, LeafNode } from '../engine/condition-node.js';

/** Facts that tests compare with each other, directly or through others, and all tests on them. */
export interface FactGroup {
  readonly facts: readonly string[];
  /** Each test once. */
  readonly leaves: readonly LeafNode[];
}

/** All tests below a condition, in reading order. */
export function leavesOf(node: ConditionNode): readonly LeafNode[] {
  const found: LeafNode[] = [];
  const walk = (one: ConditionNode): void => {
    if (one.t === 'leaf') found.push(one);
    else if (one.t === 'not' || one.t === 'named') walk(one.of);
    else one.of.forEach(walk);
  };
  walk(node);
  return found;
}

/** Sorts tests by the facts they need together; a fact that is never compared with another is a group of its own. */
export function factGroups(leaves: readonly LeafNode[]): readonly FactGroup[] {
  const leaders = new Map<string, string>();
  const leaderOf = (fact: string): string => {
    let at = fact;
    for (let above = leaders.get(at); above !== undefined && above !== at; above = leaders.get(at))
      at = above;
    return at;
  };
  const distinct = new Map(leaves.map((leaf) => [leafKey(leaf), leaf]));
  for (const { fact, other } of distinct.values()) {
    for (const name of [fact, other])
      if (name !== undefined && !leaders.has(name)) leaders.set(name, name);
    if (other !== undefined) leaders.set(leaderOf(other), leaderOf(fact));
  }
  const groups = new Map<string, { facts: string[]; leaves: LeafNode[] }>();
  for (const fact of leaders.keys()) {
    const leader = leaderOf(fact);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, { facts: [fact], leaves: [] });
    else group.facts.push(fact);
  }
  for (const leaf of distinct.values()) groups.get(leaderOf(leaf.fact))!.leaves.push(leaf);
  return [...groups.values()];
}

/** One key for tests that say the same. */
export function leafKey({ fact, operator, value }: LeafNode): string {
  return `${fact} ${operator} ${typeof value === 'object' ? JSON.stringify(value) : `${typeof value} ${value}`}`;
}
