import fc from 'fast-check';
import type { CallAttempt, Leg } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { EndpointEvidence, Evidence } from '../model/evidence.js';

/** Epoch milliseconds at which the random calls are judged. */
export const RANDOM_CALL_NOW = Date.UTC(2026, 10, 24, 3);
const NOW = RANDOM_CALL_NOW;
const WA_ID = '819011110001';

/** An endpoint with its entry, and whether the phone network could be reached from it: known because it was made so. */
interface Made {
  readonly endpoint: Endpoint;
  readonly entry?: EndpointEvidence;
  readonly reachesPhone: boolean;
  readonly callsFromPhone: boolean;
}

const ATTESTED: EndpointEvidence = {
  pstnReachability: 'none',
  attestedBy: 'network team',
  attestedUntil: new Date(NOW + 1).toISOString(),
  callerOrigin: 'internal',
};
const REGISTERED = [
  ...['conversations', 'ivr-api', 'moments-ivr', 'sip-trunk', 'webrtc', 'calls-api'],
  ...['viber', 'websocket'],
];

const kind = fc.constantFrom(...REGISTERED);
const plainAddress = fc.constantFrom(
  undefined,
  '+819000000001',
  '1001',
  'sip:1001@pbx.example.com',
  'sip:+819000000001@pbx.example.com;transport=tls',
);

const wide = (text: string): string =>
  text.replace(/[a-z=;:]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const escaped = (text: string): string =>
  text.replace(/[us]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
const phoneAddress = fc
  .tuple(
    fc.constantFrom(
      'tel:+819000000001',
      'tel:110',
      'sip:1001@pbx.example.com;user=phone',
      'sip:1001@pbx.example.com;transport=tls;user=phone;lr',
      'sip:+819000000001;user=phone@pbx.example.com',
      'sip:1001@pbx.example.com?user=phone',
      'my mobile',
      '090-0000-0001',
    ),
    fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      wide,
      (text: string) => (text.startsWith('sip') ? `sip${escaped(text.slice(3))}` : text),
      (text: string) => ` ${text} `,
    ),
  )
  .map(([text, disguise]) => disguise(text));

const safe: fc.Arbitrary<Made> = fc
  .record({
    endpoint: fc.record({ kind, id: fc.constantFrom('one', 'two'), address: plainAddress }),
    entry: fc.constant(ATTESTED),
    reachesPhone: fc.constant(false),
    callsFromPhone: fc.constant(false),
  })
  .map((made) => ({ ...made, endpoint: withoutUndefined(made.endpoint) }));

const dangerous: fc.Arbitrary<Made> = fc.oneof(
  fc.record({ address: plainAddress }).map(({ address }) => made({ kind: 'pstn', address })),
  fc
    .constantFrom('PSTN', 'phone', 'satellite', 'Webrtc', 'sip-trunk ', '__proto__', 'constructor')
    .map((odd) => made({ kind: odd, id: 'bad' }, ATTESTED)),
  kind.map((registered) => made({ kind: registered, id: 'missing' })),
  kind.map((registered) => made({ kind: registered }, ATTESTED)),
  fc
    .tuple(
      kind,
      fc.constantFrom<EndpointEvidence>(
        {},
        { pstnReachability: 'possible' },
        { pstnReachability: 'unknown' },
      ),
    )
    .map(([registered, entry]) =>
      made(
        { kind: registered, id: 'bad' },
        {
          ...ATTESTED,
          ...entry,
          ...(entry.pstnReachability ? {} : { pstnReachability: 'unknown' as const }),
        },
      ),
    ),
  kind.map((registered) =>
    made(
      { kind: registered, id: 'bad' },
      { ...ATTESTED, attestedUntil: new Date(NOW).toISOString() },
    ),
  ),
  fc
    .constantFrom<EndpointEvidence>(
      { pstnReachability: 'none', callerOrigin: 'internal' },
      { pstnReachability: 'none', attestedBy: 'x', callerOrigin: 'internal' },
      {
        pstnReachability: 'none',
        attestedUntil: ATTESTED.attestedUntil!,
        callerOrigin: 'internal',
      },
    )
    .map((entry) => made({ kind: 'sip-trunk', id: 'bad' }, entry)),
  fc
    .tuple(fc.constantFrom('whatsapp', ...REGISTERED), phoneAddress)
    .map(([any, address]) => made({ kind: any, id: 'one', address }, ATTESTED)),
);

const fromPhone: fc.Arbitrary<Made> = fc
  .constantFrom<EndpointEvidence['callerOrigin']>('pstn', 'unknown', undefined)
  .map((callerOrigin) => {
    const { callerOrigin: _, ...rest } = ATTESTED;
    return {
      endpoint: { kind: 'sip-trunk', id: 'in' },
      entry: callerOrigin === undefined ? rest : { ...rest, callerOrigin },
      reachesPhone: false,
      callsFromPhone: true,
    };
  });

const whatsapp: fc.Arbitrary<Made> = fc.constant(
  made({ kind: 'whatsapp', address: `+${WA_ID}` }, undefined, false),
);

function made(
  endpoint: { kind: string; id?: string; address?: string | undefined },
  entry?: EndpointEvidence,
  reachesPhone = true,
): Made {
  return {
    endpoint: withoutUndefined(endpoint),
    ...(entry ? { entry } : {}),
    reachesPhone,
    callsFromPhone: false,
  };
}

function withoutUndefined(endpoint: {
  kind: string;
  id?: string;
  address?: string | undefined;
}): Endpoint {
  return Object.fromEntries(
    Object.entries(endpoint).filter(([, value]) => value !== undefined),
  ) as unknown as Endpoint;
}

const party = fc.oneof(
  { weight: 12, arbitrary: safe },
  { weight: 4, arbitrary: whatsapp },
  { weight: 2, arbitrary: dangerous },
  { weight: 1, arbitrary: fromPhone },
);

/** Calls with up to eight legs, in any mixture of safe and dangerous parties. */
export const randomCall = fc.record({
  origin: fc.oneof({ weight: 2, arbitrary: whatsapp }, { weight: 2, arbitrary: party }),
  legs: fc.array(party, { maxLength: 4 }),
  known: fc.array(party, { maxLength: 2 }),
  target: fc.option(party, { freq: 8, nil: undefined }),
  destinations: fc.array(party, { maxLength: 3 }),
  via: fc.array(
    fc.oneof(
      { weight: 9, arbitrary: kind },
      { weight: 1, arbitrary: fc.constantFrom('pstn', 'phone', 'TEL') },
    ),
    { maxLength: 2 },
  ),
  action: fc.constantFrom<CallAttempt['action'][]>(
    'connect',
    'transfer',
    'forward',
    'bridge',
    'conference-add',
  ),
  honest: fc.boolean(),
  /** Whether the legs events told of are said to have begun the call. */
  originKnown: fc.boolean(),
});

export type RandomCall = typeof randomCall extends fc.Arbitrary<infer T> ? T : never;

/** The attempt and evidence of a random call, both complete but for what makes it dangerous. */
export function questionOf(call: RandomCall): { attempt: CallAttempt; evidence: Evidence } {
  const parties = [call.origin, ...call.legs, ...call.known, ...call.destinations];
  if (call.target !== undefined) parties.push(call.target);
  const endpoints: Record<string, EndpointEvidence> = {};
  // A dangerous entry wins over a safe one of the same key; their ids differ, so none is overwritten.
  for (const { endpoint, entry } of parties) {
    if (entry !== undefined && endpoint.id !== undefined)
      endpoints[`${endpoint.kind}:${endpoint.id}`] = entry;
  }
  const leg = ({ endpoint }: Made, index: number): Leg => ({
    id: `leg-${index}`,
    role: index === 0 ? 'origin' : 'participant',
    endpoint,
  });
  const initiator =
    (call.origin.endpoint.kind === 'whatsapp') === call.honest ? 'user' : 'business';
  const attempt: CallAttempt = {
    attemptId: 'random',
    action: call.action,
    initiator,
    businessNumber: '+81311110001',
    user: { waId: WA_ID },
    legs: [call.origin, ...call.legs].map(leg),
    via: call.via,
  };
  if (call.target !== undefined) attempt.target = call.target.endpoint;
  return {
    attempt,
    evidence: {
      businessNumber: {
        country: 'JP',
        provider: 'meta',
        callingEnabled: true,
        messagingLimit: 10_000,
        sandbox: false,
        callbackPermission: false,
        destinations: call.destinations.map(({ endpoint }) => endpoint),
      },
      grant: { kind: 'permanent', grantedAt: '2026-11-01T00:00:00Z', source: 'user_action' },
      usage: {
        connectedCalls24h: 0,
        unansweredInARow: 0,
        activeCallsOfPair: 0,
        concurrentCalls: 0,
        initiations24h: 0,
      },
      knownLegs: call.known.map((known, index) => ({
        ...leg(known, index + 50),
        role: call.originKnown ? ('origin' as const) : ('participant' as const),
      })),
      endpoints,
    },
  };
}

/** Whether the call itself, whatever it would add, already touches the phone network. */
export function touchesPhone(call: RandomCall): boolean {
  const inCall = [call.origin, ...call.legs, ...call.known];
  if (call.target !== undefined) inCall.push(call.target);
  return (
    inCall.some(({ reachesPhone }) => reachesPhone) ||
    call.origin.callsFromPhone ||
    (call.originKnown && call.known.some(({ callsFromPhone }) => callsFromPhone)) ||
    call.via.some((passed) => !REGISTERED.includes(passed))
  );
}
