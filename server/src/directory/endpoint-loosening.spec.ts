import {
  compilePolicy,
  decide,
  policyDigest,
  type CallAttempt,
  type EndpointEvidence,
  type Evidence,
} from '@ringfence/rules';
import fc from 'fast-check';
import { readShippedPolicy } from '../policy/shipped-packs.js';
import { looseningOf, type EndpointLoosening } from './endpoint-loosening.js';

const NOW = Date.UTC(2026, 10, 24, 3);
const [EARLIER, LATER] = ['2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'];
const OPEN: EndpointEvidence = { pstnReachability: 'possible' };
const CLOSED: EndpointEvidence = { pstnReachability: 'none' };
const ATTESTED: EndpointEvidence = {
  pstnReachability: 'none',
  attestedBy: 'network team',
  attestedUntil: EARLIER,
  callerOrigin: 'internal',
};

/** The same entry without a field. */
function without(entry: EndpointEvidence, field: keyof EndpointEvidence): EndpointEvidence {
  const { [field]: _, ...rest } = entry;
  return rest;
}

interface Row {
  readonly name: string;
  readonly kind?: string;
  readonly before?: EndpointEvidence;
  readonly after: EndpointEvidence;
  readonly loosens: readonly EndpointLoosening[];
}

const ROWS: readonly Row[] = [
  { name: 'a new endpoint that may reach the phone network', after: OPEN, loosens: [] },
  { name: 'a new endpoint nobody judged', after: {}, loosens: [] },
  { name: 'a new endpoint attested', after: CLOSED, loosens: ['opened'] },
  { name: 'a new trunk attested', kind: 'sip-trunk', after: ATTESTED, loosens: ['opened'] },
  { name: 'a new trunk nobody vouches for', kind: 'sip-trunk', after: CLOSED, loosens: [] },
  {
    name: 'a new trunk vouched for by a blank',
    kind: 'sip-trunk',
    after: { ...ATTESTED, attestedBy: ' ' },
    loosens: [],
  },
  {
    name: 'an attestation that is over, put in anew',
    kind: 'sip-trunk',
    after: { ...ATTESTED, attestedUntil: '2020-01-01T00:00:00Z' },
    loosens: ['opened'],
  },
  { name: 'possible to none', before: OPEN, after: CLOSED, loosens: ['opened'] },
  {
    name: 'unknown to none',
    before: { pstnReachability: 'unknown' },
    after: CLOSED,
    loosens: ['opened'],
  },
  { name: 'nothing said to none', before: {}, after: CLOSED, loosens: ['opened'] },
  { name: 'none to possible', before: ATTESTED, after: OPEN, loosens: [] },
  {
    name: 'none to unknown, whatever else is promised',
    before: ATTESTED,
    after: { ...ATTESTED, pstnReachability: 'unknown', attestedUntil: LATER },
    loosens: [],
  },
  { name: 'none to nothing said', before: ATTESTED, after: {}, loosens: [] },
  { name: 'the same again', kind: 'sip-trunk', before: ATTESTED, after: ATTESTED, loosens: [] },
  {
    name: 'an earlier end',
    before: { ...ATTESTED, attestedUntil: LATER },
    after: ATTESTED,
    loosens: [],
  },
  {
    name: 'a later end',
    before: ATTESTED,
    after: { ...ATTESTED, attestedUntil: LATER },
    loosens: ['attested-longer'],
  },
  {
    name: 'the same end in another zone',
    before: ATTESTED,
    after: { ...ATTESTED, attestedUntil: '2027-01-01T09:00:00+09:00' },
    loosens: [],
  },
  {
    name: 'an end taken away',
    before: ATTESTED,
    after: without(ATTESTED, 'attestedUntil'),
    loosens: ['attested-longer'],
  },
  {
    name: 'an end taken away from a trunk, which cannot do without one',
    kind: 'sip-trunk',
    before: ATTESTED,
    after: without(ATTESTED, 'attestedUntil'),
    loosens: [],
  },
  {
    name: 'an end where there was none',
    before: CLOSED,
    after: { ...CLOSED, attestedUntil: LATER },
    loosens: [],
  },
  {
    name: 'an end for a trunk that had none',
    kind: 'sip-trunk',
    before: without(ATTESTED, 'attestedUntil'),
    after: ATTESTED,
    loosens: ['opened'],
  },
  {
    name: 'another voucher',
    before: ATTESTED,
    after: { ...ATTESTED, attestedBy: 'somebody else' },
    loosens: ['attested-by'],
  },
  {
    name: 'a voucher for a trunk that had none',
    kind: 'sip-trunk',
    before: without(ATTESTED, 'attestedBy'),
    after: ATTESTED,
    loosens: ['opened'],
  },
  {
    name: 'callers from the phone network to internal ones',
    before: { ...ATTESTED, callerOrigin: 'pstn' },
    after: ATTESTED,
    loosens: ['caller-origin'],
  },
  {
    name: 'callers from the phone network to unknown ones',
    before: { ...ATTESTED, callerOrigin: 'pstn' },
    after: { ...ATTESTED, callerOrigin: 'unknown' },
    loosens: ['caller-origin'],
  },
  {
    name: 'callers from the phone network to nothing said',
    before: { ...ATTESTED, callerOrigin: 'pstn' },
    after: without(ATTESTED, 'callerOrigin'),
    loosens: ['caller-origin'],
  },
  {
    name: 'unknown callers to internal ones',
    kind: 'sip-trunk',
    before: without(ATTESTED, 'callerOrigin'),
    after: ATTESTED,
    loosens: ['caller-origin'],
  },
  {
    name: 'internal callers to unknown ones',
    kind: 'sip-trunk',
    before: ATTESTED,
    after: { ...ATTESTED, callerOrigin: 'unknown' },
    loosens: [],
  },
  {
    name: 'internal callers to ones from the phone network',
    before: ATTESTED,
    after: { ...ATTESTED, callerOrigin: 'pstn' },
    loosens: [],
  },
  {
    name: 'a later end and another voucher and internal callers',
    before: { ...ATTESTED, callerOrigin: 'pstn' },
    after: { ...ATTESTED, attestedBy: 'x', attestedUntil: LATER },
    loosens: ['attested-longer', 'attested-by', 'caller-origin'],
  },
];

const policy = (() => {
  const document = readShippedPolicy();
  return compilePolicy(document, { version: 1, digest: policyDigest(document) });
})();
const KINDS = [
  'sip-trunk',
  'webrtc',
  'calls-api',
  'conversations',
  'ivr-api',
  'websocket',
] as const;

/** The two calls an endpoint can be part of: a user's to it, and the business's from it. */
function permits(kind: string, entry: EndpointEvidence | undefined, now: number): boolean[] {
  const place = { kind, id: 'place' };
  const user = { kind: 'whatsapp', address: '+819011110001' };
  const evidence: Evidence = {
    businessNumber: { country: 'JP', provider: 'meta', callingEnabled: true, sandbox: false },
    grant: { kind: 'permanent', grantedAt: '2020-01-01T00:00:00Z', source: 'user_action' },
    usage: {
      connectedCalls24h: 0,
      unansweredInARow: 0,
      activeCallsOfPair: 0,
      concurrentCalls: 0,
      initiations24h: 0,
    },
    ...(entry === undefined ? {} : { endpoints: { [`${kind}:place`]: entry } }),
  };
  const call = (initiator: 'user' | 'business'): CallAttempt => ({
    attemptId: 'a',
    action: 'connect',
    initiator,
    businessNumber: '+81311110001',
    user: { waId: '819011110001' },
    legs: [{ id: 'first', role: 'origin', endpoint: initiator === 'user' ? user : place }],
    target: initiator === 'user' ? place : user,
  });
  return (['user', 'business'] as const).map(
    (initiator) =>
      decide(policy, { decisionId: 'd', attempt: call(initiator), evidence, now }).decision
        .effect === 'permit',
  );
}

describe('what of an endpoint loosens', () => {
  for (const { name, kind = 'webrtc', before, after, loosens } of ROWS) {
    it(`${name}: ${loosens.join(', ') || 'nothing'}`, () => {
      expect(looseningOf(kind, before, after)).toEqual([...loosens]);
    });
  }

  it('is everything that turns a deny of the shipped policy into a permit, at any instant', () => {
    const entry = fc.record(
      {
        pstnReachability: fc.constantFrom('none', 'none', 'none', 'possible', 'unknown'),
        attestedBy: fc.constantFrom('network team', 'somebody else', ' ', ''),
        attestedUntil: fc.constantFrom('2020-01-01T00:00:00Z', EARLIER, LATER),
        callerOrigin: fc.constantFrom('internal', 'pstn', 'unknown'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<EndpointEvidence>;
    const instants = ['2019-06-01', '2026-11-24', '2027-06-01', '2029-01-01'].map(Date.parse);
    let opened = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.option(entry, { nil: undefined, freq: 6 }),
        entry,
        fc.constantFrom(...instants),
        (kind, before, after, now) => {
          const [was, is] = [permits(kind, before, now), permits(kind, after, now)];
          const opens = is.some((permit, i) => permit && !was[i]);
          if (opens) opened++;
          return !opens || looseningOf(kind, before, after).length > 0;
        },
      ),
      { numRuns: 2_000 },
    );

    expect(opened).toBeGreaterThan(100);
    expect(permits('sip-trunk', ATTESTED, NOW)).toEqual([true, true]);
  });
});
