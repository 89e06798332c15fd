import { compilePolicy, type CompiledPolicy } from '../engine/compile-policy.js';
import type {
  Analysis,
  AnalysisBudget,
  EngineVerdicts,
  PolicyProperty,
  PropertyVerdict,
} from '../model/analysis.js';
import type { Localized } from '../model/localized.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition } from '../model/ruleset.js';
import { FACT_INVARIANTS } from '../witness/fact-invariants/fact-invariants.js';
import { assumptionsOf } from './assumptions.js';
import { callSpace, type CallSpace } from './call-space.js';
import { policyDifference, undecidedDifference } from './difference.js';
import { Engines } from './engines.js';
import { NotTellable } from './fact-samples.js';
import { judgeProperty, type PropertyHead } from './judge-properties.js';
import { PolicyRegions } from './policy-regions.js';
import {
  HAS_DESTINATION,
  LEFT_BY_THE_BAN_IN_CODE,
  PRODUCT_PROPERTIES,
} from './product-properties.js';
import { ownSet, productSet } from './property-sets.js';
import { ruleFindings } from './rule-findings.js';
import { TWELVE_FLOWS } from './twelve-flows.js';

export interface AnalyseOptions {
  /** Milliseconds that only ever grow, from any origin. */
  readonly clock: () => number;
  /** Absent: {@link DEFAULT_BUDGET}. */
  readonly budget?: AnalysisBudget;
  /** The policy to compare with, such as the live one. */
  readonly previous?: PolicyDocument;
}

/** Enough for thousands of rules as people write them, and an end for those written to explode. */
export const DEFAULT_BUDGET: AnalysisBudget = { nodes: 1_000_000, ms: 10_000 };

/**
 * Says what a policy can and cannot do, whatever the call: proofs by two engines, counterexamples that were asked of the policy.
 *
 * Pure and synchronous, so it belongs into a worker. Whatever could not be shown within the budget is `unknown`.
 *
 * @param document has passed `parsePolicy`, and so has `previous`
 */
export function analyse(document: PolicyDocument, options: AnalyseOptions): Analysis {
  const { clock, budget = DEFAULT_BUDGET, previous } = options;
  const started = clock();
  const policy = compilePolicy(document, UNNUMBERED);
  const before = previous && compilePolicy(previous, UNNUMBERED);
  const space = spaceOf(policy, before);
  if (space === undefined) {
    const difference = previous && { difference: undecidedDifference(NOT_TELLABLE) };
    const spent = { nodes: 0, ms: clock() - started };
    return { ...nothingShown(document.properties), ...difference, spent };
  }
  const left = { ...budget, ms: budget.ms - (clock() - started) };
  const engines = new Engines(space, left, clock);
  const regions = new PolicyRegions(policy, space.formulas, space.conditions);
  const properties = verdictsOf(engines, regions, document.properties);
  const difference =
    before === undefined
      ? undefined
      : policyDifference(
          engines,
          new PolicyRegions(before, space.formulas, space.conditions),
          regions,
        );
  return {
    properties,
    ...ruleFindings(engines, regions),
    ...(difference === undefined ? {} : { difference }),
    assumptions: assumptionsOf(space.invariants),
    spent: { ...engines.spent, ms: clock() - started },
  };
}

const UNNUMBERED = { version: 0, digest: '' };

function spaceOf(
  policy: CompiledPolicy,
  before: CompiledPolicy | undefined,
): CallSpace | undefined {
  const conditions: readonly Condition[] = [
    LEFT_BY_THE_BAN_IN_CODE,
    HAS_DESTINATION,
    ...PRODUCT_PROPERTIES.flatMap(({ claim }) => ('unless' in claim ? [claim.unless] : [])),
    ...Object.values(TWELVE_FLOWS),
    ...policy.document.properties.map(({ when }) => when),
  ];
  try {
    return callSpace(
      before === undefined ? [policy] : [policy, before],
      conditions,
      FACT_INVARIANTS,
    );
  } catch (error) {
    if (error instanceof NotTellable) return undefined;
    throw error;
  }
}

function verdictsOf(
  engines: Engines,
  regions: PolicyRegions,
  own: readonly PolicyProperty[],
): readonly PropertyVerdict[] {
  return [
    ...PRODUCT_PROPERTIES.map((property) =>
      judgeProperty(
        engines,
        regions.policy,
        productHead(property),
        productSet(regions, property.claim),
      ),
    ),
    ...own.map((property) =>
      judgeProperty(engines, regions.policy, ownHead(property), ownSet(regions, property)),
    ),
  ];
}

function productHead({
  id,
  title,
  mandatory,
  overridable,
}: (typeof PRODUCT_PROPERTIES)[number]): PropertyHead {
  return { id, title, from: 'product', mandatory, overridable };
}

function ownHead({ id, title }: PolicyProperty): PropertyHead {
  return { id, title, from: 'policy', mandatory: true, overridable: true };
}

const NOT_TELLABLE: Localized = {
  en: 'Facts are compared with each other in more ways than can be told apart.',
  ja: '事実同士の比較が多すぎるため、場合分けができません。',
};

function nothingShown(own: readonly PolicyProperty[]): Omit<Analysis, 'spent'> {
  const engines: EngineVerdicts = { diagram: 'unknown', sat: 'unknown' };
  const heads = [...PRODUCT_PROPERTIES.map(productHead), ...own.map(ownHead)];
  return {
    properties: heads.map((head) => ({ ...head, engines, verdict: 'unknown', why: NOT_TELLABLE })),
    findings: [],
    conflicts: [],
    isComplete: false,
    assumptions: assumptionsOf([]),
  };
}
