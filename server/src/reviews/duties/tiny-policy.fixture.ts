import { compilePolicy, runCase, type PolicyDocument, type TestCase } from '@ringfence/rules';
import { harmlessProperty } from '../../policy/property.fixture.js';
import { readShippedPolicy } from '../../policy/shipped-packs.js';

/**
 * The whole shipped ban with its figures, and the few rules that one call of each needs: it passes every gate, and is read within a
 * millisecond.
 */
const TINY: PolicyDocument = tiny(readShippedPolicy());

/** One of the policies of a sequence; no two sequences share bytes. */
export function tinyPolicy(sequence: string, text: number): PolicyDocument {
  return { ...TINY, properties: [harmlessProperty(`${sequence}, text ${text}`)] };
}

/** One more case, which every policy of a sequence passes. */
export function tinyCase(n: number): TestCase {
  return { ...TINY.suites[0]!.cases[0]!, name: `case ${n}` };
}

function tiny(shipped: PolicyDocument): PolicyDocument {
  const cases = coveringCases(shipped);
  const ban = new Set(shipped.rulesets['pstn-ban'].rules.map(({ name }) => `pstn-ban/${name}`));
  const showing = cases.filter(({ rules }) => rules.some((rule) => ban.has(rule)));
  const kept = new Set(showing.flatMap(({ rules }) => rules));
  const only = (name: 'routing' | 'call-permission') => ({
    ...shipped.rulesets[name],
    rules: shipped.rulesets[name].rules.filter((rule) => kept.has(`${name}/${rule.name}`)),
  });
  const bare: PolicyDocument = {
    rulesets: {
      'pstn-ban': shipped.rulesets['pstn-ban'],
      routing: only('routing'),
      'call-permission': only('call-permission'),
    },
    parameters: shipped.parameters.filter(({ key }) => key.startsWith('pstn.')),
    suites: [],
    properties: [],
  };
  const compiled = compilePolicy(bare, { version: 0, digest: '' });
  const expecting = showing.map(({ testCase }): TestCase => {
    const { decision } = runCase(compiled, testCase, 'case').judgement;
    return { ...testCase, expect: { effect: decision.effect } };
  });
  return { ...bare, suites: [{ name: 'the ban', cases: expecting }] };
}

/** As few cases as match every rule once, with the rules that each matches. */
function coveringCases(
  policy: PolicyDocument,
): { readonly testCase: TestCase; readonly rules: readonly string[] }[] {
  const compiled = compilePolicy(policy, { version: 0, digest: '' });
  const covered = new Set<string>();
  return policy.suites
    .flatMap((suite) => suite.cases)
    .flatMap((testCase) => {
      const rules = runCase(compiled, testCase, 'case').judgement.outcomes.match;
      if (!rules.some((rule) => !covered.has(rule))) return [];
      for (const rule of rules) covered.add(rule);
      return [{ testCase, rules }];
    });
}
