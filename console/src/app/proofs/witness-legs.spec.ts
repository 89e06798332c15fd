import type { Facts, Witness } from '@ringfence/rules';
import type { LegWords } from '../ui/leg-diagram/legs-of-attempt.js';
import { legsOfWitness } from './witness-legs.js';

const words: LegWords = {
  kind: (kind) => kind,
  action: (action) => action,
  leg: (number) => `leg ${number}`,
  number: (number) => number,
  reachUnknown: 'unknown',
};

/** A user's call to an app, to be connected to a trunk as well. */
function witness(
  effect: 'permit' | 'deny',
  codes: readonly string[],
  facts: Facts,
  target = 'sip-trunk',
): Witness {
  return {
    case: {
      name: 'a call',
      attempt: {
        attemptId: 'witness',
        action: 'connect',
        initiator: 'user',
        businessNumber: '+81311110001',
        user: { waId: '819011110001' },
        legs: [
          { id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } },
          { id: 'leg-2', role: 'participant', endpoint: { kind: 'calls-api', id: 'bot' } },
        ],
        target: { kind: target, id: 'pbx' },
      },
      evidence: {},
      now: '2026-06-30T03:00:00.000Z',
    },
    decision: { effect, scenario: null, codes, route: [] },
    facts,
    sentence: { en: 'A call.', ja: '通話。' },
  };
}

describe('legsOfWitness', () => {
  const rows: readonly [name: string, witness: Witness, states: readonly string[]][] = [
    [
      'lets a leg asked for through the fence that nobody attested, where it is permitted',
      witness('permit', ['to-the-trunk'], { 'pstn.openLegs': ['target'] }),
      ['up', 'suspect', 'leaking'],
    ],
    [
      'lets a leg through that is up already, and was found to lead to the phone network',
      witness('permit', ['to-the-trunk'], { 'pstn.legs': ['leg-2'] }),
      ['up', 'leaking', 'asked'],
    ],
    [
      'lets a phone through, whatever was found',
      witness('permit', ['to-a-phone'], {}, 'pstn'),
      ['up', 'suspect', 'leaking'],
    ],
    [
      'stops at the fence what the ban refuses',
      witness('deny', ['pstn-reachable-trunk'], { 'pstn.openLegs': ['target'] }),
      ['up', 'suspect', 'stopped'],
    ],
    [
      'stops before its node what is refused for any other reason',
      witness('deny', ['permission-missing'], {}),
      ['up', 'suspect', 'refused'],
    ],
  ];
  for (const [name, given, states] of rows) {
    it(name, () =>
      expect(legsOfWitness(given, words).map(({ state }) => state)).toEqual(states as never),
    );
  }
});
