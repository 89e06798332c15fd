import type { PolicyDocument } from '../model/policy.js';
import type { ScenarioId } from '../model/decision.js';
import type { Condition, Rule, RulesetName } from '../model/ruleset.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';

/** A mistake somebody could make in the shipped policy, and the property that must notice. */
export interface PlantedMistake {
  readonly name: string;
  readonly breaks: string;
  readonly policy: PolicyDocument;
}

type Edit = (rules: readonly Rule[]) => readonly Rule[];

function edited(...edits: readonly (readonly [RulesetName, Edit])[]): PolicyDocument {
  const rulesets = { ...SHIPPED_POLICY.rulesets };
  for (const [name, edit] of edits) {
    rulesets[name] = { ...rulesets[name], rules: edit(rulesets[name].rules) };
  }
  return { ...SHIPPED_POLICY, rulesets };
}

function without(...names: readonly string[]): Edit {
  return (rules) => rules.filter(({ name }) => !names.includes(name));
}

function rewritten(name: string, conditions: Condition): Edit {
  return (rules) => rules.map((rule) => (rule.name === name ? { ...rule, conditions } : rule));
}

function withException(name: string, exception: Condition): Edit {
  return (rules) =>
    rules.map((rule) =>
      rule.name === name
        ? { ...rule, conditions: { all: [rule.conditions, { not: exception }] } }
        : rule,
    );
}

function withPermit(name: string, conditions: Condition, scenario?: ScenarioId): Edit {
  return (rules) => [
    ...rules,
    {
      name,
      conditions,
      event: {
        type: 'permit',
        params: {
          code: name,
          clause: 'own',
          text: { en: name, ja: name },
          ...(scenario === undefined ? {} : { scenario }),
        },
      },
    },
  ];
}

const RUNG: Condition = { condition: 'a-registered-number-rings-a-user' };

function overLimit(
  usage: string,
  operator: 'greaterThan' | 'greaterThanInclusive',
  limit: string,
): Condition {
  return {
    all: [RUNG, { fact: `usage.${usage}`, operator, value: { fact: `limit.${limit}` } }],
  };
}

/** The first eight are known from other policies; each opens a door. */
export const PLANTED_MISTAKES: readonly PlantedMistake[] = [
  {
    name: 'only half of the names of the phone network are looked for',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited([
      'pstn-ban',
      rewritten('no-leg-on-the-phone-network', {
        all: [{ fact: 'legs.kinds', operator: 'contains', value: 'pstn' }],
      }),
    ]),
  },
  {
    name: 'only the leg to be added is looked at, not those in the call',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited([
      'pstn-ban',
      rewritten('no-leg-on-the-phone-network', {
        all: [{ fact: 'flow.destination', operator: 'equal', value: 'pstn' }],
      }),
    ]),
  },
  {
    name: 'a kind nobody classified passes',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited(['pstn-ban', without('no-endpoint-of-unknown-kind')]),
  },
  {
    name: 'an attestation that has ended passes',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited(['pstn-ban', without('no-lapsed-attestation')]),
  },
  {
    name: 'a limit is off by one',
    breaks: 'ringfence.user-is-rung-within-limits',
    policy: edited([
      'call-permission',
      rewritten(
        'connected-calls-within-the-limit',
        overLimit('connectedCalls24h', 'greaterThan', 'connectedCalls24h'),
      ),
    ]),
  },
  {
    name: 'a permit that holds for everything',
    breaks: 'ringfence.user-is-rung-with-a-grant',
    policy: edited(
      [
        'call-permission',
        withPermit('everything', {
          any: [
            { fact: 'flow.isSetup', operator: 'equal', value: true },
            { fact: 'flow.isSetup', operator: 'equal', value: false },
          ],
        }),
      ],
      ['call-permission', without('no-grant-on-record')],
    ),
  },
  {
    name: 'an exception for one number stands above a ban',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited([
      'pstn-ban',
      withException('no-leg-on-the-phone-network', {
        fact: 'attempt.businessNumber',
        operator: 'equal',
        value: '+81312345678',
      }),
    ]),
  },
  {
    name: 'an important user stands above the grant',
    breaks: 'ringfence.user-is-rung-with-a-grant',
    policy: edited(
      [
        'call-permission',
        (rules) =>
          withException('grant-revoked', {
            fact: 'user.waId',
            operator: 'equal',
            value: '819011112222',
          })(rules),
      ],
      [
        'call-permission',
        withPermit('important-user', {
          all: [{ fact: 'user.waId', operator: 'equal', value: '819011112222' }],
        }),
      ],
    ),
  },
  {
    name: 'one leg that may reach the phone network is let through',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited([
      'pstn-ban',
      rewritten('no-leg-that-may-reach-the-phone-network', {
        all: [{ fact: 'pstn.openLegCount', operator: 'greaterThan', value: 1 }],
      }),
    ]),
  },
  {
    name: 'who called in from the phone network is not asked',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited(['pstn-ban', without('no-caller-from-the-phone-network')]),
  },
  {
    name: 'an emergency number is forgotten',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited(['pstn-ban', without('no-emergency-number')]),
  },
  {
    name: 'endpoints need not be registered',
    breaks: 'ringfence.pstn-by-rules',
    policy: edited(['routing', without('endpoints-are-registered')]),
  },
  {
    name: 'a permission of somebody else counts',
    breaks: 'ringfence.user-is-rung-with-a-grant',
    policy: edited(['routing', without('the-call-is-the-users-own')]),
  },
  {
    name: 'a stale permission counts',
    breaks: 'ringfence.user-is-rung-with-a-grant',
    policy: {
      ...edited(['call-permission', without('state-of-permission-unknown')]),
      parameters: SHIPPED_POLICY.parameters.map((parameter) =>
        parameter.key === 'perm.state.maxAge'
          ? { ...parameter, values: [{ value: 'PT24H', source: 'own' }] }
          : parameter,
      ),
    },
  },
  {
    name: 'a revoked permission counts as one that is not there',
    breaks: 'ringfence.user-is-rung-with-a-grant',
    policy: edited(
      ['call-permission', without('grant-revoked')],
      [
        'call-permission',
        rewritten('grant-in-force', {
          all: [
            { condition: 'a-user-is-rung' },
            { fact: 'grant.known', operator: 'equal', value: true },
            { fact: 'grant.status', operator: 'notIn', value: ['none', 'expired'] },
          ],
        }),
      ],
    ),
  },
  {
    name: 'the limit of a sandbox holds for all numbers',
    breaks: 'ringfence.user-is-rung-within-limits',
    policy: edited([
      'call-permission',
      rewritten(
        'unanswered-calls-within-the-limit',
        overLimit('unansweredInARow', 'greaterThanInclusive', 'unansweredInARowSandbox'),
      ),
    ]),
  },
  {
    name: 'calls up with a user are compared with the limit of the number',
    breaks: 'ringfence.user-is-rung-within-limits',
    policy: edited([
      'call-permission',
      rewritten(
        'one-call-with-a-user-at-a-time',
        overLimit('activeCallsOfPair', 'greaterThanInclusive', 'concurrentCalls'),
      ),
    ]),
  },
  {
    name: 'blocked countries are forgotten',
    breaks: 'ringfence.user-is-rung-from-a-supported-country',
    policy: edited(['call-permission', without('country-takes-business-calls')]),
  },
  {
    name: 'a flow is open to whoever began the call',
    breaks: 'ringfence.no-other-flow',
    policy: edited(
      ['routing', without('no-other-flow')],
      [
        'routing',
        rewritten('user-to-webrtc', {
          all: [{ fact: 'flow.destination', operator: 'equal', value: 'webrtc' }],
        }),
      ],
    ),
  },
  {
    name: 'a flow goes under the name of another',
    breaks: 'ringfence.no-other-flow',
    policy: edited([
      'routing',
      (rules) =>
        rules.map((rule) =>
          rule.name === 'user-to-webrtc'
            ? {
                ...rule,
                event: {
                  ...rule.event,
                  params: { ...rule.event.params, scenario: 'user-to-sip-trunk' },
                },
              }
            : rule,
        ),
    ]),
  },
  {
    name: 'a phone is refused as if the user could permit it',
    breaks: 'ringfence.phone-network-is-never-requestable',
    policy: edited([
      'pstn-ban',
      (rules) =>
        rules.map((rule) => ({
          ...rule,
          event: {
            ...rule.event,
            params: { ...rule.event.params, code: 'permission-missing' },
          },
        })),
    ]),
  },
  {
    name: 'a route beside the twelve flows',
    breaks: 'ringfence.no-other-flow',
    policy: edited(
      ['routing', without('no-other-flow')],
      [
        'routing',
        withPermit(
          'anything-to-viber',
          {
            all: [{ fact: 'flow.destination', operator: 'equal', value: 'viber' }],
          },
          'user-to-calls-api',
        ),
      ],
    ),
  },
];
