import { Engine, type RuleProperties } from 'json-rules-engine';
import { compilePolicy } from '../engine/compile-policy.js';
import { decide } from '../engine/decide.js';
import { explain } from '../engine/explain.js';
import { businessCall, userCall } from '../engine/questions.fixture.js';
import type { Outcome } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { Condition } from '../model/ruleset.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { parseRuleset } from '../parse/parse-ruleset.js';
import { policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { jsonRulesOutcomes } from './json-rules-oracle.js';
import { naiveOutcome } from './naive-interpreter.js';
import { secondOpinion } from './second-opinion.js';

const REFERENCE = { version: 1, digest: 'sha256:spec' };

/** What json-rules-engine says when it is asked plainly, without the oracle's care. */
async function plainly(
  conditions: Condition,
  facts: Facts,
): Promise<'match' | 'no-match' | 'throws'> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  try {
    engine.addRule({ conditions, event: { type: 'forbid' } } as unknown as RuleProperties);
    const known = Object.entries(facts).filter(([, value]) => value !== null);
    const { events } = await engine.run(Object.fromEntries(known));
    return events.length > 0 ? 'match' : 'no-match';
  } catch {
    return 'throws';
  }
}

/** What our three ways say of the same condition. */
async function ours(conditions: Condition, facts: Facts): Promise<Outcome[]> {
  const rule = ruleOf('r', 'forbid', conditions);
  const document = policyOf({ ban: [rule] });
  const ruleset = document.rulesets['pstn-ban'];
  const compiled = explain(compilePolicy(document, REFERENCE), facts)[0]!.outcome;
  return [
    compiled,
    naiveOutcome(rule, ruleset, facts),
    (await jsonRulesOutcomes(ruleset, facts)).get('r')!,
  ];
}

describe('the intended differences from json-rules-engine 7.3.1 (D3)', () => {
  const country = 'businessNumber.country';
  const count = 'usage.connectedCalls24h';
  interface Row {
    readonly name: string;
    readonly conditions: Condition;
    readonly facts: Facts;
    readonly there: 'match' | 'no-match' | 'throws';
    readonly here: Outcome;
  }
  const differences: readonly Row[] = [
    {
      name: '`notEqual` on a fact nobody knows',
      conditions: { all: [{ fact: country, operator: 'notEqual', value: 'US' }] },
      facts: { [country]: null },
      there: 'match',
      here: 'unknown',
    },
    {
      name: '`notIn` on a fact nobody knows',
      conditions: { all: [{ fact: country, operator: 'notIn', value: ['US'] }] },
      facts: { [country]: null },
      there: 'match',
      here: 'unknown',
    },
    {
      name: '`not` of a fact nobody knows',
      conditions: { not: { fact: country, operator: 'equal', value: 'US' } },
      facts: { [country]: null },
      there: 'match',
      here: 'unknown',
    },
    {
      name: '`equal` on a fact nobody knows, a ban that would be quietly false',
      conditions: { all: [{ fact: country, operator: 'equal', value: 'US' }] },
      facts: { [country]: null },
      there: 'no-match',
      here: 'unknown',
    },
    {
      name: 'text that looks like a number',
      conditions: { all: [{ fact: count, operator: 'lessThan', value: 100 }] },
      facts: { [count]: '5' },
      there: 'match',
      here: 'unknown',
    },
    {
      name: 'a number that only begins like one, which is below nothing and above nothing',
      conditions: { not: { fact: count, operator: 'lessThan', value: 100 } },
      facts: { [count]: '5 or so' },
      there: 'match',
      here: 'unknown',
    },
    {
      name: 'a list where a word is meant',
      conditions: { all: [{ fact: country, operator: 'notEqual', value: 'US' }] },
      facts: { [country]: ['US'] },
      there: 'match',
      here: 'unknown',
    },
  ];
  for (const { name, conditions, facts, there, here } of differences) {
    it(`${name}: there ${there}, here ${here}`, async () => {
      expect(
        parseRuleset({ kind: 'ban', rules: [ruleOf('r', 'forbid', conditions)] }, 'pstn-ban')
          .problems,
      ).toBeUndefined();
      expect(await plainly(conditions, facts)).toBe(there);
      expect(await ours(conditions, facts)).toEqual([here, here, here]);
    });
  }

  const refused: readonly { name: string; conditions: Condition; facts: Facts; there: string }[] = [
    { name: 'an empty `all`', conditions: { all: [] }, facts: {}, there: 'match' },
    { name: 'an empty `any`', conditions: { any: [] }, facts: {}, there: 'match' },
    {
      name: 'a name nobody gave, within `not`',
      conditions: { not: { condition: 'nobody' } },
      facts: {},
      there: 'throws',
    },
    {
      name: 'part of a word by `in`',
      conditions: { all: [{ fact: country, operator: 'in', value: 'US, CA' }] },
      facts: { [country]: 'S' },
      there: 'match',
    },
    {
      name: 'an operator nobody listed',
      conditions: { all: [{ fact: country, operator: 'resembles' as 'equal', value: 'US' }] },
      facts: {},
      there: 'throws',
    },
  ];
  for (const { name, conditions, facts, there } of refused) {
    it(`${name}: there ${there}, here no rule`, async () => {
      expect(await plainly(conditions, facts)).toBe(there as 'match');
      expect(
        parseRuleset({ kind: 'ban', rules: [ruleOf('r', 'forbid', conditions)] }, 'pstn-ban')
          .problems,
      ).toBeDefined();
    });
  }

  const same: readonly { name: string; conditions: Condition; facts: Facts; is: Outcome }[] = [
    {
      name: 'equal words',
      conditions: { all: [{ fact: country, operator: 'equal', value: 'US' }] },
      facts: { [country]: 'US' },
      is: 'match',
    },
    {
      name: 'words in another letter case',
      conditions: { all: [{ fact: country, operator: 'equal', value: 'US' }] },
      facts: { [country]: 'us' },
      is: 'no-match',
    },
    {
      name: 'a figure compared with another fact',
      conditions: {
        any: [
          {
            fact: count,
            operator: 'greaterThanInclusive',
            value: { fact: 'limit.connectedCalls24h' },
          },
        ],
      },
      facts: { [count]: 5, 'limit.connectedCalls24h': 5 },
      is: 'match',
    },
    {
      name: 'a list that holds a word',
      conditions: { not: { fact: 'legs.kinds', operator: 'contains', value: 'pstn' } },
      facts: { 'legs.kinds': ['webrtc'] },
      is: 'match',
    },
  ];
  for (const { name, conditions, facts, is } of same) {
    it(`${name}: ${is} everywhere`, async () => {
      expect(await plainly(conditions, facts)).toBe(is as 'match');
      expect(await ours(conditions, facts)).toEqual([is, is, is]);
    });
  }
});

describe('secondOpinion', () => {
  it('agrees on the shipped policy, for calls that are permitted, denied and half known', async () => {
    const questions = [
      userCall(),
      businessCall(),
      businessCall({ evidence: { grant: null, usage: {} } }),
      userCall({ attempt: { target: { kind: 'pstn' } } }),
    ];
    for (const question of questions) {
      const { facts } = decide(SHIPPED_COMPILED, question);
      expect(await secondOpinion(SHIPPED_POLICY, facts)).toEqual({ agrees: true, differences: [] });
    }
  });

  it('names the rule on which two ways differ', async () => {
    // A fact that changes between two readings cannot be judged alike.
    let reads = 0;
    const facts = {
      get 'flow.legCount'(): number {
        return reads++ === 0 ? 1 : 5;
      },
    };
    const document = policyOf({
      ban: [
        ruleOf('r', 'forbid', { all: [{ fact: 'flow.legCount', operator: 'equal', value: 1 }] }),
      ],
      routing: [],
      permission: [],
    });
    const { agrees, differences } = await secondOpinion(document, facts);
    expect(agrees).toBeFalse();
    expect(differences).toEqual([
      'pstn-ban/r: compiled match, json-rules-engine no-match, naive no-match',
    ]);
  });
});
