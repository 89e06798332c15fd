import type { PolicyDocument, Rule, RulesetName } from '@ringfence/rules';

/** A policy with one mistake in it, and the property that must notice. */
export interface BrokenPolicy {
  readonly breaks: string;
  readonly of: (policy: PolicyDocument) => PolicyDocument;
}

type Edit = (rules: readonly Rule[]) => readonly Rule[];

function edited(name: RulesetName, edit: Edit): BrokenPolicy['of'] {
  return (policy) => {
    const { rulesets } = policy;
    const rules = edit(rulesets[name].rules);
    return { ...policy, rulesets: { ...rulesets, [name]: { ...rulesets[name], rules } } };
  };
}

function without(name: RulesetName, rule: string): BrokenPolicy['of'] {
  return edited(name, (rules) => rules.filter((each) => each.name !== rule));
}

/** Every property that a policy can break, each broken once. */
export const BROKEN_POLICIES: readonly BrokenPolicy[] = [
  { breaks: 'ringfence.pstn-by-rules', of: without('routing', 'endpoints-are-registered') },
  { breaks: 'ringfence.pstn-by-decision', of: without('pstn-ban', 'no-emergency-number') },
  {
    breaks: 'ringfence.user-is-rung-with-a-grant',
    of: without('routing', 'the-call-is-the-users-own'),
  },
  {
    breaks: 'ringfence.user-is-rung-within-limits',
    of: without('call-permission', 'initiated-calls-within-the-limit'),
  },
  {
    breaks: 'ringfence.user-is-rung-from-a-supported-country',
    of: without('call-permission', 'country-takes-business-calls'),
  },
  { breaks: 'ringfence.flow-possible-user-to-webrtc', of: without('routing', 'user-to-webrtc') },
  {
    breaks: 'ringfence.no-other-flow',
    of: edited('routing', (rules) =>
      rules.map((rule) =>
        rule.name === 'user-to-webrtc'
          ? {
              ...rule,
              event: {
                ...rule.event,
                params: { ...rule.event.params, scenario: 'user-to-sip-trunk' as const },
              },
            }
          : rule,
      ),
    ),
  },
  {
    breaks: 'ringfence.phone-network-is-never-requestable',
    of: edited('pstn-ban', (rules) =>
      rules.map((rule) => ({
        ...rule,
        event: {
          ...rule.event,
          params: { ...rule.event.params, code: 'permission-missing' },
        },
      })),
    ),
  },
  {
    breaks: 'never-to-webrtc',
    of: (policy) => ({
      ...policy,
      properties: [
        {
          id: 'never-to-webrtc',
          title: { en: 'Nobody is connected to WebRTC.', ja: 'WebRTCには接続されない。' },
          kind: 'never-permits',
          when: { fact: 'flow.destination', operator: 'equal', value: 'webrtc' },
        },
      ],
    }),
  },
];
