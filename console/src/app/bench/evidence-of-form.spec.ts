import { parseCallAttempt, parseEvidence, SCENARIO_IDS, type Evidence } from '@ringfence/rules';
import { attemptOfForm } from './attempt-of-form.js';
import { A_PHONE, BLANK_FORM, GRANT_CHOICES, type BenchForm } from './bench-form.js';
import { evidenceOfForm, grantChoiceOf } from './evidence-of-form.js';
import { FIRST_NAMES, flowOf } from './flows.js';

const NOW = '2026-11-24T01:00:00.000Z';
const formOf = (flow: BenchForm['flow'], change: Partial<BenchForm> = {}): BenchForm => ({
  ...BLANK_FORM,
  flow,
  businessNumber: '+81311110001',
  endpointId: FIRST_NAMES[flowOf(flow).kind],
  ...change,
});

describe('evidenceOfForm', () => {
  for (const flow of SCENARIO_IDS) {
    for (const added of [
      [],
      [A_PHONE],
      [{ ...A_PHONE, kind: 'sip-trunk', id: 'carrier-out', address: '' }],
    ]) {
      it(`makes a question that parses: ${flow}, ${added[0]?.kind ?? 'nothing'} added`, () => {
        const form = formOf(flow, { added });
        const attempt = parseCallAttempt(attemptOfForm(form));
        const evidence = parseEvidence(evidenceOfForm(form, {}, NOW));
        expect(
          [attempt, evidence].flatMap((each) => ('problems' in each ? each.problems : [])),
        ).toEqual([]);
      });
    }
  }

  for (const grant of GRANT_CHOICES) {
    it(`reads back a grant that is ${grant}`, () => {
      const evidence = evidenceOfForm(formOf('webrtc-to-user', { grant }), {}, NOW);
      expect(grantChoiceOf(evidence, Date.parse(NOW))).toBe(grant);
    });
  }

  it('keeps the grant on record when the choice says the same', () => {
    const known: Evidence = {
      grant: { kind: 'permanent', grantedAt: '2026-01-01T00:00:00Z', source: 'user' },
    };
    expect(evidenceOfForm(formOf('webrtc-to-user', { grant: 'permanent' }), known, NOW).grant).toBe(
      known.grant,
    );
  });

  it('leaves out a count that could not be learned', () => {
    const known: Evidence = { usage: { concurrentCalls: 7 } };
    const evidence = evidenceOfForm(
      formOf('user-to-webrtc', { concurrentCalls: null }),
      known,
      NOW,
    );
    expect('concurrentCalls' in evidence.usage!).toBe(false);
  });

  it('says nothing of a number that is not registered', () => {
    expect(
      evidenceOfForm(formOf('user-to-webrtc', { registered: false }), {}, NOW).businessNumber,
    ).toBeUndefined();
  });

  it('lets the attestation of a trunk run out', () => {
    const form = formOf('user-to-sip-trunk', { attestation: 'ended' });
    const trunk = evidenceOfForm(form, {}, NOW).endpoints!['sip-trunk:tokyo-pbx'];
    expect(Date.parse(trunk.attestedUntil!)).toBeLessThan(Date.parse(NOW));
  });
});
