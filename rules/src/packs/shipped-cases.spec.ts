import { SCENARIO_IDS } from '../model/decision.js';
import { runSuite } from '../bench/run-suite.js';
import { secondOpinion } from '../oracle/second-opinion.js';
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

/** The rule sheet's test vectors (section 15) that are about a decision; cases are named after them. */
const DECISION_VECTORS = [
  ...['01', '02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '14'],
  ...['17', '18', '19', '20', '22', '23', '24', '25', '27', '28', '29'],
];

/** Those that are about something else, and what. */
const OTHER_VECTORS: Readonly<Record<string, string>> = {
  '07': 'a permission request, which is no call',
  '08': 'a permission request, which is no call',
  '15': 'counting events, before a decision reads the count',
  '16': 'counting events, before a decision reads the count',
  '21': 'recognising a WhatsApp leg, before an attempt names its kind',
  '26': 'the signature of a webhook',
};

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

  it('decide every case alike in three ways', async () => {
    for (const { name, cases } of document.suites) {
      for (const { name: shows, judgement } of runSuite(policy, cases)) {
        const { differences } = await secondOpinion(document, judgement.facts);
        expect(differences).withContext(`${name}: ${shows}`).toEqual([]);
      }
    }
  });

  it('have a case in which each rule matches', () => {
    expect(policy.rules.map(({ id }) => id).filter((id) => !matched.has(id))).toEqual([]);
  });

  it('have a case for every reason code a decision can bear', () => {
    expect(CONTRACT_CODES.filter((code) => !codes.has(code))).toEqual([]);
  });

  for (const scenario of SCENARIO_IDS) {
    it(`permit ${scenario}, and refuse it`, () => {
      const effects = document.suites
        .flatMap(({ cases }) => cases)
        .filter(({ expect: expected }) => expected?.scenario === scenario)
        .map(({ expect: expected }) => expected?.effect);
      expect(new Set(effects)).toEqual(new Set(['permit', 'deny']));
    });
  }

  it('show every test vector of the rule sheet that is about a decision', () => {
    const names = document.suites.flatMap(({ cases }) => cases).map(({ name }) => name);
    const shown = new Set(names.flatMap((name) => /^TV-(\d\d) /.exec(name)?.[1] ?? []));
    expect([...shown].sort()).toEqual(DECISION_VECTORS);
    const all = [...DECISION_VECTORS, ...Object.keys(OTHER_VECTORS)].map(Number);
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1));
  });

  it('name every case once', () => {
    const names = document.suites.flatMap(({ name, cases }) =>
      cases.map((one) => `${name}: ${one.name}`),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('expect a reason in every case', () => {
    const silent = document.suites
      .flatMap(({ cases }) => cases)
      .filter((testCase) => !testCase.expect?.reasons?.length);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
