import type { PolicyDocument, TestCase } from '@ringfence/rules';
import { coveringCases } from '../../policy/covering-cases.fixture.js';
import { harmlessProperty } from '../../policy/property.fixture.js';
import { readShippedPolicy } from '../../policy/shipped-packs.js';

/** Beside the ban: users reach two places, by legs that are registered. */
const KEPT = {
  routing: ['user-to-sip-trunk', 'user-to-webrtc', 'no-other-flow', 'endpoints-are-registered'],
  'call-permission': ['permission-not-needed'],
};

/**
 * The whole shipped ban with its figures, and the few rules that calls by users need: it passes every gate, and is read within a
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
  const only = (name: 'routing' | 'call-permission') => ({
    ...shipped.rulesets[name],
    rules: shipped.rulesets[name].rules.filter((rule) => KEPT[name].includes(rule.name)),
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
  const all = shipped.suites.flatMap((suite) => suite.cases);
  return { ...bare, suites: [{ name: 'the ban', cases: coveringCases(bare, all) }] };
}
