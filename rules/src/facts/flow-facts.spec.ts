import { judgeFacts } from '../engine/combine.js';
import { businessCall, NOW, userCall, WA_ID } from '../engine/questions.fixture.js';
import type { Question } from '../engine/decide.js';
import type { CallAttempt, Leg } from '../model/call-attempt.js';
import type { ScenarioId } from '../model/decision.js';
import type { Endpoint } from '../model/endpoint.js';
import { SHIPPED_COMPILED } from '../packs/shipped-policy.fixture.js';
import { deriveFacts } from './derive-facts.js';

const leg = (kind: string, id = kind): Leg => ({ id, role: 'participant', endpoint: { kind, id } });
const USER: Leg = {
  id: 'user',
  role: 'origin',
  endpoint: { kind: 'whatsapp', address: `+${WA_ID}` },
};

function factsOf({ attempt, evidence }: Question) {
  return deriveFacts(attempt, evidence, SHIPPED_COMPILED.parameters, NOW);
}

function scenarioOf(question: Question): ScenarioId | null {
  return judgeFacts(SHIPPED_COMPILED, factsOf(question)).scenario;
}

describe('the flow is named by legs, target and via (contract, section 3)', () => {
  interface Row {
    readonly name: string;
    readonly attempt: Partial<CallAttempt>;
    readonly known?: Leg[];
    readonly is: ScenarioId | null;
  }
  const to = (kind: string): Endpoint => ({ kind, id: kind });
  const byUser: readonly Row[] = [
    ...(
      [
        ['conversations', 'user-to-conversations'],
        ['ivr-api', 'user-to-ivr-api'],
        ['moments-ivr', 'user-to-moments-ivr'],
        ['sip-trunk', 'user-to-sip-trunk'],
        ['webrtc', 'user-to-webrtc'],
        ['calls-api', 'user-to-calls-api'],
        ['viber', null],
        ['websocket', null],
        ['whatsapp', null],
        ['pstn', null],
        ['telepathy', null],
      ] as const
    ).map(([kind, is]): Row => ({
      name: `a user’s call to ${kind}`,
      attempt: { target: to(kind) },
      is,
    })),
    {
      name: 'Conversations after an IVR API menu',
      attempt: { target: to('conversations'), via: ['ivr-api'] },
      is: 'user-to-conversations-via-ivr-api',
    },
    {
      name: 'Conversations after a Moments flow',
      attempt: { target: to('conversations'), via: ['moments-ivr'] },
      is: 'user-to-conversations-via-moments-ivr',
    },
    {
      name: 'the last of several stops',
      attempt: { target: to('conversations'), via: ['ivr-api', 'moments-ivr'] },
      is: 'user-to-conversations-via-moments-ivr',
    },
    {
      name: 'a last stop that is no menu',
      attempt: { target: to('conversations'), via: ['ivr-api', 'webrtc'] },
      is: 'user-to-conversations',
    },
    {
      name: 'a menu among the legs',
      attempt: { target: to('conversations'), legs: [USER, leg('ivr-api')] },
      is: 'user-to-conversations-via-ivr-api',
    },
    {
      name: 'a menu among the legs, and an empty via',
      attempt: { target: to('conversations'), legs: [USER, leg('ivr-api')], via: [] },
      is: 'user-to-conversations-via-ivr-api',
    },
    {
      name: 'a via that speaks against the legs',
      attempt: { target: to('conversations'), legs: [USER, leg('ivr-api')], via: ['moments-ivr'] },
      is: 'user-to-conversations-via-moments-ivr',
    },
    {
      name: 'a menu events told of',
      attempt: { target: to('conversations') },
      known: [leg('moments-ivr')],
      is: 'user-to-conversations-via-moments-ivr',
    },
    {
      name: 'a menu passed on the way to WebRTC',
      attempt: { target: to('webrtc'), via: ['ivr-api'] },
      is: 'user-to-webrtc',
    },
    ...['webrtc', 'sip-trunk', 'conversations', 'viber', 'websocket', 'ivr-api'].map(
      (kind): Row => ({
        name: `${kind} added by an app in the call`,
        attempt: { target: to(kind), legs: [USER, leg('calls-api')] },
        is: 'user-to-calls-api',
      }),
    ),
    {
      name: 'an app events told of',
      attempt: { target: to('webrtc') },
      known: [leg('calls-api')],
      is: 'user-to-calls-api',
    },
    {
      name: 'a user added by an app to a user’s call',
      attempt: { target: USER.endpoint, legs: [USER, leg('calls-api')] },
      is: null,
    },
    {
      name: 'a phone added by an app',
      attempt: { target: to('pstn'), legs: [USER, leg('calls-api')] },
      is: null,
    },
    {
      name: 'a user’s call that the business claims',
      attempt: { target: to('webrtc'), initiator: 'business' },
      is: null,
    },
  ];
  const byBusiness: readonly Row[] = [
    ...(
      [
        ['conversations', 'conversations-to-user'],
        ['sip-trunk', 'sip-trunk-to-user'],
        ['webrtc', 'webrtc-to-user'],
        ['calls-api', 'calls-api-to-user'],
        ['ivr-api', null],
        ['moments-ivr', null],
        ['viber', null],
        ['websocket', null],
        ['pstn', null],
        ['telepathy', null],
      ] as const
    ).map(([kind, is]): Row => ({ name: `${kind} to a user`, attempt: { legs: [leg(kind)] }, is })),
    {
      name: 'a colleague added while the user is in the call',
      attempt: {
        legs: [leg('webrtc'), USER],
        target: to('conversations'),
        action: 'conference-add',
      },
      is: 'webrtc-to-user',
    },
    {
      name: 'a colleague added to a call whose user events told of',
      attempt: { legs: [leg('webrtc')], target: to('conversations') },
      known: [USER],
      is: 'webrtc-to-user',
    },
    {
      name: 'a colleague called while no user is in the call',
      attempt: { legs: [leg('webrtc')], target: to('conversations') },
      is: null,
    },
    {
      name: 'Viber added by an app',
      attempt: { legs: [leg('calls-api'), USER], target: to('viber') },
      is: 'calls-api-to-user',
    },
    {
      name: 'Viber added outside an app',
      attempt: { legs: [leg('webrtc'), USER], target: to('viber') },
      is: null,
    },
    {
      name: 'a WebSocket added to a call with an app',
      attempt: { legs: [leg('webrtc'), USER, leg('calls-api')], target: to('websocket') },
      is: 'webrtc-to-user',
    },
    {
      name: 'one more user, the app first',
      attempt: { legs: [leg('calls-api'), USER] },
      is: 'calls-api-to-user',
    },
    {
      name: 'a business call that the user is said to have started',
      attempt: { initiator: 'user' },
      is: null,
    },
  ];
  for (const { rows, base } of [
    { rows: byUser, base: userCall },
    { rows: byBusiness, base: businessCall },
  ]) {
    for (const { name, attempt, known, is } of rows) {
      it(`${name}: ${is ?? 'none of the twelve'}`, () => {
        const evidence = known === undefined ? {} : { knownLegs: known };
        expect(scenarioOf(base({ attempt, evidence }))).toBe(is);
      });
    }
  }
});

describe('the call is the user’s own (user-mismatch)', () => {
  const OTHER = '819011110002';
  interface Row {
    readonly name: string;
    readonly user: CallAttempt['user'];
    readonly endpoint: Omit<Endpoint, 'kind'>;
    readonly rung: boolean;
    readonly origin: boolean;
  }
  const rows: readonly Row[] = [
    {
      name: 'the user’s number',
      user: { waId: WA_ID },
      endpoint: { address: `+${WA_ID}` },
      rung: true,
      origin: true,
    },
    {
      name: 'another number',
      user: { waId: WA_ID },
      endpoint: { address: `+${OTHER}` },
      rung: false,
      origin: false,
    },
    { name: 'no number', user: { waId: WA_ID }, endpoint: {}, rung: true, origin: true },
    {
      name: 'the number without `+`',
      user: { waId: WA_ID },
      endpoint: { address: WA_ID },
      rung: false,
      origin: false,
    },
    {
      name: 'the number in full width',
      user: { waId: WA_ID },
      endpoint: { address: '＋８１９０１１１１０００１' },
      rung: false,
      origin: false,
    },
    {
      name: 'another number in a SIP URI',
      user: { waId: WA_ID },
      endpoint: { address: `sip:+${OTHER}@wa.meta.vc` },
      rung: false,
      origin: false,
    },
    {
      name: 'a number while only the scoped id is known',
      user: { bsuid: 'JP.1' },
      endpoint: { address: `+${OTHER}` },
      rung: false,
      origin: true,
    },
    {
      name: 'the scoped id',
      user: { bsuid: 'JP.1' },
      endpoint: { id: 'JP.1' },
      rung: true,
      origin: true,
    },
    {
      name: 'another scoped id',
      user: { bsuid: 'JP.1' },
      endpoint: { id: 'JP.2' },
      rung: false,
      origin: false,
    },
    {
      name: 'another scoped id in small letters',
      user: { bsuid: 'JP.1' },
      endpoint: { id: 'jp.2' },
      rung: false,
      origin: false,
    },
    {
      name: 'a scoped id while only the number is known',
      user: { waId: WA_ID },
      endpoint: { id: 'JP.2' },
      rung: false,
      origin: true,
    },
    // The permission is looked up under the name that is rung.
    {
      name: 'the scoped id of a user whose number is given too',
      user: { waId: WA_ID, bsuid: 'JP.2' },
      endpoint: { id: 'JP.2' },
      rung: true,
      origin: true,
    },
    {
      name: 'the user’s number as id in full width, which no look-up takes for a number',
      user: { waId: WA_ID, bsuid: 'JP.2' },
      endpoint: { id: '８１９０１１１１０００１' },
      rung: false,
      origin: true,
    },
    {
      name: 'an id that names no person, beside the right address',
      user: { waId: WA_ID },
      endpoint: { address: `+${WA_ID}`, id: 'leg-a' },
      rung: true,
      origin: true,
    },
    {
      name: 'the number and the scoped id',
      user: { waId: WA_ID, bsuid: 'JP.1' },
      endpoint: { address: `+${WA_ID}`, id: 'JP.1' },
      rung: true,
      origin: true,
    },
    {
      name: 'the number and another scoped id',
      user: { waId: WA_ID, bsuid: 'JP.1' },
      endpoint: { address: `+${WA_ID}`, id: 'JP.2' },
      rung: false,
      origin: false,
    },
    {
      name: 'the user’s number as id',
      user: { waId: WA_ID },
      endpoint: { id: `+${WA_ID}` },
      rung: true,
      origin: true,
    },
    {
      name: 'another number as id',
      user: { waId: WA_ID },
      endpoint: { id: OTHER },
      rung: false,
      origin: false,
    },
    {
      name: 'another number as id, full width',
      user: { waId: WA_ID },
      endpoint: { id: '８１９０１１１１０００２' },
      rung: false,
      origin: false,
    },
    {
      name: 'another number as id, as providers write it',
      user: { waId: WA_ID },
      endpoint: { id: `whatsapp:+${OTHER}` },
      rung: false,
      origin: false,
    },
    {
      name: 'the user’s number as id, as providers write it',
      user: { waId: WA_ID },
      endpoint: { id: `whatsapp:+${WA_ID}` },
      rung: false,
      origin: true,
    },
    {
      name: 'another number as id, with separators',
      user: { waId: WA_ID },
      endpoint: { id: '+81 90-1111-0002' },
      rung: false,
      origin: false,
    },
    {
      name: 'a number as id while only the scoped id is known',
      user: { bsuid: 'JP.1' },
      endpoint: { id: OTHER },
      rung: false,
      origin: true,
    },
    {
      name: 'the right address and another number as id',
      user: { waId: WA_ID },
      endpoint: { address: `+${WA_ID}`, id: OTHER },
      rung: false,
      origin: false,
    },
    {
      name: 'an id that names no person, alone',
      user: { waId: WA_ID },
      endpoint: { id: 'leg-a' },
      rung: false,
      origin: true,
    },
  ];
  for (const { name, user, endpoint, rung, origin } of rows) {
    const whatsapp: Endpoint = { kind: 'whatsapp', ...endpoint };
    it(`rings ${name}: ${rung ? 'the user' : 'not the user'}`, () => {
      expect(
        factsOf(businessCall({ attempt: { user, target: whatsapp } }))['flow.userMatches'],
      ).toBe(rung);
    });
    it(`comes from ${name}: ${origin ? 'the user' : 'not the user'}`, () => {
      const legs: Leg[] = [{ id: 'user', role: 'origin', endpoint: whatsapp }];
      expect(factsOf(userCall({ attempt: { user, legs } }))['flow.userMatches']).toBe(origin);
    });
  }

  for (const [name, address, is] of [
    ['the number events tied to the id', `+${WA_ID}`, true],
    ['another number', `+${OTHER}`, false],
  ] as const) {
    it(`WA-PERM-021: a user known by the scoped id is rung at ${name}: ${is}`, () => {
      const question = businessCall({
        attempt: { user: { bsuid: 'JP.1' }, target: { kind: 'whatsapp', address } },
        evidence: { linkedUser: { waId: WA_ID } },
      });
      expect(factsOf(question)['flow.userMatches']).toBe(is);
    });
  }

  it('does not concern other WhatsApp legs of the call', () => {
    const other: Leg = {
      ...USER,
      id: 'other',
      endpoint: { kind: 'whatsapp', address: `+${OTHER}` },
    };
    expect(
      factsOf(businessCall({ attempt: { legs: [leg('calls-api'), other] } }))['flow.userMatches'],
    ).toBeTrue();
  });
});

describe('what sets a call up', () => {
  const rows: readonly [name: string, question: Question, is: boolean][] = [
    ['connect', userCall({ attempt: { legs: [USER, leg('ivr-api')] } }), true],
    [
      'a transfer of a call with two legs',
      userCall({ attempt: { action: 'transfer', legs: [USER, leg('ivr-api')] } }),
      false,
    ],
    ['a forward of the origin alone', userCall({ attempt: { action: 'forward' } }), true],
    [
      'a user rung into a call',
      businessCall({ attempt: { action: 'conference-add', legs: [leg('calls-api'), USER] } }),
      true,
    ],
  ];
  for (const [name, question, is] of rows) {
    it(`${name}: ${is}`, () => expect(factsOf(question)['flow.isSetup']).toBe(is));
  }
});
