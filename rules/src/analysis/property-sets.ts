import { compileCondition } from '../engine/compile-condition.js';
import type { PolicyProperty } from '../model/analysis.js';
import { SCENARIO_IDS, type ScenarioId } from '../model/decision.js';
import type { Condition } from '../model/ruleset.js';
import type { Region } from './condition-regions.js';
import { NEVER, opposite, type Formula } from './formulas.js';
import type { PolicyRegions } from './policy-regions.js';
import {
  HAS_DESTINATION,
  LEFT_BY_THE_BAN_IN_CODE,
  type PropertyClaim,
  type PropertyScope,
} from './product-properties.js';
import { TWELVE_FLOWS } from './twelve-flows.js';

/** A property as a set of calls: `never` holds while none is in it, `some` while one is. */
export interface PropertySet {
  readonly kind: 'never' | 'some';
  readonly calls: Formula;
  /** Whose answer a call of the set is replayed against. */
  readonly scope: PropertyScope;
  readonly effect: 'permit' | 'deny';
  /** What the property demands or forbids of a call, where a condition says it: calls of the set hang on it. */
  readonly about?: Condition;
}

/** Turns what a product's property claims into the calls that break it, or that show it. */
export function productSet(regions: PolicyRegions, claim: PropertyClaim): PropertySet {
  const { formulas } = regions;
  switch (claim.t) {
    case 'never-permits': {
      const permits = claim.scope === 'rules' ? regions.permit : decisionPermits(regions);
      const breaks = opposite(regionOf(regions, claim.unless).isTrue);
      return {
        kind: 'never',
        calls: formulas.both(permits, breaks),
        scope: claim.scope,
        effect: 'permit',
        about: claim.unless,
      };
    }
    case 'flow-possible': {
      return {
        kind: 'some',
        calls: formulas.both(decisionPermits(regions), flowOf(regions, claim.scenario)),
        scope: 'decision',
        effect: 'permit',
      };
    }
    case 'no-other-flow': {
      const flows = SCENARIO_IDS.map((scenario) => flowOf(regions, scenario));
      return {
        kind: 'never',
        calls: formulas.both(decisionPermits(regions), opposite(formulas.any(flows))),
        scope: 'decision',
        effect: 'permit',
      };
    }
    case 'deny-has-reason':
      return {
        kind: 'never',
        calls: formulas.both(
          opposite(regions.permit),
          opposite(formulas.any([...regions.codes().values()])),
        ),
        scope: 'rules',
        effect: 'deny',
      };
    case 'never-requestable': {
      const others = [...regions.codes()].flatMap(([code, where]) =>
        claim.codes.has(code) ? [] : [where],
      );
      return {
        kind: 'never',
        calls: formulas.all([
          opposite(regions.permit),
          opposite(regionOf(regions, claim.unless).isTrue),
          opposite(formulas.any(others)),
        ]),
        scope: 'rules',
        effect: 'deny',
        about: claim.unless,
      };
    }
  }
}

/** Calls that are of a flow, and that the policy calls by its name. */
function flowOf(regions: PolicyRegions, scenario: ScenarioId): Formula {
  const named = regions.scenarios().get(scenario) ?? NEVER;
  return regions.formulas.both(named, regionOf(regions, TWELVE_FLOWS[scenario]).isTrue);
}

/** The same for a property people keep with their policy. */
export function ownSet(regions: PolicyRegions, { kind, when }: PolicyProperty): PropertySet {
  const { isTrue, isFalse } = regionOf(regions, when);
  const permits = decisionPermits(regions);
  const never = kind === 'never-permits';
  return {
    kind: never ? 'never' : 'some',
    // What cannot be told breaks what must never be.
    calls: regions.formulas.both(permits, never ? opposite(isFalse) : isTrue),
    scope: 'decision',
    effect: 'permit',
    about: when,
  };
}

/** Calls the whole decision permits: by the rules, past the ban in code, to somewhere. */
export function decisionPermits(regions: PolicyRegions): Formula {
  return regions.formulas.all([
    regions.permit,
    regionOf(regions, LEFT_BY_THE_BAN_IN_CODE).isTrue,
    regionOf(regions, HAS_DESTINATION).isTrue,
  ]);
}

function regionOf({ conditions }: PolicyRegions, condition: Condition): Region {
  return conditions.of(compileCondition(condition, {}));
}
