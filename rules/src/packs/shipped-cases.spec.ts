import { runSuite } from '../bench/run-suite.js';
import { parseTestCase } from '../parse/parse-question.js';
import {
  SHIPPED_COMPILED as policy,
  SHIPPED_POLICY as document,
} from './shipped-policy.fixture.js';

/** Codes of the contract that a decision by the rules can bear; the others belong to the running server. */
const CONTRACT_CODES = [
  ...['pstn-leg', 'pstn-reachable-trunk', 'trunk-attestation-expired', 'pstn-origin'],
  ...['endpoint-kind-unknown', 'emergency-number'],
  ...['scenario-unknown', 'user-mismatch', 'no-route', 'endpoint-not-registered'],
  ...['business-number-unknown', 'outside-call-hours', 'calling-disabled'],
  ...['restricted-by-platform', 'concurrency-limit'],
  ...['permission-missing', 'permission-expired', 'permission-revoked', 'connected-call-limit'],
  ...['unanswered-limit', 'call-already-active', 'country-not-supported', 'initiation-limit'],
  ...['permission-state-unknown', 'fact-missing'],
];

describe('shipped packs', () => {
  const matched = new Set<string>();
  const codes = new Set<string>();

  for (const suite of document.suites) {
    it(`decide every case of ${suite.name} as expected`, () => {
      for (const testCase of suite.cases) {
        const parsed = parseTestCase(testCase);
        expect(parsed.problems).withContext(testCase.name).toBeUndefined();
      }
      for (const result of runSuite(policy, suite.cases)) {
        expect(result.differences).withContext(result.name).toEqual([]);
      }
    });
    for (const { judgement } of runSuite(policy, suite.cases)) {
      judgement.outcomes.match.forEach((rule) => matched.add(rule));
      judgement.decision.reasons.forEach(({ code }) => codes.add(code));
    }
  }

  it('have a case in which each rule matches', () => {
    expect(policy.rules.map(({ id }) => id).filter((id) => !matched.has(id))).toEqual([]);
  });

  it('have a case for every reason code a decision can bear', () => {
    expect(CONTRACT_CODES.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('expect a reason in every case', () => {
    const silent = document.suites
      .flatMap(({ cases }) => cases)
      .filter((testCase) => !testCase.expect?.reasons?.length);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
