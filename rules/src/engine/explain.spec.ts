import { SHIPPED_COMPILED as shipped } from '../packs/shipped-policy.fixture.js';
import { ALWAYS, policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { compilePolicy } from './compile-policy.js';
import { decide } from './decide.js';
import { explain } from './explain.js';
import { businessCall, userCall } from './questions.fixture.js';

const REFERENCE = { version: 1, digest: 'sha256:spec' };

describe('explain', () => {
  it('shows a rule down to condition, fact and value', () => {
    const policy = compilePolicy(
      policyOf({
        conditions: {
          busy: {
            all: [
              {
                fact: 'usage.concurrentCalls',
                operator: 'greaterThanInclusive',
                value: { fact: 'limit.concurrentCalls' },
              },
            ],
          },
        },
        ban: [
          ruleOf('r', 'forbid', {
            any: [
              { condition: 'busy' },
              { not: { fact: 'flow.isSetup', operator: 'equal', value: true } },
            ],
          }),
        ],
      }),
      REFERENCE,
    );
    const [trace] = explain(policy, {
      'usage.concurrentCalls': 7,
      'limit.concurrentCalls': 10,
      'flow.isSetup': null,
    });
    expect(trace).toEqual({
      ruleset: 'pstn-ban',
      rule: 'r',
      effect: 'forbid',
      code: 'r',
      clause: 'WA-PSTN-001',
      outcome: 'unknown',
      conditions: {
        result: 'unknown',
        any: [
          {
            condition: 'busy',
            result: 'false',
            of: {
              result: 'false',
              all: [
                {
                  fact: 'usage.concurrentCalls',
                  operator: 'greaterThanInclusive',
                  value: { fact: 'limit.concurrentCalls' },
                  compared: 10,
                  actual: 7,
                  result: 'false',
                },
              ],
            },
          },
          {
            result: 'unknown',
            not: {
              fact: 'flow.isSetup',
              operator: 'equal',
              value: true,
              actual: null,
              result: 'unknown',
            },
          },
        ],
      },
    });
  });

  it('shows every rule, rulesets in the order of reasons, forbids first', () => {
    const { facts } = decide(shipped, userCall());
    const trace = explain(shipped, facts);
    expect(trace.length).toBe(shipped.rules.length);
    const order = trace.map(({ ruleset, effect }) => `${ruleset} ${effect}`);
    expect(order.filter((one, i) => one !== order[i - 1])).toEqual([
      'pstn-ban forbid',
      'routing forbid',
      'routing permit',
      'call-permission forbid',
      'call-permission permit',
    ]);
  });

  it('agrees with the decision on every rule', () => {
    for (const question of [
      userCall(),
      businessCall(),
      businessCall({ evidence: { usage: {} } }),
    ]) {
      const { facts, outcomes } = decide(shipped, question);
      const ids = (wanted: string): string[] =>
        explain(shipped, facts)
          .filter(({ outcome }) => outcome === wanted)
          .map(({ ruleset, rule }) => `${ruleset}/${rule}`)
          .sort();
      expect(ids('match')).toEqual([...outcomes.match].sort());
      expect(ids('unknown')).toEqual([...outcomes.unknown].sort());
    }
  });

  it('shows a rule that cannot be evaluated as unknown', () => {
    const policy = compilePolicy(
      policyOf({ ban: [ruleOf('broken', 'forbid', ALWAYS)] }),
      REFERENCE,
    );
    let reads = 0;
    const facts = {
      // Fails when the rule is tested; the trace itself reads the value afterwards.
      get 'flow.legCount'(): number {
        if (reads++ < 2) throw new Error('broken fact');
        return 1;
      },
    };
    expect(explain(policy, facts)[0]!.outcome).toBe('unknown');
  });
});
