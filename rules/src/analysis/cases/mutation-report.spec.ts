import fc from 'fast-check';
import { compilePolicy } from '../../engine/compile-policy.js';
import { decide } from '../../engine/decide.js';
import { passes } from '../../bench/run-suite.js';
import type { MutationReport } from '../../model/analysis.js';
import type { TestCase } from '../../model/test-case.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../../packs/shipped-policy.fixture.js';
import { parsePolicy } from '../../parse/parse-policy.js';
import { parseTestCase } from '../../parse/parse-question.js';
import { randomQuestions } from '../../witness/random-questions.fixture.js';
import { mutantsOf } from './mutants.js';
import { mutationReport } from './mutation-report.js';

const MUTANTS = [...mutantsOf(SHIPPED_POLICY)].map(({ mutant, policy }) => ({
  at: `${mutant.kind} ${mutant.at}`,
  policy,
  compiled: compilePolicy(policy, { version: 0, digest: '' }),
}));

function reported(cases: readonly TestCase[], nodes = 1e7): MutationReport {
  return mutationReport(SHIPPED_POLICY, cases, { clock: () => 0, budget: { nodes, ms: 1e9 } });
}

describe('mutationReport', () => {
  let fromNothing: MutationReport;
  let made: readonly TestCase[];
  beforeAll(() => {
    fromNothing = reported([]);
    made = fromNothing.cases.map((one) => one.case);
  });

  it('makes cases that notice every mistake in the shipped policy that any case can notice', () => {
    expect(fromNothing.undecided).toEqual([]);
    expect(fromNothing.killed).toBe(0);
    expect(fromNothing.survivors.length + fromNothing.equivalent.length).toBe(MUTANTS.length);
    const again = reported(made);
    expect(again.survivors).toEqual([]);
    expect(again.killed).toBe(fromNothing.survivors.length);
    expect(again.cases).toEqual([]);
  });

  it('makes cases the parser accepts, that pass under the policy and fail under their mistake', () => {
    for (const { case: one, mutants } of fromNothing.cases) {
      expect(parseTestCase(one, '').problems).toBeUndefined();
      expect(passes(SHIPPED_COMPILED, one)).toBeTrue();
      for (const { kind, at } of mutants) {
        const mutated = MUTANTS.find((each) => each.at === `${kind} ${at}`)!;
        expect(passes(mutated.compiled, one)).withContext(mutated.at).toBeFalse();
      }
    }
  });

  it('says of each surviving mistake which case would notice it', () => {
    const told = fromNothing.cases.flatMap(({ mutants }) => mutants);
    expect(told.length).toBe(fromNothing.survivors.length);
    expect(new Set(told)).toEqual(new Set(fromNothing.survivors));
  });

  it('tells how far it is, mistake by mistake', () => {
    const told: (readonly [done: number, total: number])[] = [];
    mutationReport(SHIPPED_POLICY, made.slice(0, 40), {
      clock: () => 0,
      budget: { nodes: 1e7, ms: 1e9 },
      progress: (done, total) => told.push([done, total]),
    });
    expect(new Set(told.map(([, total]) => total))).toEqual(new Set([MUTANTS.length]));
    const done = told.map(([each]) => each);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(MUTANTS.length);
  });

  it('calls mistakes equivalent only where random calls show no difference either', () => {
    const equivalent = new Set(fromNothing.equivalent.map(({ kind, at }) => `${kind} ${at}`));
    const mutants = MUTANTS.filter(({ at }) => equivalent.has(at));
    expect(mutants.length).toBeGreaterThan(0);
    let permits = 0;
    // Of random calls alone hardly one is permitted.
    const questions = [
      ...fc.sample(randomQuestions, 400).flat(),
      ...made.map(({ now, ...call }) => ({ ...call, now: Date.parse(now) })),
    ];
    for (const { attempt, evidence, now } of questions) {
      const question = { attempt, evidence, now, decisionId: 'random' };
      const { decision } = decide(SHIPPED_COMPILED, question);
      if (decision.effect === 'permit') permits++;
      for (const { at, compiled } of mutants) {
        const other = decide(compiled, question).decision;
        expect(other.effect).withContext(at).toBe(decision.effect);
        expect(other.scenario).withContext(at).toBe(decision.scenario);
      }
    }
    expect(permits).toBeGreaterThan(0);
  });

  it('says what the shipped suites would not notice, and adds few cases', () => {
    const { killed, survivors, cases } = reported(
      SHIPPED_POLICY.suites.flatMap((suite) => suite.cases),
    );
    expect(killed).toBeGreaterThan(survivors.length * 5);
    expect(cases.length).toBeLessThanOrEqual(survivors.length);
  });

  it('decides nothing out of budget', () => {
    const { equivalent, undecided } = reported([], 10);
    expect(equivalent).toEqual([]);
    expect(undecided.length).toBe(MUTANTS.length);
  });

  it('looks at nothing more once the time is over', () => {
    let now = 0;
    const { killed, undecided } = mutationReport(SHIPPED_POLICY, made, {
      clock: () => now++,
      budget: { nodes: 1e7, ms: 100 },
    });
    expect(killed).toBeGreaterThan(0);
    expect(killed + undecided.length).toBe(MUTANTS.length);
  });
});

describe('mutantsOf', () => {
  it('gives policies the parser accepts, each another', () => {
    expect(new Set(MUTANTS.map(({ at }) => at)).size).toBe(MUTANTS.length);
    for (const { at, policy } of MUTANTS) {
      const problems = parsePolicy({ ...policy, suites: [] }).problems ?? [];
      expect(problems.map(({ code }) => code))
        .withContext(at)
        .toEqual([]);
      expect(JSON.stringify(policy.rulesets)).not.toBe(JSON.stringify(SHIPPED_POLICY.rulesets));
    }
  });
});
