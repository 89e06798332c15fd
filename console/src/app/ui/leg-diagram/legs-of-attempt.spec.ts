import type { CallAttempt, Evidence, Reason } from '@ringfence/rules';
import { legsOfAttempt, type LegWords } from './legs-of-attempt.js';

const words: LegWords = {
  kind: (kind) => kind,
  action: (action) => action,
  leg: (number) => `Leg ${number}`,
  number: (e164) => e164,
  reachUnknown: 'reach unknown',
};
const NOW = Date.parse('2026-11-24T01:00:00Z');
const attempt = (target: CallAttempt['target']): CallAttempt => ({
  attemptId: 'a',
  action: 'transfer',
  initiator: 'user',
  businessNumber: '+81311110001',
  user: { waId: '819011110001' },
  legs: [
    { id: 'caller', role: 'origin', endpoint: { kind: 'whatsapp', address: '+819011110001' } },
    { id: 'menu', role: 'destination', endpoint: { kind: 'ivr-api', id: 'main-menu' } },
  ],
  target,
});
const evidence: Evidence = {
  endpoints: {
    'ivr-api:main-menu': { pstnReachability: 'none' },
    'sip-trunk:tokyo-pbx': {
      pstnReachability: 'none',
      attestedBy: 'x',
      attestedUntil: '2027-01-01T00:00:00Z',
    },
    'sip-trunk:nagoya-pbx': {
      pstnReachability: 'none',
      attestedBy: 'x',
      attestedUntil: '2026-01-01T00:00:00Z',
    },
    'sip-trunk:osaka-sbc': { pstnReachability: 'unknown' },
  },
};
const deny = (
  code: string,
  legs?: string[],
): { effect: 'deny'; reasons: Pick<Reason, 'code' | 'legs'>[] } => ({
  effect: 'deny',
  reasons: [{ code, ...(legs ? { legs } : {}) }],
});

describe('legsOfAttempt', () => {
  const cases: readonly {
    name: string;
    target: CallAttempt['target'];
    answer?: Parameters<typeof legsOfAttempt>[4];
    state: string;
  }[] = [
    {
      name: 'an attested trunk is asked for',
      target: { kind: 'sip-trunk', id: 'tokyo-pbx' },
      state: 'asked',
    },
    {
      name: 'a trunk whose attestation is over is suspect',
      target: { kind: 'sip-trunk', id: 'nagoya-pbx' },
      state: 'suspect',
    },
    {
      name: 'a trunk nobody vouched for is suspect',
      target: { kind: 'sip-trunk', id: 'osaka-sbc' },
      state: 'suspect',
    },
    {
      name: 'the ban stops it at the fence',
      target: { kind: 'sip-trunk', id: 'osaka-sbc' },
      answer: deny('pstn-reachable-trunk', ['target']),
      state: 'stopped',
    },
    {
      name: 'another reason refuses it inside',
      target: { kind: 'sip-trunk', id: 'tokyo-pbx' },
      answer: deny('outside-call-hours'),
      state: 'refused',
    },
    {
      name: 'a ban on another leg leaves it refused',
      target: { kind: 'sip-trunk', id: 'tokyo-pbx' },
      answer: deny('pstn-leg', ['menu']),
      state: 'refused',
    },
    {
      name: 'a permit leaves it asked for',
      target: { kind: 'sip-trunk', id: 'tokyo-pbx' },
      answer: { effect: 'permit', reasons: [{ code: 'user-to-sip-trunk' }] },
      state: 'asked',
    },
  ];
  for (const { name, target, answer, state } of cases) {
    it(name, () =>
      expect(legsOfAttempt(attempt(target), evidence, NOW, words, answer).at(-1)!.state).toBe(
        state as never,
      ),
    );
  }

  it('shows legs that only events told of', () => {
    const known: Evidence = {
      ...evidence,
      knownLegs: [{ id: 'phone', role: 'participant', endpoint: { kind: 'pstn' } }],
    };
    const states = legsOfAttempt(attempt(undefined), known, NOW, words).map(
      (leg) => `${leg.id} ${leg.state}`,
    );
    expect(states).toEqual(['caller up', 'menu up', 'phone leaking']);
  });
});
