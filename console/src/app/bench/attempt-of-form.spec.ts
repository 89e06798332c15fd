import { SCENARIO_IDS } from '@ringfence/rules';
import { attemptOfForm } from './attempt-of-form.js';
import { A_PHONE, BLANK_FORM, type BenchForm } from './bench-form.js';
import { FIRST_NAMES, flowOf } from './flows.js';

const formOf = (flow: BenchForm['flow'], change: Partial<BenchForm> = {}): BenchForm => ({
  ...BLANK_FORM,
  flow,
  businessNumber: '+81311110001',
  endpointId: FIRST_NAMES[flowOf(flow).kind],
  ...change,
});

describe('attemptOfForm', () => {
  for (const flow of SCENARIO_IDS) {
    it(`asks ${flow} by the kinds in its name`, () => {
      const attempt = attemptOfForm(formOf(flow));
      const { initiator, kind, via } = flowOf(flow);
      const ends = [attempt.legs[0].endpoint.kind, attempt.target?.kind];
      expect([attempt.initiator, ends, attempt.via?.at(-1)]).toEqual([
        initiator,
        initiator === 'user' ? ['whatsapp', kind] : [kind, 'whatsapp'],
        via?.kind,
      ]);
    });
  }

  it('asks for the added leg, with the flow already up', () => {
    const attempt = attemptOfForm(formOf('user-to-webrtc', { added: [A_PHONE] }));
    expect([attempt.action, attempt.target, attempt.legs.map((leg) => leg.endpoint.kind)]).toEqual([
      'transfer',
      { kind: 'pstn', address: '+81355501234' },
      ['whatsapp', 'webrtc'],
    ]);
  });

  it('asks about the user who is brought in', () => {
    const second = { ...A_PHONE, kind: 'whatsapp', address: '+819011110002' };
    const attempt = attemptOfForm(formOf('calls-api-to-user', { added: [second] }));
    expect(attempt.user).toEqual({ waId: '819011110002' });
  });
});
