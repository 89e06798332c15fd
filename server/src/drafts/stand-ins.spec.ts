import fc from 'fast-check';
import type { CallAttempt } from '@ringfence/rules';
import { withStandIns, type AskedCall } from './stand-ins.js';

const BUSINESS = '+81311110001';
const isBusiness = (number: string): boolean => number === BUSINESS;

const asked = (waId: string, changes: Partial<CallAttempt> = {}): AskedCall => ({
  attempt: {
    attemptId: `attempt of ${waId}`,
    callId: `call-${waId}`,
    action: 'connect',
    initiator: 'user',
    businessNumber: BUSINESS,
    user: { waId },
    legs: [
      { id: `leg-${waId}`, role: 'origin', endpoint: { kind: 'whatsapp', address: `+${waId}` } },
    ],
    target: { kind: 'webrtc', id: 'web-app' },
    context: { note: `call ${waId} back` },
    ...changes,
  },
  evidence: {
    grant: { kind: 'permanent', grantedAt: '2026-01-01T00:00:00Z', source: 'meta' },
    endpoints: { 'webrtc:web-app': { pstnReachability: 'none', attestedBy: 'Somebody' } },
  },
});

describe('withStandIns', () => {
  it('asks the same of somebody who does not exist', () => {
    expect(withStandIns(asked('819012345678'), isBusiness)).toEqual({
      attempt: {
        attemptId: 'case',
        callId: 'call',
        action: 'connect',
        initiator: 'user',
        businessNumber: BUSINESS,
        user: { waId: '810000000001' },
        legs: [
          { id: 'leg-1', role: 'origin', endpoint: { kind: 'whatsapp', address: '+810000000001' } },
        ],
        target: { kind: 'webrtc', id: 'web-app' },
      },
      evidence: {
        grant: { kind: 'permanent', grantedAt: '2026-01-01T00:00:00Z', source: 'meta' },
        endpoints: { 'webrtc:web-app': { pstnReachability: 'none' } },
      },
    });
  });

  it('keeps apart who was apart', () => {
    const conference = asked('819012345678', {
      target: { kind: 'whatsapp', address: '+819087654321' },
    });
    const { attempt } = withStandIns(conference, isBusiness)!;

    expect([attempt.user.waId, attempt.target!.address]).toEqual(['810000000001', '+810000000002']);
  });

  it('replaces the id of a user whose number is hidden', () => {
    const hidden = asked('819012345678', { user: { bsuid: 'JP.A1B2C3' }, legs: [] });

    expect(withStandIns(hidden, isBusiness)!.attempt.user).toEqual({ bsuid: 'JP.CASE1' });
  });

  it('keeps the number of the business', () => {
    const { attempt } = withStandIns(asked('819012345678'), isBusiness)!;

    expect(attempt.businessNumber).toBe(BUSINESS);
  });

  it('makes no case of an address in which a number is written in another way', () => {
    const disguised = asked('819012345678', {
      target: { kind: 'sip-trunk', address: 'sip:+81-90-1234-5678@pbx.example' },
    });

    expect(withStandIns(disguised, isBusiness)).toBeUndefined();
  });

  it('leaves nothing of any number behind', () => {
    const number = fc
      .tuple(fc.constantFrom('81', '1', '44', '971'), fc.nat(9_999_999_999))
      .map(([code, rest]) => code + String(rest).padStart(8, '9'));
    fc.assert(
      fc.property(number, number, (user, other) => {
        const address = fc.sample(
          fc.constantFrom(`+${other}`, other, `sip:${other}@pbx.example`, `tel:+${other}`),
          1,
        )[0]!;
        const made = withStandIns(asked(user, { target: { kind: 'pstn', address } }), isBusiness);
        const text = JSON.stringify(made ?? '');

        expect(text).not.toContain(user);
        expect(text).not.toContain(other);
      }),
    );
  });
});
