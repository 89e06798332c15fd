import { compilePolicy, type CompiledPolicy } from '../../engine/compile-policy.js';
import { passes } from '../../bench/run-suite.js';
import type { AnalysisBudget, Mutant, MutationReport } from '../../model/analysis.js';
import type { PolicyDocument } from '../../model/policy.js';
import type { Condition } from '../../model/ruleset.js';
import type { TestCase } from '../../model/test-case.js';
import { FACT_INVARIANTS } from '../../witness/fact-invariants/fact-invariants.js';
import { DEFAULT_BUDGET, type AnalyseOptions } from '../analyse.js';
import { SpendingMeter } from '../budget.js';
import { callSpace, type CallSpace } from '../call-space.js';
import { CaseMaker } from './case-maker.js';
import { Engines } from '../engines.js';
import { NotTellable } from '../fact-samples.js';
import { freshnessInvariants } from './freshness-invariants.js';
import { HAS_DESTINATION, LEFT_BY_THE_BAN_IN_CODE } from '../product-properties.js';
import { mutantsOf, type MutatedPolicy } from './mutants.js';

export interface MutationOptions extends Pick<AnalyseOptions, 'clock' | 'budget'> {
  /** Told how many mistakes have been looked at, of how many: first on the cases, then on all calls. */
  readonly progress?: (done: number, total: number) => void;
}

const UNNUMBERED = { version: 0, digest: '' };

/**
 * Tries every small mistake on a set of cases, and makes a case for each that they do not notice.
 *
 * Made cases count at once, so that one serves for many mistakes. A mistake no call can show is equivalent, as both engines prove;
 * whatever was not looked at within the budget is undecided.
 */
export function mutationReport(
  document: PolicyDocument,
  cases: readonly TestCase[],
  options: MutationOptions,
): MutationReport {
  const { clock, budget = DEFAULT_BUDGET, progress } = options;
  const started = clock();
  const policy = compilePolicy(document, UNNUMBERED);
  const { killed, open, late } = triedOnCases(document, policy, cases, options);
  const space = spaceOf(
    policy,
    open.flatMap(({ hangsOn }) => hangsOn),
  );
  if (space === undefined) {
    const undecided = [...open.map(({ mutant }) => mutant), ...late];
    return { killed, equivalent: [], survivors: [], cases: [], undecided };
  }
  const left: AnalysisBudget = { ...budget, ms: budget.ms - (clock() - started) };
  const maker = new CaseMaker(policy, new Engines(space, left, clock));
  const total = killed + open.length + late.length;
  for (const [at, one] of open.entries()) {
    maker.take(one);
    progress?.(killed + at + 1, total);
  }
  const { equivalent, survivors, cases: made, undecided } = maker;
  return { killed, equivalent, survivors, cases: made, undecided: [...undecided, ...late] };
}

/** Tells mistakes that a case notices from those left open, for half of the time at most: the rest must be left for the proofs. */
function triedOnCases(
  document: PolicyDocument,
  policy: CompiledPolicy,
  cases: readonly TestCase[],
  { clock, budget = DEFAULT_BUDGET, progress }: MutationOptions,
): {
  readonly killed: number;
  readonly open: readonly MutatedPolicy[];
  readonly late: readonly Mutant[];
} {
  const meter = new SpendingMeter({ ...budget, ms: budget.ms / 2 }, clock);
  const passing = cases.filter((one) => passes(policy, one));
  const mutants = [...mutantsOf(document)];
  const open: MutatedPolicy[] = [];
  const late: Mutant[] = [];
  let killed = 0;
  for (const one of mutants) {
    if (meter.isLate) {
      late.push(one.mutant);
      continue;
    }
    const compiled = compilePolicy(one.policy, UNNUMBERED);
    // Of thousands of mistakes in thousands of rules none is kept compiled.
    if (isNoticed(compiled, passing)) killed++;
    else open.push(one);
    progress?.(killed, mutants.length);
  }
  return { killed, open, late };
}

function spaceOf(policy: CompiledPolicy, changed: readonly Condition[]): CallSpace | undefined {
  try {
    return callSpace(
      [policy],
      [LEFT_BY_THE_BAN_IN_CODE, HAS_DESTINATION, ...changed],
      [...FACT_INVARIANTS, ...freshnessInvariants(policy.parameters)],
    );
  } catch (error) {
    if (error instanceof NotTellable) return undefined;
    throw error;
  }
}

function isNoticed(mutated: CompiledPolicy, cases: readonly TestCase[]): boolean {
  return cases.some((one) => !passes(mutated, one));
}
