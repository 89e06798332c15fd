import { compileCondition } from '../../engine/compile-condition.js';
import { compilePolicy, type CompiledPolicy } from '../../engine/compile-policy.js';
import { passes } from '../../bench/run-suite.js';
import type { GeneratedCase, Mutant, Witness } from '../../model/analysis.js';
import type { TestCase } from '../../model/test-case.js';
import type { Engines } from '../engines.js';
import { PolicyRegions } from '../policy-regions.js';
import { replay, type Replayed } from '../replay.js';
import { findQuestion, witnessOf, type Found } from '../witness-search.js';
import type { MutatedPolicy } from './mutants.js';
import { noticeableCalls } from './noticeable-calls.js';

/** Takes mistake after mistake, and makes a case for each that those made so far do not notice. */
export class CaseMaker {
  readonly equivalent: Mutant[] = [];
  readonly survivors: Mutant[] = [];
  readonly undecided: Mutant[] = [];
  readonly #made: (GeneratedCase & { readonly mutants: [Mutant, ...Mutant[]] })[] = [];
  readonly #regions: PolicyRegions;

  constructor(
    private readonly policy: CompiledPolicy,
    private readonly engines: Engines,
  ) {
    const { formulas, conditions } = engines.space;
    this.#regions = new PolicyRegions(policy, formulas, conditions);
  }

  get cases(): readonly GeneratedCase[] {
    return this.#made;
  }

  take({ mutant, policy, hangsOn }: MutatedPolicy): void {
    if (this.engines.isLate) {
      this.undecided.push(mutant);
      return;
    }
    const compiled = compilePolicy(policy, this.policy.reference);
    const noticing = this.#made.find((one) => !passes(compiled, one.case));
    if (noticing !== undefined) {
      noticing.mutants.push(mutant);
      this.survivors.push(mutant);
      return;
    }
    const { formulas, conditions } = this.engines.space;
    const calls = noticeableCalls(this.#regions, new PolicyRegions(compiled, formulas, conditions));
    if (this.engines.byDiagram(calls) === 'empty' && this.engines.bySat(calls) === 'empty') {
      this.equivalent.push(mutant);
      return;
    }
    const found = findQuestion(this.engines, this.policy, calls, (question) =>
      noticed(this.policy, compiled, question),
    );
    if (found === undefined) this.undecided.push(mutant);
    else {
      this.survivors.push(mutant);
      const { conditions: named = {} } = policy.rulesets[mutant.ruleset];
      const nodes = hangsOn.map((condition) => compileCondition(condition, named));
      const witness = witnessOf(found, nodes, { isRight: true });
      this.#made.push({ case: caseOf(witness), witness, mutants: [mutant] });
    }
  }
}

/** The policy's answer to a question, where the case made of it fails under the mutant. */
function noticed(
  policy: CompiledPolicy,
  mutated: CompiledPolicy,
  question: Found['question'],
): Replayed | undefined {
  const answer = replay(policy, question);
  if (answer === undefined) return undefined;
  return passes(mutated, caseOf(witnessOf({ question, answer }))) ? undefined : answer;
}

/** A case that expects what the call of a witness is answered today. */
function caseOf({ case: call, decision: { effect, scenario, codes } }: Witness): TestCase {
  const reasons = effect === 'deny' ? { reasons: codes } : {};
  return { ...call, expect: { effect, scenario, ...reasons } };
}
