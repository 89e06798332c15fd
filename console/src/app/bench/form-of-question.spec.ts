import { SCENARIO_IDS, type Evidence } from '@ringfence/rules';
import { attemptOfForm } from './attempt-of-form.js';
import { A_PHONE, BLANK_FORM, type BenchForm } from './bench-form.js';
import { evidenceOfForm } from './evidence-of-form.js';
import { FIRST_NAMES, flowOf } from './flows.js';
import { asksTheSame, formOfQuestion } from './form-of-question.js';

const NOW = '2026-11-24T01:00:00.000Z';
const formOf = (flow: BenchForm['flow'], change: Partial<BenchForm> = {}): BenchForm => ({
  ...BLANK_FORM,
  flow,
  businessNumber: '+81311110001',
  endpointId: FIRST_NAMES[flowOf(flow).kind],
  askedAt: '2026-11-24T10:00',
  ...change,
});

describe('formOfQuestion', () => {
  for (const flow of SCENARIO_IDS) {
    for (const added of [[], [A_PHONE]]) {
      it(`leads back to the question: ${flow}, ${added.length} added`, () => {
        const form = formOf(flow, { added, waId: '819011110002', unansweredInARow: 3 });
        const attempt = attemptOfForm(form);
        const evidence = evidenceOfForm(form, {}, NOW);
        const again = formOfQuestion(attempt, evidence, NOW, flow, BLANK_FORM);
        expect(attemptOfForm(again)).toEqual(attempt);
      });
    }
  }

  it('guesses the flow of an attempt that is none of the twelve', () => {
    const attempt = {
      ...attemptOfForm(formOf('user-to-webrtc')),
      target: { kind: 'pstn', address: '+81355501234' },
    };
    expect(formOfQuestion(attempt, {}, NOW, null, BLANK_FORM).flow.startsWith('user-to-')).toBe(
      true,
    );
  });
});

describe('a recorded transfer from a menu to a trunk', () => {
  const attempt = {
    ...attemptOfForm(formOf('user-to-ivr-api')),
    action: 'transfer' as const,
    via: ['ivr-api'],
    legs: attemptOfForm(formOf('user-to-ivr-api', { added: [A_PHONE] })).legs,
    target: { kind: 'sip-trunk', id: 'carrier-out' },
  };
  const evidence: Evidence = {
    ...evidenceOfForm(formOf('user-to-ivr-api'), {}, NOW),
    endpoints: {
      'ivr-api:main-menu': { pstnReachability: 'none' },
      'sip-trunk:carrier-out': {
        pstnReachability: 'possible',
        attestedBy: 'demo',
        attestedUntil: '2027-05-05T05:05:05Z',
        callerOrigin: 'internal',
      },
    },
  };

  it('fits the fields: the menu is up, the trunk is the added leg', () => {
    const form = formOfQuestion(attempt, evidence, NOW, 'user-to-sip-trunk', BLANK_FORM);
    expect([
      form.flow,
      form.added.map(({ id }) => id),
      asksTheSame(form, attempt, evidence, NOW),
    ]).toEqual(['user-to-ivr-api', ['carrier-out'], true]);
  });
});

describe('asksTheSame', () => {
  const form = formOf('webrtc-to-user');
  const attempt = attemptOfForm(form);
  const evidence: Evidence = evidenceOfForm(form, {}, NOW);

  it('holds for what the form itself asked', () =>
    expect(asksTheSame(form, attempt, evidence, NOW)).toBe(true));

  it('fails for what no field can say', () =>
    expect(
      asksTheSame(form, { ...attempt, context: { 'context.campaign': 'spring' } }, evidence, NOW),
    ).toBe(false));
});
