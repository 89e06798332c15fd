import { compilePolicy } from '../engine/compile-policy.js';
import type { Coverage } from '../model/coverage.js';
import type { Facts } from '../model/fact.js';
import type { Condition } from '../model/ruleset.js';
import { evaluate } from '../engine/evaluate.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { NEVER, policyOf, ruleOf, type Rules } from '../parse/rulesets.fixture.js';
import { CoverageMeter } from './coverage.js';
import { runCase } from './run-suite.js';

const from = (country: string): Condition => ({
  fact: 'businessNumber.country',
  operator: 'equal',
  value: country,
});
const legs = (value: number): Condition => ({
  fact: 'flow.legCount',
  operator: 'greaterThan',
  value,
});

/** Coverage of two bare rulesets beside the ban by cases that are nothing but facts. */
function coverageOf(rules: Rules, cases: readonly Facts[]): Coverage {
  const policy = compilePolicy(policyOf({ routing: [], permission: [], ...rules }), {
    version: 1,
    digest: '',
  });
  const meter = new CoverageMeter(policy);
  for (const facts of cases) {
    const { match, unknown } = evaluate(policy, facts);
    const outcomes = { match: match.map(({ id }) => id), unknown: unknown.map(({ id }) => id) };
    meter.add({ facts, outcomes });
  }
  return meter.coverage();
}

const JP = { 'businessNumber.country': 'JP', 'flow.legCount': 2 };
const US = { 'businessNumber.country': 'US', 'flow.legCount': 2 };
const NOBODY = { 'businessNumber.country': null, 'flow.legCount': 2 };

describe('CoverageMeter', () => {
  it('counts the cases in which a rule matched, and names rules that never did', () => {
    const ban = [
      ruleOf('japan', 'forbid', { all: [from('JP')] }),
      ruleOf('abroad', 'forbid', { not: from('JP') }),
      ruleOf('never', 'forbid', NEVER),
    ];
    const { rules, uncoveredRules } = coverageOf({ ban }, [JP, JP, NOBODY, US]);
    expect(rules.map(({ rule, matched }) => `${rule} ${matched}`)).toEqual([
      'pstn-ban/japan 2',
      'pstn-ban/abroad 1',
      'pstn-ban/never 0',
    ]);
    expect(uncoveredRules).toEqual(['pstn-ban/never']);
  });

  it('does not take an unknown rule for a match', () => {
    const ban = [ruleOf('japan', 'forbid', { all: [from('JP')] })];
    expect(coverageOf({ ban }, [NOBODY]).uncoveredRules).toEqual(['pstn-ban/japan']);
  });

  it('counts each condition by its pointer: true, false and unknown', () => {
    const ban = [
      ruleOf('r', 'forbid', { any: [{ not: from('JP') }, { all: [legs(1), legs(5)] }] }),
    ];
    const { rules, branches } = coverageOf({ ban }, [JP, US, US, NOBODY]);
    const counts = (trueCases: number, falseCases: number, unknownCases: number): object => ({
      trueCases,
      falseCases,
      unknownCases,
    });
    expect(rules[0]!.conditions).toEqual([
      {
        pointer: '/conditions/any/0/not',
        fact: 'businessNumber.country',
        ...counts(1, 2, 1),
      },
      { pointer: '/conditions/any/1/all/0', fact: 'flow.legCount', ...counts(4, 0, 0) },
      { pointer: '/conditions/any/1/all/1', fact: 'flow.legCount', ...counts(0, 4, 0) },
    ] as never);
    expect(branches).toEqual({ covered: 4, total: 6 });
  });

  it('does not take unknown for a branch', () => {
    const ban = [ruleOf('r', 'forbid', { all: [from('JP')] })];
    expect(coverageOf({ ban }, [NOBODY]).branches).toEqual({ covered: 0, total: 2 });
  });

  it('counts what stands inside a named condition for each rule that uses it', () => {
    const ban = [
      ruleOf('a', 'forbid', { all: [legs(5), { condition: 'abroad' }] }),
      ruleOf('b', 'forbid', { condition: 'abroad' }),
    ];
    const conditions = { abroad: { any: [from('US'), { condition: 'far' }] }, far: from('BR') };
    const { rules, branches } = coverageOf({ ban, conditions }, [US]);
    expect(rules.map((rule) => rule.conditions.map(({ pointer }) => pointer))).toEqual([
      [
        '/conditions/all/0',
        '/conditions/all/1/condition/any/0',
        '/conditions/all/1/condition/any/1/condition',
      ],
      ['/conditions/condition/any/0', '/conditions/condition/any/1/condition'],
    ]);
    expect(branches).toEqual({ covered: 5, total: 10 });
  });

  it('can be read while cases are still running', () => {
    const policy = SHIPPED_COMPILED;
    const meter = new CoverageMeter(policy);
    expect(meter.coverage().uncoveredRules.length).toBe(policy.rules.length);
    const [testCase] = SHIPPED_POLICY.suites[0]!.cases;
    meter.add(runCase(policy, testCase!, 'case-1').judgement);
    const half = meter.coverage();
    meter.add(runCase(policy, testCase!, 'case-2').judgement);
    const whole = meter.coverage();
    for (const [i, rule] of half.rules.entries()) {
      expect(whole.rules[i]!.matched).toBe(2 * rule.matched);
    }
  });

  it('finds every rule of the shipped packs covered by their suites', () => {
    const meter = new CoverageMeter(SHIPPED_COMPILED);
    for (const { cases } of SHIPPED_POLICY.suites) {
      for (const testCase of cases)
        meter.add(runCase(SHIPPED_COMPILED, testCase, 'case').judgement);
    }
    expect(meter.coverage().uncoveredRules).toEqual([]);
  });
});
