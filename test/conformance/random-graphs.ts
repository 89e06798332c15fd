import fc from 'fast-check';
import { ACTIONS, type Action, type Endpoint, type EndpointEvidence } from '@ringfence/rules';
import { DAY_MS, fromNow } from '../harness/office.js';

const REGISTERED = [
  ...['conversations', 'ivr-api', 'moments-ivr', 'sip-trunk', 'webrtc', 'calls-api'],
  ...['viber', 'websocket'],
];

/** What the directory holds of each kind, by id. */
export const PLACES: Readonly<Record<string, EndpointEvidence>> = {
  closed: { attestedUntil: fromNow(DAY_MS), callerOrigin: 'internal' },
  possible: { pstnReachability: 'possible' },
  vague: { pstnReachability: 'unknown' },
  lapsed: { attestedUntil: fromNow(-1) },
};

/** Every registered place: kind, id and evidence. */
export function places(): { kind: string; id: string; evidence: EndpointEvidence }[] {
  const phoneIn = { ...PLACES['closed'], callerOrigin: 'pstn' as const };
  return [
    ...REGISTERED.flatMap((kind) =>
      Object.entries(PLACES).map(([id, evidence]) => ({ kind, id, evidence })),
    ),
    { kind: 'sip-trunk', id: 'phone-in', evidence: phoneIn },
  ];
}

/** A party of a call, and what is true of it because it was made so. */
export interface Party {
  readonly endpoint: Endpoint;
  readonly reachesPhone: boolean;
  readonly callsFromPhone?: boolean;
}

const kind = fc.constantFrom(...REGISTERED);
const plain = fc.constantFrom('+819000000001', '1001', 'sip:1001@pbx.example.com;transport=tls');
const phone = fc
  .tuple(
    fc.constantFrom(
      'tel:+819000000001',
      'sip:1001@pbx.example.com;user=phone',
      'sip:1001@pbx.example.com;lr;user=phone;ttl=1',
      'sip:+819000000001;user=phone@pbx.example.com',
      'sip:1001@pbx.example.com?user=phone',
      'a mobile',
    ),
    fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => ` ${text}`,
      (text) => text.replace(/user/g, '%75ser'),
      (text) =>
        text.replace(/[a-z=;:]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ),
  )
  .map(([text, disguise]) => disguise(text));

const safe: fc.Arbitrary<Party> = fc
  .tuple(kind, fc.option(plain, { nil: undefined }))
  .map(([kind, address]) => ({
    endpoint: { kind, id: 'closed', ...(address === undefined ? {} : { address }) },
    reachesPhone: false,
  }));

const dangerous: fc.Arbitrary<Party> = fc
  .oneof(
    plain.map((address): Endpoint => ({ kind: 'pstn', address })),
    fc
      .constantFrom('PSTN', 'phone', 'satellite', 'Webrtc', 'sip-trunk ', 'toString')
      .map((kind): Endpoint => ({ kind, id: 'closed' })),
    fc
      .tuple(kind, fc.constantFrom('possible', 'vague', 'lapsed', 'nowhere', 'Closed'))
      .map(([kind, id]): Endpoint => ({ kind, id })),
    kind.map((kind): Endpoint => ({ kind })),
    fc
      .tuple(fc.constantFrom('whatsapp', ...REGISTERED), phone)
      .map(([kind, address]): Endpoint => ({ kind, id: 'closed', address })),
  )
  .map((endpoint) => ({ endpoint, reachesPhone: true }));

const fromPhone: fc.Arbitrary<Party> = fc.constant({
  endpoint: { kind: 'sip-trunk', id: 'phone-in' },
  reachesPhone: false,
  callsFromPhone: true,
});

/** A call: its parties in any mixture, those only events tell of, and the one asked for. */
export interface Graph {
  readonly origin: Party;
  readonly legs: readonly Party[];
  readonly known: Party | undefined;
  readonly target: Party | undefined;
  readonly via: readonly string[];
  readonly action: Action;
  readonly isHonest: boolean;
}

/** @param address of the user the calls are about */
export function graphs(address: string): fc.Arbitrary<Graph> {
  const user: fc.Arbitrary<Party> = fc.constant({
    endpoint: { kind: 'whatsapp', address },
    reachesPhone: false,
  });
  const party = fc.oneof(
    { weight: 14, arbitrary: safe },
    { weight: 4, arbitrary: user },
    { weight: 2, arbitrary: dangerous },
    { weight: 1, arbitrary: fromPhone },
  );
  return fc.record({
    origin: fc.oneof(user, party),
    legs: fc.array(party, { maxLength: 3 }),
    known: fc.option(party, { freq: 2, nil: undefined }),
    target: fc.option(party, { freq: 9, nil: undefined }),
    via: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: kind },
        { weight: 1, arbitrary: fc.constantFrom('pstn', 'phone', 'TEL') },
      ),
      { maxLength: 2 },
    ),
    action: fc.constantFrom(...ACTIONS),
    isHonest: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
  });
}

/** Whether audio of the call could come out on, or came in from, the phone network. */
export function touchesPhone({ origin, legs, known, target, via }: Graph): boolean {
  const parties = [origin, ...legs, ...(known ? [known] : []), ...(target ? [target] : [])];
  return (
    parties.some(({ reachesPhone }) => reachesPhone) ||
    origin.callsFromPhone === true ||
    via.some((kind) => !REGISTERED.includes(kind))
  );
}
