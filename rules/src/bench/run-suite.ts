import { decide } from '../engine/decide.js';
import type { CompiledPolicy } from '../engine/compile-policy.js';
import { explain } from '../engine/explain.js';
import type { Judgement, RuleTrace } from '../model/decision.js';
import type { Expectation, TestCase } from '../model/test-case.js';

/** What became of one case under one policy. */
export interface CaseResult {
  readonly name: string;
  readonly judgement: Judgement;
  readonly trace: RuleTrace[];
  /** Whether the decision is the expected one; absent when the case expects nothing. */
  readonly pass?: boolean;
  /** What differs from the expectation, as sentences; empty when it passed. */
  readonly differences: readonly string[];
}

/** Runs cases against a policy, in order; nothing is recorded. */
export function runSuite(policy: CompiledPolicy, cases: readonly TestCase[]): CaseResult[] {
  return cases.map((testCase, index) => runCase(policy, testCase, `case-${index + 1}`));
}

/** Runs one case. @param decisionId bears no meaning outside the record, but a decision needs one */
export function runCase(
  policy: CompiledPolicy,
  testCase: TestCase,
  decisionId: string,
): CaseResult {
  const judgement = judged(policy, testCase, decisionId);
  const trace = explain(policy, judgement.facts);
  if (testCase.expect === undefined) {
    return { name: testCase.name, judgement, trace, differences: [] };
  }
  const differences = differencesFrom(testCase.expect, judgement);
  return { name: testCase.name, judgement, trace, pass: differences.length === 0, differences };
}

/** Whether a case that expects something passes: as {@link runCase}, without the trace, for whoever asks thousands of times. */
export function passes(policy: CompiledPolicy, testCase: TestCase): boolean {
  const { expect } = testCase;
  return (
    expect !== undefined && differencesFrom(expect, judged(policy, testCase, 'case')).length === 0
  );
}

function judged(policy: CompiledPolicy, testCase: TestCase, decisionId: string): Judgement {
  return decide(policy, {
    attempt: testCase.attempt,
    evidence: testCase.evidence,
    now: Date.parse(testCase.now),
    decisionId,
  });
}

function differencesFrom(expected: Expectation, { decision }: Judgement): string[] {
  const differences: string[] = [];
  const codes = decision.reasons.map((reason) => reason.code);
  if (decision.effect !== expected.effect) {
    differences.push(`expected ${expected.effect}, got ${decision.effect} (${codes.join(', ')})`);
  }
  if (expected.scenario !== undefined && decision.scenario !== expected.scenario) {
    differences.push(`expected flow \`${expected.scenario}\`, got \`${decision.scenario}\``);
  }
  for (const code of expected.reasons ?? []) {
    if (!codes.includes(code)) {
      differences.push(`expected reason \`${code}\`, got ${codes.join(', ')}`);
    }
  }
  if (expected.retryAt !== undefined && !sameInstant(expected.retryAt, decision.retryAt)) {
    differences.push(`expected retry at ${expected.retryAt}, got ${decision.retryAt ?? 'none'}`);
  }
  return differences;
}

function sameInstant(expected: string, actual: string | undefined): boolean {
  return actual !== undefined && Date.parse(expected) === Date.parse(actual);
}
