import type { Endpoint } from '../model/endpoint.js';
import type { Evidence } from '../model/evidence.js';
import { PSTN_INVARIANT } from '../invariant/guard-decision.js';
import { SHIPPED_COMPILED as policy } from '../packs/shipped-policy.fixture.js';
import { ALWAYS, flowOf, policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { compilePolicy } from './compile-policy.js';
import { decide, type Question } from './decide.js';
import {
  businessCall,
  NOW,
  userCall,
  WA_ID,
  withoutTarget,
  type Change,
} from './questions.fixture.js';

const answer = (question: Question) => decide(policy, question).decision;
const codes = (question: Question): string[] => answer(question).reasons.map(({ code }) => code);
const iso = (ms: number): string => new Date(ms).toISOString();

const APP: Endpoint = { kind: 'webrtc', id: 'web-app' };
const QUEUE: Endpoint = { kind: 'conversations', id: 'queue' };
const TRUNK: Endpoint = { kind: 'sip-trunk', id: 'pbx' };
const OPEN_TRUNK: Endpoint = { kind: 'sip-trunk', id: 'carrier' };
const PHONE: Endpoint = { kind: 'pstn', address: '+81311110009' };
const USAGE: NonNullable<Evidence['usage']> = businessCall().evidence.usage!;

describe('decide', () => {
  it('answers a permit whole', () => {
    expect(answer(userCall())).toEqual({
      decisionId: 'decision-1',
      attemptId: 'attempt-1',
      effect: 'permit',
      scenario: 'user-to-webrtc',
      reasons: [
        jasmine.objectContaining({
          code: 'user-to-webrtc',
          rule: 'user-to-webrtc',
          clause: 'WA-PSTN-008',
        }),
        jasmine.objectContaining({ code: 'permission-not-needed' }),
      ],
      route: [{ endpoint: APP }],
      obligations: [{ id: 're-ask-before-leg-change', type: 're-ask-before-leg-change' }],
      validUntil: '2026-11-24T03:01:00.000Z',
      policy: { version: 1, digest: 'sha256:spec' },
      decidedAt: '2026-11-24T03:00:00.000Z',
    });
  });

  it('answers a deny whole: no route, no obligation, nothing to use it for', () => {
    const decision = answer(userCall({ attempt: { target: PHONE } }));
    expect(Object.keys(decision).sort()).toEqual([
      'attemptId',
      'decidedAt',
      'decisionId',
      'effect',
      'obligations',
      'policy',
      'reasons',
      'route',
      'scenario',
    ]);
    expect([decision.effect, decision.route, decision.obligations, decision.scenario]).toEqual([
      'deny',
      [],
      [],
      null,
    ]);
  });

  it('D8: gives the same answer to the same question', () => {
    expect(decide(policy, businessCall())).toEqual(decide(policy, businessCall()));
  });

  it('rings for as long as the rule says', () => {
    const routing = [
      ruleOf('patient', 'permit', ALWAYS, {
        scenario: 'user-to-webrtc',
        connectTimeoutSeconds: 45,
      }),
    ];
    const patient = compilePolicy(policyOf({ routing }), policy.reference);
    expect(decide(patient, userCall()).decision.route).toEqual([
      { endpoint: APP, connectTimeoutSeconds: 45 },
    ]);
  });

  it('D2: lets the invariant have the last word whatever the rules permit', () => {
    const open = compilePolicy(policyOf({}), policy.reference);
    const { decision } = decide(open, userCall({ attempt: { target: PHONE } }));
    expect(decision.effect).toBe('deny');
    expect(decision.reasons.map(({ code, rule, legs }) => [code, rule, legs])).toEqual([
      ['pstn-leg', PSTN_INVARIANT, ['target']],
    ]);
  });

  it('permits nothing that names no place to connect', () => {
    const open = compilePolicy(policyOf({}), policy.reference);
    expect(
      decide(open, withoutTarget(businessCall())).decision.reasons.map(({ code }) => code),
    ).toEqual(['no-route']);
    expect(
      decide(open, withoutTarget(userCall())).decision.reasons.map(({ code }) => code),
    ).toEqual(['no-route']);
  });

  it('tells reasons of the phone network first, then routing, then permission', () => {
    const question = businessCall({
      attempt: {
        legs: [
          { id: 'agent', role: 'origin', endpoint: APP },
          { id: 'mobile', role: 'participant', endpoint: PHONE },
        ],
      },
      number: { callingEnabled: false },
      evidence: { grant: null },
    });
    expect(codes(question)).toEqual(['pstn-leg', 'calling-disabled', 'permission-state-unknown']);
    expect(answer(question).reasons[0]!.legs).toEqual(['mobile']);
  });
});

describe('the route of a user’s call that names no target', () => {
  const routed = (destinations: Endpoint[] | undefined, change: Change = {}): Question =>
    withoutTarget(
      userCall({
        ...change,
        number: { ...change.number, ...(destinations === undefined ? {} : { destinations }) },
        evidence: {
          endpoints: {
            ...userCall().evidence.endpoints,
            'sip-trunk:carrier': { pstnReachability: 'possible' },
          },
        },
      }),
    );
  const rows: readonly {
    name: string;
    destinations: Endpoint[] | undefined;
    route: Endpoint[];
    scenario: string | null;
    reasons?: string[];
  }[] = [
    {
      name: 'all that pass, in order',
      destinations: [QUEUE, APP, TRUNK],
      route: [QUEUE, APP, TRUNK],
      scenario: 'user-to-conversations',
    },
    {
      name: 'passes over those that do not',
      destinations: [OPEN_TRUNK, APP, PHONE, QUEUE],
      route: [APP, QUEUE],
      scenario: 'user-to-webrtc',
    },
    {
      name: 'passes over another user',
      destinations: [{ kind: 'whatsapp', address: '+819011110002' }, APP],
      route: [APP],
      scenario: 'user-to-webrtc',
    },
    {
      name: 'none passes: the first one’s reasons',
      destinations: [OPEN_TRUNK, PHONE],
      route: [],
      scenario: 'user-to-sip-trunk',
      reasons: ['pstn-reachable-trunk'],
    },
    {
      name: 'none passes, the phone first',
      destinations: [PHONE, OPEN_TRUNK],
      route: [],
      scenario: null,
      reasons: ['pstn-leg', 'scenario-unknown'],
    },
    { name: 'an empty list', destinations: [], route: [], scenario: null, reasons: ['no-route'] },
    { name: 'no list', destinations: undefined, route: [], scenario: null, reasons: ['no-route'] },
  ];
  for (const { name, destinations, route, scenario, reasons } of rows) {
    it(name, () => {
      const decision = answer(routed(destinations));
      expect(decision.effect).toBe(route.length > 0 ? 'permit' : 'deny');
      expect(decision.route.map(({ endpoint }) => endpoint)).toEqual(route);
      expect(decision.scenario as string | null).toBe(scenario);
      if (reasons !== undefined) expect(decision.reasons.map(({ code }) => code)).toEqual(reasons);
    });
  }
  it('denies all of them for what concerns the call itself', () => {
    expect(codes(routed([QUEUE, APP], { number: { callingEnabled: false } }))).toEqual([
      'calling-disabled',
    ]);
  });
  it('I4: reads the legs of the call once, however many destinations there are', () => {
    const readsWith = (count: number): number => {
      let reads = 0;
      const endpoint = {
        ...QUEUE,
        get address(): string {
          reads++;
          return '+81311110002';
        },
      };
      const legs = [
        ...userCall().attempt.legs,
        { id: 'queue', role: 'participant' as const, endpoint },
      ];
      const question = routed(Array<Endpoint>(count).fill(APP), { attempt: { legs } });
      expect(answer(question).route.length).toBe(count);
      return reads;
    };
    expect(readsWith(1)).toBeGreaterThan(1);
    expect(readsWith(500)).toBe(readsWith(1));
  });
  it('is the target alone where one is named', () => {
    const question = userCall({ number: { destinations: [QUEUE] } });
    expect(answer(question).route).toEqual([{ endpoint: APP }]);
  });
  it('does not lead a call by the business to the destinations', () => {
    expect(answer(withoutTarget(businessCall({ number: { destinations: [APP] } }))).effect).toBe(
      'deny',
    );
  });
});

describe('requestable', () => {
  const at = '2026-11-01T00:00:00Z';
  const none = (): Question => {
    const { grant: _, ...evidence } = businessCall().evidence;
    return { ...businessCall(), evidence };
  };
  const rows: readonly { name: string; question: Question; is: boolean }[] = [
    { name: 'no grant', question: none(), is: true },
    {
      name: 'a grant that is over',
      question: businessCall({ evidence: { grant: { kind: 'temporary', grantedAt: at } } }),
      is: true,
    },
    {
      name: 'a grant that was revoked',
      question: businessCall({
        evidence: { grant: { kind: 'permanent', grantedAt: at, revokedAt: at } },
      }),
      is: true,
    },
    {
      name: 'a grant nobody can learn',
      question: businessCall({ evidence: { grant: null } }),
      is: false,
    },
    {
      name: 'no grant, and the number is switched off',
      question: {
        ...none(),
        evidence: {
          ...none().evidence,
          businessNumber: { ...none().evidence.businessNumber!, callingEnabled: false },
        },
      },
      is: false,
    },
    {
      name: 'no grant, and the limit is reached',
      question: {
        ...none(),
        evidence: { ...none().evidence, usage: { ...USAGE, connectedCalls24h: 100 } },
      },
      is: false,
    },
    { name: 'a phone as target', question: userCall({ attempt: { target: PHONE } }), is: false },
    { name: 'a permit', question: businessCall(), is: false },
  ];
  for (const { name, question, is } of rows) {
    it(`${name}: ${is ? 'the user can lift it' : 'not offered'}`, () =>
      expect(answer(question).requestable).toEqual(is ? { kind: 'call-permission' } : undefined));
  }
});

describe('retryAt: only when every reason heals by itself, the latest of their instants', () => {
  const HOUR = 3_600_000;
  const full = (next?: number): Evidence['usage'] => ({
    ...USAGE,
    connectedCalls24h: 100,
    ...(next === undefined ? {} : { nextConnectedSlotAt: iso(next) }),
  });
  const business = 'RESTRICTED_BUSINESS_INITIATED_CALLING';
  const both = 'RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING';
  const closed = {
    timeZone: 'Asia/Tokyo',
    weekly: [{ day: 'TUE' as const, open: '1500', close: '1800' }],
  };
  const rows: readonly { name: string; question: Question; at: number | null }[] = [
    {
      name: 'TV02: the limit of connected calls, to the next free slot',
      question: businessCall({ evidence: { usage: full(NOW + HOUR)! } }),
      at: NOW + HOUR,
    },
    {
      name: 'the limit, and nobody knows when a slot falls free',
      question: businessCall({ evidence: { usage: full()! } }),
      at: null,
    },
    {
      name: 'the limit, and a slot that should be free already',
      question: businessCall({ evidence: { usage: full(NOW)! } }),
      at: null,
    },
    {
      name: 'call hours, to the next opening',
      question: userCall({ number: { callHours: closed } }),
      at: Date.parse('2026-11-24T15:00:00+09:00'),
    },
    {
      name: 'call hours that never come',
      question: userCall({ number: { callHours: { timeZone: 'Asia/Tokyo', weekly: [] } } }),
      at: null,
    },
    {
      name: 'a restriction, to its end',
      question: businessCall({
        number: { restrictions: [{ type: business, until: iso(NOW + HOUR) }] },
      }),
      at: NOW + HOUR,
    },
    {
      name: 'a restriction without end',
      question: businessCall({ number: { restrictions: [{ type: business }] } }),
      at: null,
    },
    {
      name: 'two restrictions, to the later end',
      question: businessCall({
        number: {
          restrictions: [
            { type: business, until: iso(NOW + HOUR) },
            { type: both, until: iso(NOW + 2 * HOUR) },
          ],
        },
      }),
      at: NOW + 2 * HOUR,
    },
    {
      name: 'two restrictions, one without end',
      question: businessCall({
        number: { restrictions: [{ type: business, until: iso(NOW + HOUR) }, { type: both }] },
      }),
      at: null,
    },
    {
      name: 'a later restriction of the other direction does not count',
      question: userCall({
        number: {
          restrictions: [
            { type: both, until: iso(NOW + HOUR) },
            { type: business, until: iso(NOW + 9 * HOUR) },
          ],
        },
      }),
      at: NOW + HOUR,
    },
    {
      name: 'the latest of two reasons',
      question: businessCall({
        number: { restrictions: [{ type: business, until: iso(NOW + HOUR) }] },
        evidence: { usage: full(NOW + 3 * HOUR)! },
      }),
      at: NOW + 3 * HOUR,
    },
    {
      name: 'hours and a restriction',
      question: userCall({
        number: { callHours: closed, restrictions: [{ type: both, until: iso(NOW + 9 * HOUR) }] },
      }),
      at: NOW + 9 * HOUR,
    },
    {
      name: 'one reason that does not heal',
      question: businessCall({
        number: { callingEnabled: false },
        evidence: { usage: full(NOW + HOUR)! },
      }),
      at: null,
    },
    {
      name: 'a permission to be asked for',
      question: businessCall({
        evidence: { grant: { kind: 'temporary', grantedAt: '2026-11-01T00:00:00Z' } },
      }),
      at: null,
    },
    {
      name: 'a call with the user that is up',
      question: businessCall({ evidence: { usage: { ...USAGE, activeCallsOfPair: 1 } } }),
      at: null,
    },
    {
      name: 'a count nobody knows',
      question: businessCall({
        evidence: {
          usage: {
            ...USAGE,
            nextConnectedSlotAt: iso(NOW + HOUR),
            connectedCalls24h: undefined as never,
          },
        },
      }),
      at: null,
    },
    {
      name: 'a permit',
      question: businessCall({
        evidence: { usage: { ...USAGE, nextConnectedSlotAt: iso(NOW + HOUR) } },
      }),
      at: null,
    },
  ];
  for (const { name, question, at } of rows) {
    it(name, () => {
      expect(answer(question).retryAt).toBe(at === null ? undefined : iso(at));
    });
  }
});

describe('obligations', () => {
  const of = (change: Change): unknown[] => answer(userCall(change)).obligations.slice(1);
  const warning = 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN';
  const announced = (announcement: string, platformRecording: boolean): unknown => ({
    id: 'announce-recording',
    type: 'announce-recording',
    properties: { announcement, platformRecording },
  });
  const rows: readonly { name: string; change: Change; are: unknown[] }[] = [
    { name: 'none beside asking again', change: {}, are: [] },
    {
      name: 'TV13: to warn of a restriction that stops nothing',
      change: { number: { restrictions: [{ type: warning }] } },
      are: [{ id: 'warn-of-restriction', type: 'warn', properties: { restrictions: [warning] } }],
    },
    {
      name: 'to announce a recording, by Meta’s own voice',
      change: { attempt: { context: { recording: true, language: 'en_GB' } } },
      are: [announced('platform', true)],
    },
    {
      name: 'to announce it by Meta’s own voice, however the language is spelled',
      change: { attempt: { context: { recording: true, language: 'EN-us' } } },
      are: [announced('platform', true)],
    },
    {
      name: 'to announce it oneself in a Spanish that Meta speaks in English (WA-REC-003)',
      change: { attempt: { context: { recording: true, language: 'es_ES' } } },
      are: [announced('own', false)],
    },
    {
      name: 'TV28: to announce it oneself in Japanese',
      change: { attempt: { context: { recording: true, language: 'ja' } } },
      are: [announced('own', false)],
    },
    {
      name: 'to announce it oneself in a language nobody named',
      change: { attempt: { context: { recording: true } } },
      are: [announced('own', false)],
    },
    {
      name: 'nothing for a recording that is not made',
      change: { attempt: { context: { recording: 'true', language: 'en' } } },
      are: [],
    },
    {
      name: 'to announce oneself before Meta offered it',
      change: {
        attempt: { context: { recording: true, language: 'en' } },
        now: Date.UTC(2026, 5, 29),
      },
      are: [announced('own', false)],
    },
  ];
  for (const { name, change, are } of rows) it(name, () => expect(of(change)).toEqual(are));
});

describe('what the caller says of itself (WA-HOOK-014)', () => {
  it('TV27: changes no decision', () => {
    const context = {
      vip: true,
      'grant.status': 'permanent',
      recording: false,
      pstnReachability: 'none',
    };
    for (const question of [
      userCall(),
      businessCall(),
      businessCall({ evidence: { grant: null } }),
      userCall({ attempt: { target: PHONE } }),
    ]) {
      const claimed = { ...question, attempt: { ...question.attempt, context } };
      expect(answer(claimed)).toEqual(answer(question));
    }
  });

  it('D1: evidence of the wrong type denies, were it ever to come this far', () => {
    const wrong: readonly [name: string, change: Change][] = [
      ['a count as text', { evidence: { usage: { ...USAGE, connectedCalls24h: '5' as never } } }],
      ['a count that is no number', { evidence: { usage: { ...USAGE, unansweredInARow: NaN } } }],
      ['a truth value as text', { number: { callingEnabled: 'true' as never } }],
      ['a country as a list', { number: { country: ['JP'] as never } }],
      ['a grant of no kind', { evidence: { grant: { grantedAt: '2026-11-01T00:00:00Z' } } }],
      [
        'a grant given at no instant',
        { evidence: { grant: { kind: 'permanent', grantedAt: 'yesterday' } } },
      ],
      [
        'a sandbox as a number',
        { number: { sandbox: 0 as never }, evidence: { usage: { ...USAGE, unansweredInARow: 4 } } },
      ],
    ];
    for (const [name, change] of wrong) {
      expect(answer(businessCall(change)).effect)
        .withContext(name)
        .toBe('deny');
    }
  });

  it(`permits the questions these specs change (user ${WA_ID})`, () => {
    expect([answer(userCall()).effect, answer(businessCall()).effect]).toEqual([
      'permit',
      'permit',
    ]);
    expect(
      decide(
        compilePolicy(policyOf({ routing: [flowOf('a', ALWAYS)] }), policy.reference),
        userCall(),
      ).decision.effect,
    ).toBe('permit');
  });
});
