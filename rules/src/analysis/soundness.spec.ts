import { env } from 'node:process';
import fc from 'fast-check';
import { judgeFacts } from '../engine/combine.js';
import { compileCondition } from '../engine/compile-condition.js';
import { compilePolicy, type CompiledPolicy } from '../engine/compile-policy.js';
import { FALSE, TRUE } from '../engine/truth.js';
import type { Facts } from '../model/fact.js';
import { secondOpinion } from '../oracle/second-opinion.js';
import { callSpace } from './call-space.js';
import { Engines } from './engines.js';
import { formulaHolds } from './formula-value.js';
import { opposite, type Formula } from './formulas.js';
import { PolicyRegions } from './policy-regions.js';
import { randomPolicies, type RandomPolicy } from './random-policies.fixture.js';

/** 1,000 in every run; `RINGFENCE_RANDOM_POLICIES=10000` at night. */
const RUNS = Number(env['RINGFENCE_RANDOM_POLICIES'] ?? 1000);
const BUDGET = { nodes: 1e7, ms: 1e9 };

interface Modelled {
  readonly compiled: CompiledPolicy;
  readonly regions: PolicyRegions;
  readonly engines: Engines;
}

function modelled({ policy, when }: RandomPolicy): Modelled {
  const compiled = compilePolicy(policy, { version: 0, digest: '' });
  const space = callSpace([compiled], [when], []);
  return {
    compiled,
    regions: new PolicyRegions(compiled, space.formulas, space.conditions),
    engines: new Engines(space, BUDGET, () => 0),
  };
}

/** What is wrong with the model of one policy, by trying every combination of values on the grid; undefined: nothing. */
function mismatch(random: RandomPolicy): string | undefined {
  const { compiled, regions, engines } = modelled(random);
  const { formulas, partition } = engines.space;
  const when = compileCondition(random.when, {});
  const region = regions.conditions.of(when);
  const codes = regions.codes();
  const seen = new Set<string>();
  for (const facts of random.grid) {
    const classes = partition.classesOfFacts(facts);
    const told = JSON.stringify(facts);
    // The grid holds what the samples may have missed.
    if (classes === undefined) return `no class holds ${told}`;
    const holds = (formula: Formula): boolean => formulaHolds(formulas, formula, classes);
    const verdict = judgeFacts(compiled, facts);
    if (holds(regions.permit) !== (verdict.effect === 'permit')) return `effect of ${told}`;
    if (verdict.effect === 'deny') {
      const said = new Set(verdict.reasons.map(({ code }) => code));
      for (const [code, where] of codes) {
        if (holds(where) !== said.has(code)) return `code ${code} of ${told}`;
      }
    }
    const truth = when.test(facts);
    if (holds(region.isTrue) !== (truth === TRUE)) return `truth of ${told}`;
    if (holds(region.isFalse) !== (truth === FALSE)) return `falsehood of ${told}`;
    seen.add(classes.join());
  }
  return enginesDiffer(random, regions, engines);
}

/** Whether the engines differ from each other, or from what the grid shows to be possible. */
function enginesDiffer(
  { grid, when }: RandomPolicy,
  { conditions, permit, policy }: PolicyRegions,
  engines: Engines,
): string | undefined {
  const { formulas } = engines.space;
  const node = compileCondition(when, {});
  const { isTrue, isFalse } = conditions.of(node);
  const permits = (facts: Facts): boolean => judgeFacts(policy, facts).effect === 'permit';
  const questions: readonly (readonly [Formula, (facts: Facts) => boolean])[] = [
    [permit, permits],
    [opposite(permit), (facts) => !permits(facts)],
    [formulas.both(permit, isTrue), (facts) => permits(facts) && node.test(facts) === TRUE],
    [
      formulas.both(permit, opposite(isFalse)),
      (facts) => permits(facts) && node.test(facts) !== FALSE,
    ],
  ];
  for (const [i, [calls, isIn]] of questions.entries()) {
    const diagram = engines.byDiagram(calls);
    const sat = engines.bySat(calls);
    if (diagram !== sat) return `question ${i}: diagram ${diagram}, sat ${sat}`;
    if (diagram === 'empty' && grid.some(isIn))
      return `question ${i}: proved, but the grid has one`;
    const call = engines.oneOf(calls);
    if (call === undefined) continue;
    const first = new Map([...call].map(([variable, left]) => [variable, left[0]!]));
    if (!isIn(engines.space.partition.factsOf(first)))
      return `question ${i}: not so in what is shown`;
  }
  return undefined;
}

describe('The analysis of random policies', () => {
  it('says what trying every value says, by both engines', () => {
    const property = fc.property(randomPolicies, (random) => {
      const wrong = mismatch(random);
      if (wrong !== undefined) throw new Error(wrong);
    });
    const result = fc.check(property, { numRuns: RUNS });
    process.stdout.write(`analysis: ${RUNS} random policies, seed ${result.seed}\n`);
    expect(result.failed)
      .withContext(fc.defaultReportMessage(result) ?? '')
      .toBeFalse();
  });

  it('shows calls of which json-rules-engine says the same', async () => {
    for (const random of fc.sample(randomPolicies, Math.ceil(RUNS / 20))) {
      const { regions, engines } = modelled(random);
      const call = engines.oneOf(regions.permit);
      if (call === undefined) continue;
      const first = new Map([...call].map(([variable, left]) => [variable, left[0]!]));
      const facts = engines.space.partition.factsOf(first);
      expect(await secondOpinion(random.policy, facts)).toEqual({ agrees: true, differences: [] });
    }
  });
});
