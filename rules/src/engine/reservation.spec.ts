import { SHIPPED_COMPILED as policy } from '../packs/shipped-policy.fixture.js';
import { decide } from './decide.js';
import { businessCall, NOW, userCall } from './questions.fixture.js';
import { reservationOf, standInDeny } from './reservation.js';

describe('reservationOf', () => {
  const rows = [
    {
      name: 'a permit that rings a user takes one of 100 slots',
      question: businessCall(),
      limit: 100,
    },
    {
      name: 'at Infobip one of 5',
      question: businessCall({ number: { provider: 'infobip' } }),
      limit: 5,
    },
    { name: 'a permit that rings nobody takes none', question: userCall(), limit: 0 },
    { name: 'a deny takes none', question: businessCall({ evidence: { grant: null } }), limit: 0 },
    {
      name: 'a user who is brought into a call takes one',
      question: businessCall({ attempt: { action: 'conference-add' } }),
      limit: 100,
    },
  ];
  for (const { name, question, limit } of rows) {
    it(name, () => {
      const reservation = reservationOf(question, decide(policy, question));
      expect(reservation).toEqual({ needed: limit > 0, limit, windowMs: 86_400_000 });
    });
  }
});

describe('standInDeny', () => {
  const question = businessCall();
  const permit = decide(policy, question);
  const stood = (retryAt?: number) =>
    standInDeny(policy, question, permit, 'connected-call-limit', retryAt).decision;

  it('turns a permit into the deny the rules would have given', () => {
    const ordinary = decide(
      policy,
      businessCall({ evidence: { usage: { ...question.evidence.usage, connectedCalls24h: 100 } } }),
    );
    expect(stood()).toEqual(ordinary.decision);
  });
  it('tells when a slot falls free, where that is known and to come', () => {
    expect(stood(NOW + 5_000).retryAt).toBe('2026-11-24T03:00:05.000Z');
    expect(stood(NOW).retryAt).toBeUndefined();
  });
  it('has a text of its own for a code no rule bears', () => {
    const [reason] = standInDeny(policy, question, permit, 'no-slot').decision.reasons;
    expect(reason).toEqual({
      code: 'no-slot',
      clause: 'WA-PERM-013',
      text: jasmine.objectContaining({ en: jasmine.any(String), ja: jasmine.any(String) }),
    });
  });
  it('leaves a deny what it is', () => {
    const deny = decide(policy, businessCall({ evidence: { grant: null } }));
    expect(standInDeny(policy, question, deny, 'connected-call-limit', NOW + 1)).toBe(deny);
  });
  it('leaves the permit it was made from as it was', () => {
    stood();
    expect(permit.decision.effect).toBe('permit');
  });
});
