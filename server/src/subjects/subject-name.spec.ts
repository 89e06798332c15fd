import type { CallAttempt, Endpoint, Evidence } from '@ringfence/rules';
import { kindOnRecord, peopleAtLeg, peopleOf } from './subject-name.js';

const BUSINESS = '+81311110001';
const isBusinessNumber = (number: string): boolean => [BUSINESS, '+12025550100'].includes(number);

function attempt(changes: Partial<CallAttempt> = {}): CallAttempt {
  return {
    attemptId: 'a',
    action: 'connect',
    initiator: 'user',
    businessNumber: BUSINESS,
    user: { waId: '819011110001' },
    legs: [{ id: 'c', role: 'origin', endpoint: { kind: 'whatsapp', address: '+819011110001' } }],
    ...changes,
  };
}

describe('peopleOf', () => {
  const people = (asked: CallAttempt, evidence: Evidence = {}): string[] =>
    peopleOf(asked, evidence, isBusinessNumber).map(({ domain, value }) => `${domain} ${value}`);
  const USER = 'number 819011110001';
  const at = (endpoint: Endpoint): Partial<CallAttempt> => ({ target: endpoint });

  const cases: readonly { name: string; asked: CallAttempt; evidence?: Evidence; are: string[] }[] =
    [
      { name: 'the user once, however often named', asked: attempt(), are: [USER] },
      {
        name: 'both names of a user',
        asked: attempt({ user: { waId: '819011110001', bsuid: 'JP.1' } }),
        are: [USER, 'bsuid JP.1'],
      },
      {
        name: 'a user known by the scoped id alone, and the number events tied to it',
        asked: attempt({
          user: { bsuid: 'JP.1' },
          legs: [{ id: 'c', role: 'origin', endpoint: { kind: 'whatsapp', id: 'JP.1' } }],
        }),
        evidence: { linkedUser: { waId: '819011110009' } },
        are: ['bsuid JP.1', 'number 819011110009'],
      },
      {
        name: 'everybody at an address',
        asked: attempt({
          legs: [
            { id: 'c', role: 'origin', endpoint: { kind: 'whatsapp', address: '+819011110001' } },
            {
              id: 'd',
              role: 'participant',
              endpoint: { kind: 'pstn', address: 'tel:+81-90-1111-0002' },
            },
          ],
          target: {
            kind: 'sip-trunk',
            id: 'tokyo-pbx',
            address: 'sip:０９０１１１１０００３@pbx.example',
          },
        }),
        are: [USER, 'number 819011110002', 'number 819011110003'],
      },
      {
        name: 'another user who is rung by number or by scoped id',
        asked: attempt(at({ kind: 'whatsapp', id: '+819011110004' })),
        are: [USER, 'number 819011110004'],
      },
      {
        name: 'another user by scoped id',
        asked: attempt(at({ kind: 'whatsapp', id: 'US.abc' })),
        are: [USER, 'bsuid US.abc'],
      },
      {
        name: 'a number in the name of an endpoint nobody registered',
        asked: attempt(at({ kind: 'webrtc', id: 'home of 819011110005' })),
        are: [USER, 'number 819011110005'],
      },
      {
        name: 'nobody in the name of a registered endpoint: it is the business’s own',
        asked: attempt(at({ kind: 'sip-trunk', id: 'trunk-0311110009' })),
        evidence: { endpoints: { 'sip-trunk:trunk-0311110009': { pstnReachability: 'none' } } },
        are: [USER],
      },
      {
        name: 'nobody behind a registered business number',
        asked: attempt({
          user: { waId: '12025550100' },
          legs: [{ id: 'c', role: 'origin', endpoint: { kind: 'pstn', address: BUSINESS } }],
        }),
        are: [],
      },
      {
        name: 'whoever has a business number that is not registered',
        asked: attempt({ businessNumber: '+81399999999' }),
        are: [USER, 'number 81399999999'],
      },
      {
        name: 'legs that events told of, and destinations of the number',
        asked: attempt(),
        evidence: {
          knownLegs: [
            { id: 'k', role: 'participant', endpoint: { kind: 'pstn', address: '+819011110006' } },
          ],
          businessNumber: {
            destinations: [{ kind: 'sip-trunk', id: 'x', address: '+819011110007' }],
          },
        },
        are: [USER, 'number 819011110006', 'number 819011110007'],
      },
    ];
  for (const { name, asked, evidence, are } of cases) {
    it(`finds ${name}`, () => {
      expect(people(asked, evidence)).toEqual(are);
    });
  }

  it('finds everybody at a leg’s end', () => {
    const endpoint = { kind: 'pstn', address: `tel:+819011110002;phone-context=${BUSINESS}` };

    expect(
      peopleAtLeg({ id: 'l', role: 'participant', endpoint }, BUSINESS, isBusinessNumber),
    ).toEqual([{ domain: 'number', value: '819011110002' }]);
  });

  it('lets no text stand for a kind in the clear', () => {
    expect(['webrtc', 'pstn', 'tel:+819011110001', ''].map(kindOnRecord)).toEqual([
      'webrtc',
      'pstn',
      'unknown',
      'unknown',
    ]);
  });
});
