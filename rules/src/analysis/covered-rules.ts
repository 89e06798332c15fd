import { alike } from './alike.js';
import type { Engines } from './engines.js';
import { opposite, type Formula } from './formulas.js';
import { isForbid, type RuleRegion } from './policy-regions.js';

/**
 * Rules each call of which is matched by others of the same ruleset that do the same, with those others, none of which can be
 * spared. Of two that cover each other the later one is told.
 *
 * @throws BudgetSpent
 */
export function coversOf(
  engines: Engines,
  rules: readonly RuleRegion[],
): ReadonlyMap<RuleRegion, readonly string[]> {
  const covers = new Map<RuleRegion, readonly string[]>();
  for (const group of alike(rules, doing)) {
    const before = unionsBefore(engines, group);
    let after: readonly RuleRegion[] = [];
    let afterUnion: Formula = 0;
    for (let i = group.length - 1; i >= 0; i--) {
      engines.look();
      const one = group[i]!;
      const others = engines.space.formulas.either(before[i]!, afterUnion);
      if (isWithin(engines, one.isTrue, others)) {
        covers.set(one, leastCover(engines, one, [...group.slice(0, i), ...after]));
      } else {
        after = [one, ...after];
        afterUnion = engines.space.formulas.either(afterUnion, one.isTrue);
      }
    }
  }
  return covers;
}

/** What a rule does when it matches: permits of routing that tell different routes do not stand for each other. */
function doing(one: RuleRegion): string {
  const { ruleset, effect, params } = one.rule;
  return isForbid(one) || ruleset !== 'routing'
    ? `${ruleset} ${effect}`
    : `${ruleset} ${effect} ${params.scenario} ${params.connectTimeoutSeconds}`;
}

function unionsBefore({ space: { formulas } }: Engines, group: readonly RuleRegion[]): Formula[] {
  const unions: Formula[] = [0];
  for (const { isTrue } of group) unions.push(formulas.either(unions[unions.length - 1]!, isTrue));
  return unions;
}

function leastCover(
  engines: Engines,
  one: RuleRegion,
  others: readonly RuleRegion[],
): readonly string[] {
  const { formulas } = engines.space;
  let cover = others.filter(({ isTrue }) => !engines.isEmpty(formulas.both(one.isTrue, isTrue)));
  for (const spared of [...cover].reverse()) {
    engines.look();
    const rest = cover.filter((other) => other !== spared);
    const union = formulas.any(rest.map(({ isTrue }) => isTrue));
    if (isWithin(engines, one.isTrue, union)) cover = rest;
  }
  return cover.map(({ rule }) => rule.id);
}

function isWithin(engines: Engines, inner: Formula, outer: Formula): boolean {
  return engines.isEmpty(engines.space.formulas.both(inner, opposite(outer)));
}
