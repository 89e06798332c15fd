import { SHIPPED_COMPILED as policy, SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { runSuite } from '../bench/run-suite.js';
import { decide } from './decide.js';
import { killSwitchDeny } from './kill-switch.js';
import { businessCall, userCall } from './questions.fixture.js';

describe('killSwitchDeny', () => {
  const rows = [
    { name: 'a call by a user', question: userCall() },
    { name: 'a call by the business', question: businessCall() },
  ];
  for (const { name, question } of rows) {
    it(`denies ${name} that was permitted, and keeps what it rests on`, () => {
      const permit = decide(policy, question);
      const { decision, facts, outcomes } = killSwitchDeny(permit);
      const { validUntil: _, ...kept } = permit.decision;
      expect(permit.decision.effect).toBe('permit');
      expect(decision).toEqual({
        ...kept,
        effect: 'deny',
        reasons: [
          {
            code: 'kill-switch',
            text: { en: jasmine.any(String) as never, ja: jasmine.any(String) as never },
          },
        ],
        route: [],
        obligations: [],
      });
      expect(facts).toBe(permit.facts);
      expect(outcomes).toBe(permit.outcomes);
    });
  }

  it('leaves every deny of the shipped cases what it is, and no permit', () => {
    for (const { cases } of SHIPPED_POLICY.suites) {
      for (const { judgement } of runSuite(policy, cases)) {
        const stopped = killSwitchDeny(judgement);
        expect(stopped.decision.effect).toBe('deny');
        if (judgement.decision.effect === 'deny') expect(stopped).toBe(judgement);
      }
    }
  });
});
