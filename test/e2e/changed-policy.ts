import type { PolicyDocument, Rule, TestCase } from '@ringfence/rules';

/** The rule that {@link changedPolicy} adds. */
export const ADDED_RULE = 'grant-by-the-demo';

/**
 * The policy with a rule more, a sentence and a figure changed: every gate passes, and calls to users whose permission the demo brought
 * are refused from then on.
 *
 * @param figure connected calls in 24 hours from 2099 on; another one makes another policy
 */
export function changedPolicy(policy: PolicyDocument, figure = 90): PolicyDocument {
  const permission = policy.rulesets['call-permission'];
  const missing = permission.rules.find(({ event }) => event.params.code === 'permission-missing')!;
  const worded: Rule = {
    ...missing,
    event: {
      ...missing.event,
      params: {
        ...missing.event.params,
        sentence: {
          en: 'Forbid calling a user who never agreed to be called by this number.',
          ja: '禁止：この番号からの発信に一度も同意していない利用者への発信を認めない。',
        },
      },
    },
  };
  return {
    ...policy,
    rulesets: {
      ...policy.rulesets,
      'call-permission': {
        ...permission,
        rules: [
          ...permission.rules
            .filter(({ name }) => name !== ADDED_RULE)
            .map((rule) => (rule.name === missing.name ? worded : rule)),
          addedRule(missing),
        ],
      },
    },
    parameters: policy.parameters.map((parameter) =>
      parameter.key === 'perm.connectedCalls.max'
        ? {
            ...parameter,
            values: [
              ...parameter.values.filter(({ from }) => from !== '2099-01-01'),
              { value: figure, from: '2099-01-01', source: 'Agreed with the contact centre' },
            ],
          }
        : parameter,
    ),
    suites: [
      ...policy.suites.filter(({ name }) => name !== ADDED_RULE),
      { name: ADDED_RULE, cases: [caseOf(policy)] },
    ],
  };
}

function addedRule(like: Rule): Rule {
  return {
    ...like,
    name: ADDED_RULE,
    conditions: {
      all: [
        { fact: 'permission.needed', operator: 'equal', value: true },
        { fact: 'grant.source', operator: 'equal', value: 'demo' },
      ],
    },
    event: {
      ...like.event,
      params: {
        ...like.event.params,
        code: ADDED_RULE,
        sentence: {
          en: 'Forbid calling a user whose permission was brought by the demo.',
          ja: '禁止：デモで登録された同意だけに基づく利用者への発信を認めない。',
        },
        text: {
          en: 'The permission on record is not a real one.',
          ja: '記録されている同意は実際の同意ではありません。',
        },
      },
    },
  };
}

/** A shipped case that is permitted by a grant, with a grant of the demo: now it is refused. */
function caseOf({ suites }: PolicyDocument): TestCase {
  const permitted = suites
    .flatMap(({ cases }) => cases)
    .find(
      ({ expect, evidence }) =>
        expect?.effect === 'permit' &&
        expect.reasons?.includes('grant-in-force') === true &&
        typeof evidence.grant === 'object' &&
        evidence.grant !== null,
    )!;
  return {
    ...permitted,
    name: 'a permission of the demo is none',
    evidence: { ...permitted.evidence, grant: { ...permitted.evidence.grant, source: 'demo' } },
    expect: { effect: 'deny', reasons: [ADDED_RULE] },
  };
}
