import { compilePolicy, type CompiledPolicy } from '../../engine/compile-policy.js';
import { passes } from '../../bench/run-suite.js';
import type { GeneratedCase, Mutant, MutationReport } from '../../model/analysis.js';
import type { PolicyDocument } from '../../model/policy.js';
import type { TestCase } from '../../model/test-case.js';
import { FACT_INVARIANTS } from '../../witness/fact-invariants/fact-invariants.js';
import { DEFAULT_BUDGET, type AnalyseOptions } from '../analyse.js';
import { callSpace, type CallSpace } from '../call-space.js';
import { Engines } from '../engines.js';
import { NotTellable } from '../fact-samples.js';
import { freshnessInvariants } from './freshness-invariants.js';
import { PolicyRegions } from '../policy-regions.js';
import { HAS_DESTINATION, LEFT_BY_THE_BAN_IN_CODE } from '../product-properties.js';
import { replay, type Replayed } from '../replay.js';
import { findQuestion, witnessOf, type Found } from '../witness-search.js';
import { mutantsOf } from './mutants.js';
import { noticeableCalls } from './noticeable-calls.js';

const UNNUMBERED = { version: 0, digest: '' };

/**
 * Tries every small mistake on a set of cases, and makes a case for each that they do not notice.
 *
 * Made cases count at once, so that one serves for many mistakes. A mistake no call can show is equivalent, as both engines prove.
 */
export function mutationReport(
  document: PolicyDocument,
  cases: readonly TestCase[],
  { clock, budget = DEFAULT_BUDGET }: Pick<AnalyseOptions, 'clock' | 'budget'>,
): MutationReport {
  const policy = compilePolicy(document, UNNUMBERED);
  const mutants = [...mutantsOf(document)].map(({ mutant, policy: mutated }) => ({
    mutant,
    compiled: compilePolicy(mutated, UNNUMBERED),
  }));
  const passing = cases.filter((one) => passes(policy, one));
  const open = mutants.filter(({ compiled }) => !isNoticed(compiled, passing));
  const killed = mutants.length - open.length;
  const space = spaceOf([policy, ...open.map(({ compiled }) => compiled)]);
  if (space === undefined) {
    return {
      killed,
      equivalent: [],
      survivors: [],
      cases: [],
      undecided: open.map(({ mutant }) => mutant),
    };
  }
  const engines = new Engines(space, budget, clock);
  const regions = new PolicyRegions(policy, space.formulas, space.conditions);
  const made: GeneratedCase[] = [];
  const survivors: Mutant[] = [];
  const undecided: Mutant[] = [];
  const equivalent: Mutant[] = [];
  for (const { mutant, compiled } of open) {
    if (
      isNoticed(
        compiled,
        made.map((one) => one.case),
      )
    ) {
      survivors.push(mutant);
      continue;
    }
    const mutated = new PolicyRegions(compiled, space.formulas, space.conditions);
    const calls = noticeableCalls(regions, mutated);
    if (engines.byDiagram(calls) === 'empty' && engines.bySat(calls) === 'empty') {
      equivalent.push(mutant);
      continue;
    }
    const found = engines.isLate
      ? undefined
      : findQuestion(engines, policy, calls, (question) => noticed(policy, compiled, question));
    if (found === undefined) undecided.push(mutant);
    else {
      survivors.push(mutant);
      made.push({ case: caseOf(found), mutant });
    }
  }
  return { killed, equivalent, survivors, cases: made, undecided };
}

function spaceOf(policies: readonly CompiledPolicy[]): CallSpace | undefined {
  try {
    return callSpace(
      policies,
      [LEFT_BY_THE_BAN_IN_CODE, HAS_DESTINATION],
      [...FACT_INVARIANTS, ...freshnessInvariants(policies[0]!.parameters)],
    );
  } catch (error) {
    if (error instanceof NotTellable) return undefined;
    throw error;
  }
}

function isNoticed(mutated: CompiledPolicy, cases: readonly TestCase[]): boolean {
  return cases.some((one) => !passes(mutated, one));
}

/** The policy's answer to a question, where the case made of it fails under the mutant. */
function noticed(
  policy: CompiledPolicy,
  mutated: CompiledPolicy,
  question: Found['question'],
): Replayed | undefined {
  const answer = replay(policy, question);
  if (answer === undefined) return undefined;
  return passes(mutated, caseOf({ question, answer })) ? undefined : answer;
}

function caseOf(found: Found): TestCase {
  const { effect, scenario, codes } = found.answer.decision;
  const reasons = effect === 'deny' ? { reasons: codes } : {};
  return { ...witnessOf(found).case, expect: { effect, scenario, ...reasons } };
}
