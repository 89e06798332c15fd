import cases from '@ringfence/rules/packs/call-permission/cases/countries.json';
import { parseTestCase, type TestCase, type UnrecordedDecision } from '@ringfence/rules';
import { caseOfAnswer } from './case-of-answer.js';

describe('caseOfAnswer', () => {
  const { attempt, evidence, now } = (cases as unknown as TestCase[])[0];
  const decision = {
    effect: 'deny',
    scenario: null,
    reasons: [{ code: 'a' }, { code: 'b' }, { code: 'a' }],
  } as unknown as UnrecordedDecision;

  it('expects the effect, the flow and each reason of the answer once', () => {
    const made = caseOfAnswer('c', { attempt, evidence, now }, { decision });
    expect(made.expect).toEqual({ effect: 'deny', scenario: null, reasons: ['a', 'b'] });
    expect(parseTestCase(made, '').problems).toBeUndefined();
  });

  it('expects the instant to ask again at where there is one', () => {
    const retryAt = '2026-11-25T00:00:00.000Z';
    const answer = { decision: { ...decision, retryAt } };
    const made = caseOfAnswer('c', { attempt, evidence, now }, answer);
    expect(made.expect?.retryAt).toBe(retryAt);
  });
});
