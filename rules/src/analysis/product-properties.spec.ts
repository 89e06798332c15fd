import fc from 'fast-check';
import { compileCondition } from '../engine/compile-condition.js';
import { decide } from '../engine/decide.js';
import { TRUE } from '../engine/truth.js';
import { deriveFacts } from '../facts/derive-facts.js';
import { guardDecision } from '../invariant/guard-decision.js';
import { candidatesOf } from '../engine/judge-target.js';
import type { PolicyProperty } from '../model/analysis.js';
import type { Condition } from '../model/ruleset.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { PROPERTY_ID } from '../parse/parse-properties.js';
import { randomQuestions, SHIPPED_QUESTIONS } from '../witness/random-questions.fixture.js';
import { analyse } from './analyse.js';
import {
  EVERY_LEG_CLOSED,
  LEFT_BY_THE_BAN_IN_CODE,
  PRODUCT_PROPERTIES,
} from './product-properties.js';

const RUNS = 3000;

describe('The product’s properties', () => {
  it('may rest on the ban in code: what it lets through has no leg that was found', () => {
    const left = compileCondition(LEFT_BY_THE_BAN_IN_CODE, {});
    let passed = 0;
    const property = fc.property(randomQuestions, (questions) => {
      for (const { attempt, evidence, parameters, now } of questions) {
        const guard = guardDecision(attempt, evidence, now);
        for (const target of candidatesOf(attempt, evidence)) {
          if (guard(target).length > 0) continue;
          passed++;
          const facts = deriveFacts(attempt, evidence, parameters, now, target);
          if (left.test(facts) !== TRUE) return false;
        }
      }
      return true;
    });
    const result = fc.check(property, { numRuns: RUNS });
    expect(result.failed)
      .withContext(fc.defaultReportMessage(result) ?? '')
      .toBeFalse();
    expect(passed).toBeGreaterThan(50);
  });

  it('hold of every shipped case that is permitted', () => {
    const closed = compileCondition(EVERY_LEG_CLOSED, {});
    let permitted = 0;
    for (const { attempt, evidence, now } of SHIPPED_QUESTIONS) {
      const { decision, facts } = decide(SHIPPED_COMPILED, {
        attempt,
        evidence,
        now,
        decisionId: 'x',
      });
      if (decision.effect !== 'permit') continue;
      permitted++;
      expect(closed.test(facts)).toBe(TRUE);
    }
    expect(permitted).toBeGreaterThan(10);
  });

  it('have ids of their own and titles in both languages; the ban of the phone network is never overridden', () => {
    expect(new Set(PRODUCT_PROPERTIES.map(({ id }) => id)).size).toBe(PRODUCT_PROPERTIES.length);
    for (const { id, title, overridable } of PRODUCT_PROPERTIES) {
      expect(title.en && title.ja)
        .withContext(id)
        .toBeTruthy();
      expect(overridable).withContext(id).toBe(!id.startsWith('ringfence.pstn-'));
      // No policy can state a property under a name of the product's.
      expect(id).not.toMatch(PROPERTY_ID);
    }
  });
});

describe('A policy’s own properties', () => {
  const viber: Condition = { fact: 'flow.destination', operator: 'equal', value: 'viber' };
  const phone: Condition = { fact: 'legs.kinds', operator: 'contains', value: 'pstn' };
  const rows: readonly {
    readonly name: string;
    readonly kind: PolicyProperty['kind'];
    readonly when: Condition;
    readonly verdict: 'proved' | 'refuted';
    readonly isShown: boolean;
  }[] = [
    {
      name: 'never a phone',
      kind: 'never-permits',
      when: phone,
      verdict: 'proved',
      isShown: false,
    },
    { name: 'never Viber', kind: 'never-permits', when: viber, verdict: 'refuted', isShown: true },
    {
      name: 'never where it cannot be told who gave the permission',
      kind: 'never-permits',
      when: { fact: 'grant.source', operator: 'equal', value: 'somebody' },
      verdict: 'refuted',
      isShown: true,
    },
    {
      name: 'able to reach Viber',
      kind: 'always-able',
      when: viber,
      verdict: 'proved',
      isShown: true,
    },
    {
      name: 'able to reach a phone',
      kind: 'always-able',
      when: phone,
      verdict: 'refuted',
      isShown: false,
    },
    {
      name: 'able to reach users at night',
      kind: 'always-able',
      when: {
        all: [
          { fact: 'callHours.state', operator: 'equal', value: 'closed' },
          { fact: 'permission.needed', operator: 'equal', value: true },
        ],
      },
      verdict: 'proved',
      isShown: true,
    },
  ];
  for (const { name, kind, when, verdict, isShown } of rows) {
    it(`${name}: ${verdict}`, () => {
      const own: PolicyProperty = { id: 'own', title: { en: name, ja: name }, kind, when };
      const { properties } = analyse({ ...SHIPPED_POLICY, properties: [own] }, { clock: () => 0 });
      const said = properties.find(({ id }) => id === 'own');
      expect(said?.from).toBe('policy');
      expect(said?.verdict).toBe(verdict);
      expect(said?.witness !== undefined).toBe(isShown);
    });
  }
});
