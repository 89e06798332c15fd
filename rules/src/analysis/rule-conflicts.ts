import type { RuleConflict, Witness } from '../model/analysis.js';
import { alike } from './alike.js';
import type { Engines } from './engines.js';
import { NEVER, opposite, type Formula } from './formulas.js';
import { isForbid, type PolicyRegions, type RuleRegion } from './policy-regions.js';
import { decisionPermits } from './property-sets.js';
import { replay, replayRules } from './replay.js';
import { findQuestion, witnessOf } from './witness-search.js';

/** Most conflicts that are told with a call; one that nobody resolves does not hide the others. */
const MOST_TOLD = 20;

/**
 * Permits that tell different routes for one permitted call at the same rank, and permits that forbids of their own ruleset undo
 * in every call.
 *
 * @throws BudgetSpent
 */
export function ruleConflicts(
  engines: Engines,
  regions: PolicyRegions,
  live: readonly RuleRegion[],
): readonly RuleConflict[] {
  return [...routeConflicts(engines, regions, live), ...undonePermits(engines, regions, live)];
}

function routeConflicts(
  engines: Engines,
  regions: PolicyRegions,
  live: readonly RuleRegion[],
): readonly RuleConflict[] {
  const { formulas } = engines.space;
  const permitted = decisionPermits(regions);
  const conflicts: RuleConflict[] = [];
  const flows = live.filter((one) => one.rule.ruleset === 'routing' && !isForbid(one));
  for (const group of alike(flows, ({ rule }) => rule.priority)) {
    let before: Formula = NEVER;
    for (const [i, one] of group.entries()) {
      const both = formulas.all([one.isTrue, before, permitted]);
      if (!engines.isEmpty(both)) {
        for (const other of group.slice(0, i)) {
          engines.look();
          if (isSameRoute(one, other) || conflicts.length >= MOST_TOLD) continue;
          const calls = formulas.all([one.isTrue, other.isTrue, permitted]);
          if (engines.isEmpty(calls)) continue;
          conflicts.push(
            told('route', other, one, shown(engines, regions, calls, 'permit', [other, one])),
          );
        }
      }
      before = formulas.either(before, one.isTrue);
    }
  }
  return conflicts;
}

function isSameRoute(
  { rule: { params: one } }: RuleRegion,
  { rule: { params: other } }: RuleRegion,
): boolean {
  return (
    one.scenario === other.scenario && one.connectTimeoutSeconds === other.connectTimeoutSeconds
  );
}

function undonePermits(
  engines: Engines,
  regions: PolicyRegions,
  live: readonly RuleRegion[],
): readonly RuleConflict[] {
  const { formulas } = engines.space;
  const forbids = live.filter(isForbid);
  const conflicts: RuleConflict[] = [];
  for (const one of live) {
    if (isForbid(one) || conflicts.length >= MOST_TOLD) continue;
    const own = forbids.filter(({ rule }) => rule.ruleset === one.rule.ruleset);
    const unhindered = formulas.all(own.map(({ isFalse }) => isFalse));
    if (!engines.isEmpty(formulas.both(one.isTrue, unhindered))) continue;
    const by = own.find(
      ({ isFalse }) => !engines.isEmpty(formulas.both(one.isTrue, opposite(isFalse))),
    );
    if (by === undefined) continue;
    conflicts.push(
      told('undone-permit', one, by, shown(engines, regions, one.isTrue, 'deny', [by])),
    );
  }
  return conflicts;
}

function told(
  kind: RuleConflict['kind'],
  one: RuleRegion,
  other: RuleRegion,
  witness: Witness | undefined,
): RuleConflict {
  return {
    kind,
    rules: [one.rule.id, other.rule.id],
    ...(witness === undefined ? {} : { witness }),
  };
}

function shown(
  engines: Engines,
  { policy }: PolicyRegions,
  calls: Formula,
  effect: 'permit' | 'deny',
  behind: readonly RuleRegion[],
): Witness | undefined {
  const ask = effect === 'permit' ? replay : replayRules;
  const found = findQuestion(engines, policy, calls, (question) => {
    const answer = ask(policy, question);
    return answer?.decision.effect === effect ? answer : undefined;
  });
  const hangsOn = behind.map(({ rule }) => rule.condition);
  return found && witnessOf(found, hangsOn, { isRight: true });
}
