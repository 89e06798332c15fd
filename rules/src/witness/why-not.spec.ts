import fc from 'fast-check';
import { compilePolicy } from '../engine/compile-policy.js';
import { decide, type Question } from '../engine/decide.js';
import { businessCall, userCall, withoutTarget } from '../engine/questions.fixture.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { FactChange, WhyNot } from '../model/why-not.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition } from '../model/ruleset.js';
import { SHIPPED_COMPILED, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { candidatesOf } from '../engine/judge-target.js';
import { deriveFacts } from '../facts/derive-facts.js';
import { FACT_CONTROL } from './fact-control.js';
import { whyNot } from './why-not.js';

const RUNS = 200;

function expectShown(answer: WhyNot, policy = SHIPPED_COMPILED): void {
  for (const { changes, case: call } of answer.ways) {
    const { attempt, evidence } = call;
    const now = Date.parse(call.now);
    const { decision } = decide(policy, { attempt, evidence, now, decisionId: 'd' });
    if (decision.effect !== 'permit')
      throw new Error(`${JSON.stringify(changes)} is shown by a call that is denied`);
    const candidate = candidatesOf(attempt, evidence)[0];
    const facts = deriveFacts(attempt, evidence, policy.parameters, now, candidate);
    for (const { fact, from, to } of changes) {
      if (facts[fact] !== to || from === to)
        throw new Error(`the call has not the changed ${fact}`);
    }
  }
}

const inShort = ({ fact, from, to, by }: FactChange): string =>
  `${fact}: ${String(from)} to ${String(to)}, ${by}`;

describe('whyNot', () => {
  const elsewhere = 'flow.destination: webrtc to conversations, business';
  const rows: readonly [name: string, question: Question, ways: readonly string[][]][] = [
    [
      'a user who gave no permission',
      businessCall({ evidence: { grant: { grantedAt: '2027-01-01T00:00:00Z' } } }),
      [['grant.status: none to permanent, business']],
    ],
    [
      'a count at its limit',
      businessCall({
        evidence: {
          usage: {
            connectedCalls24h: 100,
            unansweredInARow: 0,
            activeCallsOfPair: 0,
            concurrentCalls: 0,
            initiations24h: 0,
          },
        },
      }),
      [['usage.connectedCalls24h: 100 to 99, time']],
    ],
    [
      'a number of a closed country',
      businessCall({ number: { country: 'US' } }),
      [['businessNumber.country: US to JP, nobody']],
    ],
    [
      'a phone in the call, which nobody can undo',
      userCall({
        attempt: {
          legs: [
            ...userCall().attempt.legs,
            { id: 'p', role: 'participant', endpoint: { kind: 'pstn' } },
          ],
        },
      }),
      [['pstn.legCount: 1 to 0, nobody']],
    ],
    [
      'a target that leads to the phone network: another can be chosen',
      userCall({
        attempt: { target: { kind: 'webrtc', id: 'web-app', address: 'tel:+819022220009' } },
      }),
      [[elsewhere], ['pstn.legCount: 1 to 0, nobody']],
    ],
    [
      'three things at once, one of which can be mended in two ways',
      userCall({
        number: { callingEnabled: false },
        attempt: { target: { kind: 'webrtc', id: 'new' }, initiator: 'business' },
      }),
      [
        [
          'businessNumber.callingEnabled: false to true, business',
          elsewhere,
          'flow.initiatorFits: false to true, business',
        ],
        [
          'businessNumber.callingEnabled: false to true, business',
          'endpoints.unregisteredLegCount: 1 to 0, business',
          'flow.initiatorFits: false to true, business',
        ],
      ],
    ],
    ['nowhere to go', withoutTarget(userCall()), [['flow.destination: none to webrtc, business']]],
    ['a permitted call', userCall(), []],
  ];
  for (const [name, question, expected] of rows) {
    it(`tells ${name}`, () => {
      const answer = whyNot(SHIPPED_COMPILED, question);
      const told = answer.ways.map(({ changes }) => changes.map(inShort).sort());
      for (const way of expected) expect(told).toContain([...way].sort());
      if (expected.length > 0) expect(told[0]).toEqual(expected[0]);
      else expect(told).toEqual([]);
      expect(answer.complete).toBeTrue();
      expectShown(answer);
    });
  }

  it('says when time will have done it', () => {
    const callHours = {
      timeZone: 'Asia/Tokyo',
      weekly: [{ day: 'WED' as const, open: '0900', close: '1800' }],
    };
    const answer = whyNot(SHIPPED_COMPILED, userCall({ number: { callHours } }));
    expect(answer.ways.map(({ changes }) => changes[0])).toEqual([
      {
        fact: 'callHours.state',
        name: FACT_CATALOG['callHours.state'].name,
        from: 'closed',
        to: 'open',
        by: 'time',
        how: FACT_CONTROL['callHours.state']!.how,
        at: '2026-11-25T00:00:00.000Z',
      },
    ]);
  });

  it('shows every way of every denied case that ships by a call that is permitted', () => {
    let without = 0;
    let denied = 0;
    for (const { cases } of SHIPPED_POLICY.suites) {
      for (const { attempt, evidence, now } of cases) {
        const question = { attempt, evidence, now: Date.parse(now), decisionId: 'd' };
        if (decide(SHIPPED_COMPILED, question).decision.effect === 'permit') continue;
        const answer = whyNot(SHIPPED_COMPILED, question);
        expectShown(answer);
        denied++;
        if (answer.ways.length > 0) continue;
        without++;
        expect(answer.why).toBeDefined();
      }
    }
    expect(denied).toBeGreaterThan(300);
    expect(without).toBeLessThan(denied / 50);
  });

  /** Each makes a permitted call by a business one that is denied, and can be undone by one change. */
  const harms: readonly [name: string, harm: (question: Question) => Question][] = [
    ['no grant', (q) => withEvidence(q, { grant: { grantedAt: '2027-01-01T00:00:00Z' } })],
    ['a grant nobody could read', (q) => withEvidence(q, { grant: null })],
    ['too many calls', (q) => withUsage(q, { connectedCalls24h: 500 })],
    ['a call that is up', (q) => withUsage(q, { activeCallsOfPair: 1 })],
    ['a row of calls nobody answered', (q) => withUsage(q, { unansweredInARow: 4 })],
    ['calling switched off', (q) => withNumber(q, { callingEnabled: false })],
    ['a restriction', (q) => withNumber(q, { restrictions: [{ type: 'DISABLE' }] })],
    ['a closed country', (q) => withNumber(q, { country: 'US' })],
    ['a wrong claim', (q) => ({ ...q, attempt: { ...q.attempt, initiator: 'user' } })],
    ['an entry that is missing', (q) => ({ ...q, evidence: { ...q.evidence, endpoints: {} } })],
    [
      'somebody else’s number',
      (q) => ({
        ...q,
        attempt: { ...q.attempt, target: { kind: 'whatsapp', address: '+819022220009' } },
      }),
    ],
  ];
  it('never needs more changes than there are things wrong', () => {
    const property = fc.property(
      fc.subarray(harms as [string, (question: Question) => Question][], {
        minLength: 1,
        maxLength: 3,
      }),
      (some) => {
        const question = some.reduce((so, [, harm]) => harm(so), businessCall());
        const answer = whyNot(SHIPPED_COMPILED, question);
        const first = answer.ways[0];
        if (first === undefined) throw new Error('no way was found');
        if (Math.min(...answer.ways.map(({ changes }) => changes.length)) > some.length)
          throw new Error(`${first.changes.map(inShort).join('; ')} is too much`);
        expectShown(answer);
      },
    );
    const result = fc.check(property, { numRuns: RUNS });
    process.stdout.write(`why-not: ${RUNS} denied calls, seed ${result.seed}\n`);
    expect(result.failed)
      .withContext(fc.defaultReportMessage(result) ?? '')
      .toBeFalse();
  });

  it('leaves nothing out and nothing in: a way without one of its changes is denied', () => {
    const question = withUsage(withNumber(businessCall(), { callingEnabled: false }), {
      activeCallsOfPair: 1,
    });
    const { changes } = whyNot(SHIPPED_COMPILED, question).ways[0]!;
    expect(changes.map(inShort).sort()).toEqual([
      'businessNumber.callingEnabled: false to true, business',
      'usage.activeCallsOfPair: 1 to 0, time',
    ]);
  });

  it('says that it gave up, and still tells a way where it can', () => {
    const question = withUsage(withNumber(businessCall(), { callingEnabled: false }), {
      activeCallsOfPair: 1,
    });
    const answer = whyNot(SHIPPED_COMPILED, question, { tries: 1 });
    expect(answer.complete).toBeFalse();
    expect(answer.why?.ja).toMatch(/打ち切り/);
    expect(answer.ways.length).toBe(1);
    expectShown(answer);
  });

  it('takes back what later changes made needless, when it gave up looking for the fewest', () => {
    const no = (name: string): Condition => ({
      fact: `context.${name}`,
      operator: 'equal',
      value: 'no',
    });
    const padded = (name: string): Condition => ({
      all: [
        no(name),
        { fact: 'attempt.businessNumber', operator: 'notEqual', value: '+1' },
        { fact: 'user.waId', operator: 'notEqual', value: '1' },
      ],
    });
    const policy = withForbid(
      { all: [no('a'), no('b')] },
      { all: [no('a'), no('c')] },
      padded('b'),
      padded('c'),
    );
    const question = userCall({ attempt: { context: { a: 'no', b: 'no', c: 'no' } } });
    const answer = whyNot(policy, question, { tries: 0 });
    expect(answer.ways[0]!.changes.map(({ fact }) => fact)).toEqual(['context.b', 'context.c']);
    expectShown(answer, policy);
  });

  it('says that no few changes do', () => {
    const question = userCall({
      attempt: { legs: [{ id: 'v', role: 'origin', endpoint: { kind: 'viber', id: 'bot' } }] },
    });
    const answer = whyNot(SHIPPED_COMPILED, question);
    expect(answer.ways).toEqual([]);
    expect(answer.why).toBeDefined();
  });

  it('knows what the rules of another policy compare, the caller’s own facts included', () => {
    const policy = withForbid({
      any: [
        { fact: 'context.team', operator: 'notEqual', value: 'red' },
        { fact: 'businessNumber.messagingLimit', operator: 'lessThan', value: 50_000 },
      ],
    });
    const question = userCall({ attempt: { context: { team: 'blue' } } });
    const answer = whyNot(policy, question);
    expect(answer.ways[0]!.changes.map(inShort).sort()).toEqual([
      'businessNumber.messagingLimit: 10000 to 50000, time',
      'context.team: blue to red, business',
    ]);
    expectShown(answer, policy);
  });
});

describe('FACT_CONTROL', () => {
  it('says in both languages how each fact becomes another', () => {
    for (const [fact, control] of Object.entries(FACT_CONTROL)) {
      expect(Object.hasOwn(FACT_CATALOG, fact)).withContext(fact).toBeTrue();
      expect(control.how.en).toMatch(/\.$/);
      expect(control.how.ja).toMatch(/。$/);
    }
  });
});

function withEvidence(question: Question, evidence: Partial<Question['evidence']>): Question {
  return { ...question, evidence: { ...question.evidence, ...evidence } };
}

function withUsage(
  question: Question,
  usage: NonNullable<Question['evidence']['usage']>,
): Question {
  return withEvidence(question, { usage: { ...question.evidence.usage, ...usage } });
}

function withNumber(
  question: Question,
  number: NonNullable<Question['evidence']['businessNumber']>,
): Question {
  return withEvidence(question, {
    businessNumber: { ...question.evidence.businessNumber, ...number },
  });
}

function withForbid(...all: readonly Condition[]): ReturnType<typeof compilePolicy> {
  const { routing } = SHIPPED_POLICY.rulesets;
  const text = { en: 'No.', ja: '不可。' };
  const rules = all.map((conditions, index) => ({
    name: `house-rule-${index}`,
    conditions,
    event: { type: 'forbid' as const, params: { code: 'house-rule', clause: 'none', text } },
  }));
  const document: PolicyDocument = {
    ...SHIPPED_POLICY,
    rulesets: {
      ...SHIPPED_POLICY.rulesets,
      routing: { ...routing, rules: [...routing.rules, ...rules] },
    },
  };
  return compilePolicy(document, { version: 1, digest: 'sha256:spec' });
}
