import fc from 'fast-check';
import { compilePolicy, type CompiledPolicy } from '../engine/compile-policy.js';
import { decide, type Question } from '../engine/decide.js';
import { killSwitchDeny } from '../engine/kill-switch.js';
import { businessCall, userCall, withoutTarget, type Change } from '../engine/questions.fixture.js';
import { standInDeny } from '../engine/reservation.js';
import { RANDOM_CALL_NOW, questionOf, randomCall } from '../invariant/random-calls.fixture.js';
import type { Judgement } from '../model/decision.js';
import type { Usage } from '../model/evidence.js';
import type { Parameter } from '../model/parameter.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition, Rule, RulesetName } from '../model/ruleset.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { ALWAYS, flowOf, NEVER, ruleOf } from '../parse/rulesets.fixture.js';
import { replayDecision, type Replay } from './replay.js';
import { recordOf } from './records.fixture.js';

const live = SHIPPED_COMPILED;

/** A draft of the shipped policy, under a digest of its own. */
function draft(
  change: (policy: PolicyDocument) => PolicyDocument = (same) => same,
): CompiledPolicy {
  return compilePolicy(change(SHIPPED_POLICY), { version: 2, digest: 'sha256:draft' });
}
const withRules =
  (name: RulesetName, change: (rules: readonly Rule[]) => readonly Rule[]) =>
  (policy: PolicyDocument): PolicyDocument => ({
    ...policy,
    rulesets: {
      ...policy.rulesets,
      [name]: { ...policy.rulesets[name], rules: change(policy.rulesets[name].rules) },
    },
  });
const adding = (name: RulesetName, ...more: Rule[]): CompiledPolicy =>
  draft(withRules(name, (rules) => [...rules, ...more]));
const without = (name: RulesetName, ...gone: string[]): CompiledPolicy =>
  draft(withRules(name, (rules) => rules.filter((rule) => !gone.includes(rule.name))));
const withParameter = (key: string, value: number | undefined): CompiledPolicy =>
  draft((policy) => ({
    ...policy,
    parameters: policy.parameters.flatMap((parameter): Parameter[] =>
      parameter.key !== key
        ? [parameter]
        : value === undefined
          ? []
          : [{ ...parameter, values: [{ value, source: 'spec' }] }],
    ),
  }));
const forbid = (conditions: Condition, name = 'mine'): Rule => ruleOf(name, 'forbid', conditions);

const busy: Condition = {
  fact: 'usage.unansweredInARow',
  operator: 'greaterThanInclusive',
  value: 2,
};
const closed: Change = {
  number: { callHours: { timeZone: 'Asia/Tokyo', weekly: [], holidayMeans: 'closed' } },
};
/** A user's call under evidence as the server gathers it: of usage only the concurrent calls. */
const user = userCall();
const grantUnread = businessCall({ evidence: { grant: null } });
const countUnread = businessCall({ evidence: { usage: { ...businessCall().evidence.usage } } });
delete countUnread.evidence.usage!.connectedCalls24h;

const standIn =
  (question: Question) =>
  (judgement: Judgement): Judgement =>
    standInDeny(live, question, judgement, 'connected-call-limit');
const atLimit = businessCall({
  evidence: { usage: { ...businessCall().evidence.usage, connectedCalls24h: 100 } },
});

interface Row {
  readonly name: string;
  readonly question: Question;
  readonly recorder?: (judgement: Judgement) => Judgement;
  readonly policy: CompiledPolicy;
  readonly change: Replay['change'];
  /** Codes afterwards, or facts that lack. */
  readonly tells?: readonly string[];
  readonly rules?: readonly string[];
}

const rows: readonly Row[] = [
  { name: 'the same rules', question: user, policy: draft(), change: 'same' },
  {
    name: 'a forbid more that holds',
    question: user,
    policy: adding('routing', forbid(ALWAYS)),
    change: 'permit-to-deny',
    tells: ['mine'],
    rules: ['routing/mine'],
  },
  {
    name: 'a forbid more that does not hold',
    question: user,
    policy: adding('routing', forbid(NEVER)),
    change: 'same',
  },
  {
    name: 'a forbid less',
    question: userCall(closed),
    policy: without('routing', 'users-call-within-call-hours'),
    change: 'deny-to-permit',
    tells: ['user-to-webrtc'],
    rules: ['routing/users-call-within-call-hours'],
  },
  {
    name: 'another flow that comes first',
    question: user,
    policy: adding('routing', {
      ...flowOf('first', ALWAYS, 9),
      event: {
        type: 'permit',
        params: { ...flowOf('first', ALWAYS).event.params, scenario: 'user-to-calls-api' },
      },
    }),
    change: 'route-changed',
    rules: ['routing/first'],
  },
  {
    name: 'another time to ring',
    question: user,
    policy: draft(
      withRules('routing', (rules) =>
        rules.map((rule) =>
          rule.name === 'user-to-webrtc'
            ? {
                ...rule,
                event: {
                  ...rule.event,
                  params: { ...rule.event.params, connectTimeoutSeconds: 7 },
                },
              }
            : rule,
        ),
      ),
    ),
    change: 'route-changed',
    rules: ['call-permission/permission-not-needed', 'routing/user-to-webrtc'],
  },
  {
    name: 'one reason more',
    question: userCall(closed),
    policy: adding('routing', forbid(ALWAYS)),
    change: 'reasons-changed',
    tells: ['outside-call-hours', 'mine'],
    rules: ['routing/mine'],
  },
  {
    name: 'only the text of a reason',
    question: userCall(closed),
    policy: draft(
      withRules('routing', (rules) =>
        rules.map((rule) => ({
          ...rule,
          event: {
            ...rule.event,
            params: { ...rule.event.params, text: { en: 'other', ja: '別' } },
          },
        })),
      ),
    ),
    change: 'same',
  },
  {
    name: 'a tighter limit than the count on record',
    question: businessCall({
      evidence: { usage: { ...businessCall().evidence.usage, connectedCalls24h: 30 } },
    }),
    policy: withParameter('perm.connectedCalls.max', 20),
    change: 'permit-to-deny',
    tells: ['connected-call-limit'],
    rules: ['call-permission/connected-calls-within-the-limit'],
  },

  // A fact the record lacks.
  {
    name: 'a forbid on a fact that was not gathered',
    question: user,
    policy: adding('routing', forbid({ all: [busy] })),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow'],
    rules: ['routing/mine'],
  },
  {
    name: 'the same forbid where another condition is false: it does not matter',
    question: user,
    policy: adding(
      'routing',
      forbid({ all: [busy, { fact: 'permission.needed', operator: 'equal', value: true }] }),
    ),
    change: 'same',
  },
  {
    name: 'a forbid on a fact that lacks, beside one that holds: denied for certain',
    question: user,
    policy: adding('routing', forbid({ all: [busy] }, 'open'), forbid(ALWAYS)),
    change: 'permit-to-deny',
    tells: ['fact-missing', 'mine'],
  },
  {
    name: 'a deny as before, with a reason more or not',
    question: userCall(closed),
    policy: adding('routing', forbid({ all: [busy] })),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow'],
  },
  {
    name: 'a permit that rests on a fact that lacks',
    question: user,
    policy: draft(
      withRules('call-permission', (rules) => [
        ...rules.filter(({ name }) => name !== 'permission-not-needed'),
        ruleOf('mine', 'permit', { not: busy }),
      ]),
    ),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow'],
    rules: ['call-permission/mine'],
  },
  {
    name: 'a permit more on a fact that lacks, where another permits anyway',
    question: user,
    policy: adding('call-permission', ruleOf('mine', 'permit', { all: [busy] })),
    change: 'same',
  },
  {
    name: 'a flow on a fact that lacks, which would come first',
    question: user,
    policy: adding('routing', flowOf('mine', { all: [busy] }, 9)),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow'],
  },
  {
    name: 'a fact of the caller’s own that it did not send',
    question: user,
    policy: adding(
      'routing',
      forbid({ all: [{ fact: 'context.vip', operator: 'equal', value: false }] }),
    ),
    change: 'not-replayable',
    tells: ['context.vip'],
  },
  {
    name: 'a comparison of two facts that both lack',
    question: user,
    policy: adding(
      'routing',
      forbid({ any: [{ ...busy, value: { fact: 'usage.activeCallsOfPair' } }] }),
    ),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow', 'usage.activeCallsOfPair'],
  },
  {
    name: 'a deny that lacking evidence could lift',
    question: userCall(closed),
    policy: draft((policy) =>
      withRules('routing', (rules) => [
        ...rules.filter(({ name }) => name !== 'users-call-within-call-hours'),
        forbid({ all: [busy] }),
      ])(policy),
    ),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow'],
  },
  {
    name: 'a forbid that lacks evidence, where the ban in code denies anyway',
    question: userCall({ attempt: { target: { kind: 'pstn' } } }),
    policy: draft((policy) => {
      const banless = withRules('pstn-ban', () => [forbid({ all: [busy] })])(policy);
      return withRules('routing', () => [flowOf('any', ALWAYS)])(banless);
    }),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow'],
  },
  {
    name: 'one of several destinations on which it rests which is connected',
    question: withoutTarget(
      userCall({
        number: {
          destinations: [
            { kind: 'webrtc', id: 'web-app' },
            { kind: 'conversations', id: 'queue' },
          ],
        },
      }),
    ),
    policy: adding(
      'routing',
      forbid({ all: [{ fact: 'flow.destination', operator: 'equal', value: 'webrtc' }, busy] }),
    ),
    change: 'not-replayable',
    tells: ['usage.unansweredInARow'],
  },

  // What is unknown in truth.
  {
    name: 'a fact that could not be learned then either',
    question: countUnread,
    policy: adding('call-permission', forbid(NEVER)),
    change: 'same',
  },
  {
    name: 'the same fact read by another rule',
    question: countUnread,
    policy: draft(
      withRules('call-permission', (rules) => [
        ...rules.filter(({ name }) => name !== 'connected-calls-within-the-limit'),
        forbid({
          all: [{ fact: 'usage.connectedCalls24h', operator: 'greaterThan', value: 5 }],
        }),
      ]),
    ),
    change: 'same',
    tells: ['fact-missing'],
  },
  {
    name: 'a fact that could not be learned and is read no more',
    question: countUnread,
    policy: without('call-permission', 'connected-calls-within-the-limit'),
    change: 'deny-to-permit',
    rules: ['call-permission/connected-calls-within-the-limit'],
  },
  {
    name: 'a permission nobody could read',
    question: grantUnread,
    policy: adding('call-permission', forbid(NEVER)),
    change: 'same',
  },
  {
    name: 'a figure the draft does not hold: unknown would deny live too',
    question: businessCall(),
    policy: withParameter('perm.connectedCalls.max', undefined),
    change: 'permit-to-deny',
    tells: ['fact-missing'],
    rules: ['call-permission/connected-calls-within-the-limit'],
  },

  // What the recorder wrote.
  {
    name: 'a kill switch, which would have denied under any policy',
    question: user,
    recorder: killSwitchDeny,
    policy: draft(),
    change: 'same',
    tells: ['kill-switch'],
  },
  {
    name: 'a kill switch before rules that deny',
    question: user,
    recorder: killSwitchDeny,
    policy: adding('routing', forbid(ALWAYS)),
    change: 'reasons-changed',
    tells: ['mine'],
  },
  {
    name: 'a kill switch before rules that lack evidence',
    question: user,
    recorder: killSwitchDeny,
    policy: adding('routing', forbid({ all: [busy] })),
    change: 'not-replayable',
  },
  {
    name: 'a stand-in for a slot, under the same limit',
    question: businessCall(),
    recorder: standIn(businessCall()),
    policy: draft(),
    change: 'same',
    tells: ['connected-call-limit'],
  },
  {
    name: 'a stand-in for a slot, under a lower limit',
    question: businessCall(),
    recorder: standIn(businessCall()),
    policy: withParameter('perm.connectedCalls.max', 50),
    change: 'same',
  },
  {
    name: 'a stand-in for a slot, under a higher limit: the count at that instant is not on record',
    question: businessCall(),
    recorder: standIn(businessCall()),
    policy: withParameter('perm.connectedCalls.max', 101),
    change: 'not-replayable',
    tells: ['usage.connectedCalls24h'],
    rules: [],
  },
  {
    name: 'a limit that was reached by the count on record, under a higher one',
    question: atLimit,
    policy: withParameter('perm.connectedCalls.max', 101),
    change: 'deny-to-permit',
    rules: ['call-permission/connected-calls-within-the-limit'],
  },
  {
    name: 'a stand-in for a slot, before rules that deny',
    question: businessCall(),
    recorder: standIn(businessCall()),
    policy: adding('call-permission', forbid(ALWAYS)),
    change: 'reasons-changed',
    tells: ['mine'],
  },
];

describe('replayDecision', () => {
  for (const { name, question, recorder, policy, change, tells, rules } of rows) {
    it(`tells ${change} for ${name}`, () => {
      const recorded = recordOf(live, question, recorder);
      const replay = replayDecision(policy, recorded);
      expect(replay.change).toBe(change);
      expect(replay.before.effect).toBe(recorded.decision.effect);
      if (tells !== undefined) {
        expect(replay.change === 'not-replayable' ? replay.facts : replay.after.codes).toEqual(
          change === 'deny-to-permit' ? jasmine.arrayContaining([...tells]) : [...tells],
        );
      }
      if (rules !== undefined) expect([...replay.rules].sort()).toEqual([...rules]);
    });
  }

  it('does not take a rule that bears the code `kill-switch` for the switch', () => {
    const rule = ruleOf('mine', 'forbid', ALWAYS, { code: 'kill-switch' });
    const recorded = recordOf(adding('routing', rule), user);
    const cleared = compilePolicy(SHIPPED_POLICY, { version: 3, digest: 'sha256:cleared' });
    expect(replayDecision(cleared, recorded).change).toBe('deny-to-permit');
  });

  it('finds every shipped case the same under a draft with the same rules', () => {
    const same = draft();
    for (const { cases } of SHIPPED_POLICY.suites) {
      for (const { name, attempt, evidence, now } of cases) {
        const question = { attempt, evidence, now: Date.parse(now), decisionId: 'case' };
        const { change } = replayDecision(same, recordOf(live, question));
        expect(change).withContext(name).toBe('same');
      }
    }
  });

  it('never tells of an answer that the whole evidence would have made another', () => {
    const counted = { 'not-replayable': 0, replayed: 0 };
    fc.assert(
      fc.property(
        randomCall,
        usage,
        fc.subarray([...USAGE]),
        fc.array(extraRule, { minLength: 1, maxLength: 4 }),
        (call, whole, gathered, extras) => {
          const policy = draft((shipped) =>
            extras.reduce(
              (changed, { ruleset, rule }, i) =>
                withRules(ruleset, (rules) => [...rules, { ...rule, name: `x${i}` }])(changed),
              shipped,
            ),
          );
          const { attempt, evidence } = questionOf(call);
          const asked = (known: Usage): Question => ({
            attempt,
            evidence: { ...evidence, usage: known },
            now: RANDOM_CALL_NOW,
            decisionId: 'random',
          });
          const part: Usage = {};
          for (const name of gathered) part[name] = whole[name]!;
          const recorded = recordOf(live, asked(part));
          // What was asked for and could not be learned is unknown in truth: there is no whole evidence then.
          fc.pre(!recorded.decision.reasons.some(({ code }) => code === 'fact-missing'));
          const replay = replayDecision(policy, recorded);
          const truth = decide(policy, asked(whole)).decision;
          if (replay.change === 'not-replayable') {
            counted['not-replayable']++;
            return;
          }
          counted.replayed++;
          expect(replay.after.effect).toBe(truth.effect);
          if (recorded.decision.effect !== truth.effect) return;
          expect(replay.after.scenario).toBe(truth.scenario);
          if (truth.effect === 'deny') {
            expect(replay.after.codes).toEqual([...new Set(truth.reasons.map(({ code }) => code))]);
          }
        },
      ),
      { numRuns: 1_500 },
    );
    expect(counted['not-replayable']).toBeGreaterThan(20);
    expect(counted.replayed).toBeGreaterThan(200);
  });
});

const USAGE = [
  'connectedCalls24h',
  'unansweredInARow',
  'activeCallsOfPair',
  'initiations24h',
  'concurrentCalls',
] as const;
const usage: fc.Arbitrary<Usage> = fc.record(
  Object.fromEntries(USAGE.map((name) => [name, fc.nat(3)])) as Record<
    (typeof USAGE)[number],
    fc.Arbitrary<number>
  >,
);
const leaf = fc
  .record({
    fact: fc.constantFrom(...USAGE.map((name) => `usage.${name}`), 'flow.legCount'),
    operator: fc.constantFrom('lessThan' as const, 'greaterThan' as const),
    value: fc.nat(3),
  })
  .map((condition): Condition => condition);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
  fc.array(leaf, { minLength: 1, maxLength: 2 }).map((any): Condition => ({ not: { any } })),
);
const extraRule = fc
  .record({
    ruleset: fc.constantFrom<RulesetName[]>('pstn-ban', 'routing', 'call-permission'),
    permits: fc.boolean(),
    conditions: condition,
  })
  .map(({ ruleset, permits, conditions }) => ({
    ruleset,
    rule:
      permits && ruleset === 'routing'
        ? flowOf('x', conditions, 5)
        : ruleOf('x', permits && ruleset !== 'pstn-ban' ? 'permit' : 'forbid', conditions),
  }));
