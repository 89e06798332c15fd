import fc from 'fast-check';
import { questionOf, RANDOM_CALL_NOW, randomCall } from '../invariant/random-calls.fixture.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition, Ruleset, RulesetName } from '../model/ruleset.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { ALWAYS, flowOf, NEVER, policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { judgeFacts } from './combine.js';
import { compilePolicy } from './compile-policy.js';
import { decide } from './decide.js';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const REFERENCE = { version: 1, digest: 'sha256:spec' };
const FACTS = { 'flow.legCount': 2, 'flow.isSetup': null };
const UNSURE: Condition = { all: [{ fact: 'flow.isSetup', operator: 'equal', value: true }] };

function verdictOf(document: PolicyDocument): string {
  const { effect, reasons } = judgeFacts(compilePolicy(document, REFERENCE), FACTS);
  return [
    effect,
    ...reasons.map(({ code, fact }) => (fact === undefined ? code : `${code}:${fact}`)),
  ].join(' ');
}

const altered = (name: RulesetName, ruleset: unknown): PolicyDocument => ({
  ...policyOf({}),
  rulesets: { ...policyOf({}).rulesets, [name]: ruleset as Ruleset },
});

describe('how outcomes become an answer', () => {
  const forbid = (condition: Condition, name = 'no'): Ruleset['rules'][number] =>
    ruleOf(name, 'forbid', condition);
  const rows: readonly { name: string; document: PolicyDocument; is: string }[] = [
    {
      name: 'permits of both allow-lists and no forbid',
      document: policyOf({}),
      is: 'permit any-flow any-grant',
    },
    {
      name: 'a forbid that does not match',
      document: policyOf({ ban: [forbid(NEVER)] }),
      is: 'permit any-flow any-grant',
    },
    { name: 'a forbid of the ban', document: policyOf({ ban: [forbid(ALWAYS)] }), is: 'deny no' },
    {
      name: 'deny overrides: a forbid beside a permit of routing',
      document: policyOf({ routing: [flowOf('yes', ALWAYS), forbid(ALWAYS)] }),
      is: 'deny no',
    },
    {
      name: 'deny overrides: a forbid before a permit of permission',
      document: policyOf({ permission: [forbid(ALWAYS), ruleOf('yes', 'permit', ALWAYS)] }),
      is: 'deny no',
    },
    {
      name: 'D1: a forbid that is unknown',
      document: policyOf({ ban: [forbid(UNSURE)] }),
      is: 'deny fact-missing:flow.isSetup',
    },
    {
      name: 'D1: a forbid whose fact was never supplied',
      document: policyOf({
        permission: [
          forbid({ all: [{ fact: 'grant.known', operator: 'equal', value: false }] }),
          ruleOf('yes', 'permit', ALWAYS),
        ],
      }),
      is: 'deny fact-missing:grant.known',
    },
    {
      name: 'D1: a permit that is unknown',
      document: policyOf({ routing: [flowOf('maybe', UNSURE)] }),
      is: 'deny fact-missing:flow.isSetup',
    },
    {
      name: 'an unknown permit beside one that matches',
      document: policyOf({ routing: [flowOf('maybe', UNSURE), flowOf('yes', ALWAYS)] }),
      is: 'permit yes any-grant',
    },
    {
      name: 'no permit in routing',
      document: policyOf({ routing: [flowOf('never', NEVER)] }),
      is: 'deny scenario-unknown',
    },
    {
      name: 'no rule in routing',
      document: policyOf({ routing: [] }),
      is: 'deny scenario-unknown',
    },
    {
      name: 'no permit in permission',
      document: policyOf({ permission: [] }),
      is: 'deny permission-missing',
    },
    {
      name: 'all reasons of all rulesets, the ban first',
      document: policyOf({
        permission: [forbid(ALWAYS, 'c')],
        routing: [forbid(ALWAYS, 'b2'), forbid(UNSURE, 'b1')],
        ban: [forbid(ALWAYS, 'a')],
      }),
      is: 'deny a b2 fact-missing:flow.isSetup c',
    },
    { name: 'an empty ban', document: policyOf({ ban: [] }), is: 'permit any-flow any-grant' },
    { name: 'D1: no ban at all', document: altered('pstn-ban', undefined), is: 'deny no-permit' },
    {
      name: 'D1: a ban of a kind nobody knows',
      document: altered('pstn-ban', { kind: 'suggestion', rules: [] }),
      is: 'deny no-permit',
    },
    {
      name: 'D1: no routing at all',
      document: altered('routing', undefined),
      is: 'deny scenario-unknown',
    },
    {
      name: 'D1: routing of a kind nobody knows, whatever it permits',
      document: altered('routing', { kind: 'list', rules: [flowOf('yes', ALWAYS)] }),
      is: 'deny scenario-unknown',
    },
    {
      name: 'D1: permission that claims to be a ban, so as to need no permit',
      document: altered('call-permission', { kind: 'ban', rules: [] }),
      is: 'deny permission-missing',
    },
  ];
  for (const { name, document, is } of rows) it(name, () => expect(verdictOf(document)).toBe(is));

  it('D1: a rule that cannot be evaluated denies, and says so', () => {
    const document = policyOf({ ban: [ruleOf('broken', 'forbid', ALWAYS)] });
    const policy = compilePolicy(document, REFERENCE);
    const broken = {
      get 'flow.legCount'(): number {
        throw new Error('broken fact');
      },
    };
    const { effect, reasons } = judgeFacts(policy, broken);
    expect(effect).toBe('deny');
    expect(reasons.map(({ code, rule }) => [code, rule])).toEqual([
      ['rule-error', 'broken'],
      ['rule-error', 'any-flow'],
      ['rule-error', 'any-grant'],
    ]);
  });

  it('names each reason’s rule, clause and texts', () => {
    const { reasons } = judgeFacts(
      compilePolicy(policyOf({ ban: [forbid(ALWAYS)] }), REFERENCE),
      FACTS,
    );
    expect(reasons).toEqual([
      { code: 'no', rule: 'no', clause: 'WA-PSTN-001', text: { en: 'no', ja: 'no' } },
    ]);
  });

  it('tells an unknown fact by its name in both languages', () => {
    const [reason] = judgeFacts(
      compilePolicy(policyOf({ ban: [forbid(UNSURE)] }), REFERENCE),
      FACTS,
    ).reasons;
    expect(reason!.text.en).toContain('the call is being set up');
    expect(reason!.text.ja).toContain('通話の開始');
  });

  it('names the flow by the matching permit of highest priority', () => {
    const flow = (name: string, scenario: string, priority: number): Ruleset['rules'][number] => ({
      ...ruleOf(name, 'permit', ALWAYS, { scenario }),
      priority,
    });
    const routing = [flow('low', 'user-to-webrtc', 1), flow('high', 'user-to-sip-trunk', 5)];
    for (const order of [routing, [...routing].reverse()]) {
      expect(
        judgeFacts(compilePolicy(policyOf({ routing: order }), REFERENCE), FACTS).scenario,
      ).toBe('user-to-sip-trunk');
    }
  });
});

describe(`properties of the answer (seed ${SEED})`, () => {
  const answer = (policy: typeof SHIPPED_COMPILED, call: Parameters<typeof questionOf>[0]) =>
    decide(policy, { ...questionOf(call), now: RANDOM_CALL_NOW, decisionId: 'd' }).decision;
  const withRules = (change: (rules: Ruleset['rules'], name: RulesetName) => Ruleset['rules']) => {
    const rulesets = Object.fromEntries(
      Object.entries(SHIPPED_POLICY.rulesets).map(([name, ruleset]) => [
        name,
        { ...ruleset, rules: change(ruleset.rules, name as RulesetName) },
      ]),
    ) as PolicyDocument['rulesets'];
    return compilePolicy({ ...SHIPPED_POLICY, rulesets }, REFERENCE);
  };

  it('shuffling the rules changes neither effect, flow, route nor the set of reasons', () => {
    const shuffle = fc
      .array(fc.nat({ max: 1_000 }), { minLength: 40, maxLength: 40 })
      .map((places) =>
        withRules((rules) =>
          rules
            .map((rule, index) => ({ rule, at: places[index % places.length]! }))
            .sort((a, b) => a.at - b.at)
            .map(({ rule }) => rule),
        ),
      );
    fc.assert(
      fc.property(
        shuffle,
        fc.array(randomCall, { minLength: 20, maxLength: 20 }),
        (shuffled, calls) => {
          for (const call of calls) {
            const ours = answer(SHIPPED_COMPILED, call);
            const theirs = answer(shuffled, call);
            const codes = (decision: typeof ours): string[] =>
              decision.reasons.map((reason) => `${reason.code} ${reason.rule}`).sort();
            expect([theirs.effect, theirs.scenario, theirs.route, theirs.retryAt]).toEqual([
              ours.effect,
              ours.scenario,
              ours.route,
              ours.retryAt,
            ]);
            expect(codes(theirs)).toEqual(codes(ours));
          }
        },
      ),
      { numRuns: 60, seed: SEED },
    );
  });

  it('adding a forbid never turns a deny into a permit, nor lengthens the route of a permit', () => {
    const facts = fc.constantFrom(
      'flow.isSetup',
      'flow.appInCall',
      'permission.needed',
      'businessNumber.sandbox',
      'flow.whatsappInCall',
    );
    const added = fc
      .record({
        fact: facts,
        value: fc.boolean(),
        ruleset: fc.constantFrom<RulesetName[]>('pstn-ban', 'routing', 'call-permission'),
      })
      .map(({ fact, value, ruleset }) =>
        withRules((rules, name) =>
          name === ruleset
            ? [ruleOf('added', 'forbid', { all: [{ fact, operator: 'equal', value }] }), ...rules]
            : rules,
        ),
      );
    let denied = 0;
    fc.assert(
      fc.property(
        added,
        fc.array(randomCall, { minLength: 20, maxLength: 20 }),
        (stricter, calls) => {
          for (const call of calls) {
            const ours = answer(SHIPPED_COMPILED, call);
            const theirs = answer(stricter, call);
            if (ours.effect === 'deny') expect(theirs.effect).toBe('deny');
            else if (theirs.effect === 'deny') denied++;
            expect(theirs.route.length).toBeLessThanOrEqual(ours.route.length);
          }
        },
      ),
      { numRuns: 100, seed: SEED },
    );
    expect(denied).toBeGreaterThan(0);
  });

  it('re-entrancy: one policy answers interleaved questions as it answers each alone, and leaves the question as it was', () => {
    fc.assert(
      fc.property(fc.array(randomCall, { minLength: 2, maxLength: 10 }), (calls) => {
        const questions = calls.map((call) => ({
          ...questionOf(call),
          now: RANDOM_CALL_NOW,
          decisionId: 'd',
        }));
        const before = JSON.stringify(questions);
        const alone = questions.map((question) =>
          JSON.stringify(decide(compilePolicy(SHIPPED_POLICY, REFERENCE), question)),
        );
        const shared = compilePolicy(SHIPPED_POLICY, REFERENCE);
        for (let round = 0; round < 2; round++) {
          expect(questions.map((question) => JSON.stringify(decide(shared, question)))).toEqual(
            alone,
          );
        }
        expect(JSON.stringify(questions)).toBe(before);
      }),
      { numRuns: 30, seed: SEED },
    );
  });
});
