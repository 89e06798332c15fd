import type { Analysis, RuleFinding } from '../model/analysis.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition, Operator, Scalar } from '../model/ruleset.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { flowOf, policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { analyse } from './analyse.js';

function is(fact: string, value: Scalar, operator: Operator = 'equal'): Condition {
  return { fact, operator, value };
}

function all(...members: Condition[]): Condition {
  return { all: members };
}

function analysed(policy: PolicyDocument): Analysis {
  return analyse(policy, { clock: () => 0 });
}

const SETUP = is('flow.isSetup', true);
const BY_USER = is('flow.initiatedBy', 'user');
const TO_WEBRTC = is('flow.destination', 'webrtc');

describe('Findings of rules', () => {
  const rows: readonly {
    readonly name: string;
    readonly policy: PolicyDocument;
    readonly finding: RuleFinding;
  }[] = [
    {
      name: 'a rule that no call matches',
      policy: policyOf({
        ban: [
          ruleOf(
            'odd',
            'forbid',
            all(is('pstn.legCount', 3, 'greaterThan'), is('pstn.legCount', 2, 'lessThan')),
          ),
        ],
      }),
      finding: { code: 'contradictory', ruleset: 'pstn-ban', rule: 'odd' },
    },
    {
      name: 'a rule that contradicts what always holds of facts',
      policy: policyOf({
        ban: [
          ruleOf(
            'odd',
            'forbid',
            all(is('flow.origin', 'whatsapp'), is('flow.initiatedBy', 'business')),
          ),
        ],
      }),
      finding: { code: 'contradictory', ruleset: 'pstn-ban', rule: 'odd' },
    },
    {
      name: 'a rule that another covers',
      policy: policyOf({
        ban: [
          ruleOf('wide', 'forbid', all(SETUP)),
          ruleOf('narrow', 'forbid', all(SETUP, BY_USER)),
        ],
      }),
      finding: { code: 'shadowed', ruleset: 'pstn-ban', rule: 'narrow', by: ['pstn-ban/wide'] },
    },
    {
      name: 'a rule that two others cover together, and a third does not',
      policy: policyOf({
        ban: [
          ruleOf('third', 'forbid', all(TO_WEBRTC)),
          ruleOf('users', 'forbid', all(SETUP, BY_USER)),
          ruleOf('others', 'forbid', all(SETUP, is('flow.initiatedBy', 'business'))),
          ruleOf('both', 'forbid', all(SETUP)),
        ],
      }),
      finding: {
        code: 'shadowed',
        ruleset: 'pstn-ban',
        rule: 'both',
        by: ['pstn-ban/users', 'pstn-ban/others'],
      },
    },
    {
      name: 'of two rules that are the same, the later one',
      policy: policyOf({
        ban: [ruleOf('first', 'forbid', all(SETUP)), ruleOf('second', 'forbid', all(SETUP))],
      }),
      finding: { code: 'shadowed', ruleset: 'pstn-ban', rule: 'second', by: ['pstn-ban/first'] },
    },
    {
      name: 'a refusal that would be the same without the rule',
      policy: policyOf({
        permission: [
          ruleOf('setup', 'permit', all(SETUP)),
          ruleOf('no-setup', 'forbid', all(is('flow.isSetup', false)), {
            code: 'permission-missing',
          }),
        ],
      }),
      finding: { code: 'redundant', ruleset: 'call-permission', rule: 'no-setup' },
    },
    {
      name: 'a condition that another of the same rule implies',
      policy: policyOf({
        ban: [
          ruleOf(
            'twice',
            'forbid',
            all(
              is('usage.concurrentCalls', 5, 'greaterThan'),
              is('usage.concurrentCalls', 3, 'greaterThan'),
            ),
          ),
        ],
      }),
      finding: {
        code: 'dead-condition',
        ruleset: 'pstn-ban',
        rule: 'twice',
        at: '/conditions/all/1',
      },
    },
    {
      name: 'a branch that can never be taken',
      policy: policyOf({
        ban: [
          ruleOf('branch', 'forbid', { any: [SETUP, all(BY_USER, is('flow.origin', 'webrtc'))] }),
        ],
      }),
      finding: {
        code: 'dead-condition',
        ruleset: 'pstn-ban',
        rule: 'branch',
        at: '/conditions/any/1',
      },
    },
  ];
  for (const { name, policy, finding } of rows) {
    it(`tell ${name}`, () => {
      const { findings, isComplete } = analysed(policy);
      expect(isComplete).toBeTrue();
      expect(findings).toContain(finding);
      expect(findings.filter(({ rule }) => rule === finding.rule)).toEqual([finding]);
    });
  }

  it('tell nothing of rules that each matter', () => {
    const { findings, conflicts } = analysed(
      policyOf({
        ban: [ruleOf('a', 'forbid', all(SETUP)), ruleOf('b', 'forbid', all(BY_USER))],
        routing: [flowOf('flow', all(TO_WEBRTC))],
        permission: [ruleOf('grant', 'permit', all(is('permission.needed', false)))],
      }),
    );
    expect(findings).toEqual([]);
    expect(conflicts).toEqual([]);
  });
});

describe('Conflicts of rules', () => {
  const { routing } = SHIPPED_POLICY.rulesets;
  const toWebrtc = routing.rules.find(({ name }) => name === 'user-to-webrtc')!;

  function withFlow(priority: number): PolicyDocument {
    const event = {
      ...toWebrtc.event,
      params: { ...toWebrtc.event.params, connectTimeoutSeconds: 20 },
    };
    const rule = { ...toWebrtc, name: 'another-way', event, priority };
    return {
      ...SHIPPED_POLICY,
      rulesets: {
        ...SHIPPED_POLICY.rulesets,
        routing: { ...routing, rules: [...routing.rules, rule] },
      },
    };
  }

  it('are two routes of one call at the same rank', () => {
    const { conflicts } = analysed(withFlow(1));
    expect(conflicts.map(({ kind, rules }) => ({ kind, rules }))).toEqual([
      { kind: 'route', rules: ['routing/user-to-webrtc', 'routing/another-way'] },
    ]);
    expect(conflicts[0]?.witness?.decision.effect).toBe('permit');
    expect(conflicts[0]?.witness?.facts['flow.destination']).toBe('webrtc');
  });

  it('are none where the ranks differ', () => {
    expect(analysed(withFlow(7)).conflicts).toEqual([]);
  });

  it('are permits that a forbid undoes in every call', () => {
    const { conflicts } = analysed(
      policyOf({
        routing: [
          flowOf('any', all(is('flow.destination', 'viber'))),
          flowOf('to-webrtc', all(TO_WEBRTC)),
          ruleOf('never-webrtc', 'forbid', all(TO_WEBRTC)),
        ],
      }),
    );
    expect(conflicts.map(({ kind, rules }) => ({ kind, rules }))).toEqual([
      { kind: 'undone-permit', rules: ['routing/to-webrtc', 'routing/never-webrtc'] },
    ]);
    expect(conflicts[0]?.witness?.decision.codes).toContain('never-webrtc');
  });
});
