import { guardDecision } from '../invariant/guard-decision.js';
import { businessCall, ENDPOINTS, NOW, userCall } from '../engine/questions.fixture.js';
import type { Question } from '../engine/decide.js';
import type { Leg } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { EndpointEvidence } from '../model/evidence.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { deriveFacts } from './derive-facts.js';

const USER: Leg = { id: 'user', role: 'origin', endpoint: { kind: 'whatsapp' } };
const legTo = (endpoint: Endpoint, role: Leg['role'] = 'participant', id = 'other'): Leg => ({
  id,
  role,
  endpoint,
});
const TRUNK: Endpoint = { kind: 'sip-trunk', id: 'pbx' };
const APP: Endpoint = { kind: 'webrtc', id: 'web-app' };

/** The lists of legs that hold something, by fact. */
function findings({ attempt, evidence }: Question): Record<string, readonly string[]> {
  const facts = deriveFacts(attempt, evidence, SHIPPED_POLICY.parameters, NOW);
  const lists = Object.entries(facts).filter(([name, value]) =>
    name.endsWith('Legs') || name === 'pstn.legs' ? (value as string[]).length > 0 : false,
  );
  for (const [name, value] of lists) {
    expect(facts[`${name.replace(/s$/, '')}Count`])
      .withContext(name)
      .toBe((value as string[]).length);
  }
  return Object.fromEntries(
    lists.map(([name, value]) => [name.replace(/^.*\./, ''), value as string[]]),
  );
}

/** What the invariant says of the same question, without the rules. */
function breaches({ attempt, evidence }: Question): string[] {
  return guardDecision(
    attempt,
    evidence,
    NOW,
  )(attempt.target).map(({ code, legs }) => `${code} ${legs?.join(' ')}`);
}

const entry = (key: string, more: EndpointEvidence): Record<string, EndpointEvidence> => ({
  ...ENDPOINTS,
  [key]: { ...ENDPOINTS[key], ...more },
});
const without = (key: string, field: keyof EndpointEvidence): Record<string, EndpointEvidence> => {
  const { [field]: _, ...rest } = ENDPOINTS[key]!;
  return { ...ENDPOINTS, [key]: rest };
};
const soon = (ms: number): string => new Date(NOW + ms).toISOString();
const toTrunk = (endpoints = ENDPOINTS): Question =>
  userCall({ attempt: { target: TRUNK }, evidence: { endpoints } });
const toApp = (endpoints = ENDPOINTS): Question => userCall({ evidence: { endpoints } });

describe('where legs lead, read by the rules and by the invariant', () => {
  interface Row {
    readonly name: string;
    readonly question: Question;
    readonly found?: Record<string, string[]>;
    readonly breach?: string[];
  }
  const rows: readonly Row[] = [
    { name: 'a closed call', question: userCall() },
    { name: 'an attested trunk', question: toTrunk() },
    {
      name: 'a phone as target',
      question: userCall({ attempt: { target: { kind: 'pstn' } } }),
      found: { legs: ['target'] },
      breach: ['pstn-leg target'],
    },
    {
      name: 'a phone among the legs',
      question: userCall({ attempt: { legs: [USER, legTo({ kind: 'pstn' })] } }),
      found: { legs: ['other'] },
      breach: ['pstn-leg other'],
    },
    {
      name: 'a phone events told of',
      question: userCall({ evidence: { knownLegs: [legTo({ kind: 'pstn' })] } }),
      found: { legs: ['other'] },
      breach: ['pstn-leg other'],
    },
    {
      name: 'a phone events told of under the id of a listed leg',
      question: userCall({ evidence: { knownLegs: [legTo({ kind: 'pstn' }, 'origin', 'user')] } }),
      found: { legs: ['user'] },
      breach: ['pstn-leg user'],
    },
    {
      name: 'a phone the call has passed',
      question: userCall({ attempt: { via: ['ivr-api', 'pstn'] } }),
      found: { legs: ['via:pstn'] },
      breach: ['pstn-leg via:pstn'],
    },
    {
      name: 'an unknown kind the call has passed',
      question: userCall({ attempt: { via: ['Phone'] } }),
      found: { unclassifiedLegs: ['via:Phone'] },
      breach: ['endpoint-kind-unknown via:Phone'],
    },
    {
      name: 'a tel URI behind an honest kind',
      question: userCall({ attempt: { target: { ...APP, address: 'tel:+81311110009' } } }),
      found: { legs: ['target'] },
      breach: ['pstn-leg target'],
    },
    {
      name: 'a tel URI as the user’s own address',
      question: userCall({
        attempt: {
          legs: [legTo({ kind: 'whatsapp', address: 'tel:+819011110001' }, 'origin', 'user')],
        },
      }),
      found: { legs: ['user'] },
      breach: ['pstn-leg user'],
    },
    {
      name: 'an unknown kind',
      question: userCall({ attempt: { target: { kind: 'telepathy', id: 'x' } } }),
      found: { unclassifiedLegs: ['target'] },
      breach: ['endpoint-kind-unknown target'],
    },
    {
      name: 'an inherited name as kind',
      question: userCall({ attempt: { target: { kind: '__proto__', id: 'x' } } }),
      found: { unclassifiedLegs: ['target'] },
      breach: ['endpoint-kind-unknown target'],
    },
    {
      name: 'an endpoint without entry',
      question: userCall({ attempt: { target: { kind: 'webrtc', id: 'other' } } }),
      found: { unregisteredLegs: ['target'] },
      breach: ['endpoint-not-registered target'],
    },
    {
      name: 'an endpoint without id',
      question: userCall({ attempt: { target: { kind: 'webrtc' } } }),
      found: { unregisteredLegs: ['target'] },
      breach: ['endpoint-not-registered target'],
    },
    {
      name: 'the entry of another kind',
      question: userCall({ attempt: { target: { kind: 'websocket', id: 'web-app' } } }),
      found: { unregisteredLegs: ['target'] },
      breach: ['endpoint-not-registered target'],
    },
    ...(['possible', 'unknown'] as const).flatMap((pstnReachability): Row[] => [
      {
        name: `a trunk whose reach is ${pstnReachability}`,
        question: toTrunk(entry('sip-trunk:pbx', { pstnReachability })),
        found: { openLegs: ['target'] },
        breach: ['pstn-reachable-trunk target'],
      },
      {
        name: `a WebRTC app whose reach is ${pstnReachability}`,
        question: toApp(entry('webrtc:web-app', { pstnReachability })),
        found: { openLegs: ['target'] },
        breach: ['pstn-reachable-trunk target'],
      },
    ]),
    {
      name: 'an app whose reach nobody stated',
      question: toApp(without('webrtc:web-app', 'pstnReachability')),
      found: { openLegs: ['target'] },
      breach: ['pstn-reachable-trunk target'],
    },
    {
      name: 'a reach in capitals',
      question: toApp(entry('webrtc:web-app', { pstnReachability: 'NONE' as 'none' })),
      found: { openLegs: ['target'] },
      breach: ['pstn-reachable-trunk target'],
    },
    {
      name: 'a trunk attested by nobody',
      question: toTrunk(without('sip-trunk:pbx', 'attestedBy')),
      found: { openLegs: ['target'] },
      breach: ['pstn-reachable-trunk target'],
    },
    {
      name: 'a trunk attested by a blank',
      question: toTrunk(entry('sip-trunk:pbx', { attestedBy: ' ' })),
      found: { openLegs: ['target'] },
      breach: ['pstn-reachable-trunk target'],
    },
    {
      name: 'a trunk attested without end',
      question: toTrunk(without('sip-trunk:pbx', 'attestedUntil')),
      found: { openLegs: ['target'] },
      breach: ['pstn-reachable-trunk target'],
    },
    {
      name: 'an attestation that ends in a millisecond',
      question: toTrunk(entry('sip-trunk:pbx', { attestedUntil: soon(1) })),
    },
    {
      name: 'an attestation that ends now',
      question: toTrunk(entry('sip-trunk:pbx', { attestedUntil: soon(0) })),
      found: { expiredLegs: ['target'] },
      breach: ['trunk-attestation-expired target'],
    },
    {
      name: 'an app whose attestation is over',
      question: toApp(entry('webrtc:web-app', { attestedUntil: soon(-1) })),
      found: { expiredLegs: ['target'] },
      breach: ['trunk-attestation-expired target'],
    },
    {
      name: 'a trunk already in the call',
      question: userCall({
        attempt: { legs: [USER, legTo(TRUNK)] },
        evidence: { endpoints: entry('sip-trunk:pbx', { pstnReachability: 'possible' }) },
      }),
      found: { openLegs: ['other'] },
      breach: ['pstn-reachable-trunk other'],
    },
    {
      name: 'an emergency number',
      question: userCall({ attempt: { target: { ...TRUNK, address: '110' } } }),
      found: { emergencyLegs: ['target'] },
    },
  ];
  const callerOrigins = ['pstn', 'unknown', undefined] as const;
  const fromPhone = (
    callerOrigin: EndpointEvidence['callerOrigin'],
  ): Record<string, EndpointEvidence> =>
    callerOrigin === undefined
      ? without('sip-trunk:pbx', 'callerOrigin')
      : entry('sip-trunk:pbx', { callerOrigin });
  const origins: readonly Row[] = callerOrigins.flatMap((callerOrigin): Row[] => {
    const evidence = { endpoints: fromPhone(callerOrigin) };
    return [
      {
        name: `TV20: a caller from ${callerOrigin}`,
        question: businessCall({ attempt: { legs: [legTo(TRUNK, 'origin')] }, evidence }),
        found: { originLegs: ['other'] },
        breach: ['pstn-origin other'],
      },
      {
        name: `a first leg from ${callerOrigin}, whatever role it claims`,
        question: businessCall({ attempt: { legs: [legTo(TRUNK, 'participant')] }, evidence }),
        found: { originLegs: ['other'] },
        breach: ['pstn-origin other'],
      },
      {
        name: `an origin from ${callerOrigin} listed behind another leg`,
        question: businessCall({
          attempt: { legs: [legTo(APP, 'participant', 'agent'), legTo(TRUNK, 'origin')] },
          evidence,
        }),
        found: { originLegs: ['other'] },
        breach: ['pstn-origin other'],
      },
      {
        name: `an origin from ${callerOrigin} that only events told of`,
        question: businessCall({ evidence: { ...evidence, knownLegs: [legTo(TRUNK, 'origin')] } }),
        found: { originLegs: ['other'] },
        breach: ['pstn-origin other'],
      },
      {
        name: `a trunk from ${callerOrigin} that was called, not calling`,
        question: userCall({ attempt: { legs: [USER, legTo(TRUNK, 'destination')] }, evidence }),
      },
    ];
  });
  const appFromPhone = { endpoints: entry('webrtc:web-app', { callerOrigin: 'pstn' }) };
  const trunkFromPhone = { endpoints: fromPhone('pstn') };
  const others: readonly Row[] = [
    {
      name: 'an origin that events told of, listed as if it had been dialled',
      question: businessCall({
        attempt: { legs: [legTo(APP, 'origin', 'agent'), legTo(TRUNK, 'destination')] },
        evidence: { ...trunkFromPhone, knownLegs: [legTo(TRUNK, 'origin')] },
      }),
      found: { originLegs: ['other'] },
      breach: ['pstn-origin other'],
    },
    {
      name: 'a caller known to come from the phone network on an endpoint that is no trunk',
      question: businessCall({ evidence: appFromPhone }),
      found: { originLegs: ['agent'] },
      breach: ['pstn-origin agent'],
    },
    {
      name: 'a participant known to come from the phone network in a call by the business',
      question: businessCall({
        attempt: { legs: [legTo(APP, 'origin', 'app'), legTo(TRUNK)] },
        evidence: trunkFromPhone,
      }),
      found: { originLegs: ['other'] },
      breach: ['pstn-origin other'],
    },
    {
      name: 'a trunk that takes calls from the phone network, dialled by the business',
      question: businessCall({
        attempt: { legs: [legTo(APP, 'origin', 'app'), legTo(TRUNK, 'destination')] },
        evidence: trunkFromPhone,
      }),
    },
  ];
  for (const { name, question, found = {}, breach = [] } of [...rows, ...origins, ...others]) {
    it(`finds ${Object.keys(found).length === 0 ? 'nothing in' : ''} ${name}`, () => {
      expect(findings(question)).toEqual(found);
      expect(breaches(question)).toEqual(breach);
    });
  }

  it('names a leg once that the caller lists and events told of', () => {
    const phone = legTo({ kind: 'pstn' });
    const question = userCall({
      attempt: { legs: [USER, phone] },
      evidence: { knownLegs: [phone] },
    });
    expect(findings(question)).toEqual({ legs: ['other'] });
  });

  it('lists the kinds of all legs', () => {
    const { attempt, evidence } = userCall({
      evidence: { knownLegs: [legTo({ kind: 'telepathy' })] },
    });
    expect(deriveFacts(attempt, evidence, [], NOW)['legs.kinds']).toEqual([
      'whatsapp',
      'other',
      'webrtc',
    ]);
  });

  it('D1: cannot tell emergency numbers without their list', () => {
    const { attempt, evidence } = userCall();
    const facts = deriveFacts(attempt, evidence, [], NOW);
    expect([facts['pstn.emergencyLegs'], facts['pstn.emergencyLegCount']]).toEqual([null, null]);
  });
});
