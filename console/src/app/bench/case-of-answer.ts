import type { TestCase } from '@ringfence/rules';
import type { BenchAnswer } from './bench-answer.js';
import type { BenchQuestion } from './bench-question.js';

/** A question of the bench as a case that expects the answer it got: effect, flow and reasons, and when to ask again. */
export function caseOfAnswer(
  name: string,
  { attempt, evidence, now }: BenchQuestion,
  { decision }: Pick<BenchAnswer, 'decision'>,
): TestCase {
  const { effect, scenario, reasons, retryAt } = decision;
  const codes = [...new Set(reasons.map(({ code }) => code))];
  return {
    name,
    attempt,
    evidence,
    now,
    expect: {
      effect,
      scenario,
      reasons: codes,
      ...(retryAt === undefined ? {} : { retryAt }),
    },
  };
}
