import fc from 'fast-check';
import {
  compilePolicy,
  explain,
  parseRuleset,
  secondOpinion,
  type Facts,
  type PolicyDocument,
  type Rule,
} from '@ringfence/rules';
import { randomFacts, randomRule } from './random-rules.js';

const PAIRS = 20_000;
/** Rules judged together; each with each set of facts is one pair. */
const RULES = 10;
const SEED = Number(process.env['SEED'] ?? 20_261_124);

function policyOf(rules: readonly Rule[]): PolicyDocument {
  return {
    rulesets: {
      'pstn-ban': { kind: 'ban', rules },
      routing: { kind: 'allow-list', rules: [] },
      'call-permission': { kind: 'allow-list', rules: [] },
    },
    parameters: [],
    suites: [],
    properties: [],
  };
}

describe('D7: compiled evaluator, naive interpreter and json-rules-engine', () => {
  it(`agree on ${PAIRS} random pairs of rule and facts`, async () => {
    const shares: Record<string, number> = { match: 0, 'no-match': 0, unknown: 0 };
    const rules = fc.tuple(...Array.from({ length: RULES }, (_, i) => randomRule(`r${i}`)));
    await fc.assert(
      fc.asyncProperty(rules, randomFacts, async (drawn, facts: Facts) => {
        const document = policyOf(drawn);
        const parsed = parseRuleset(document.rulesets['pstn-ban'], 'pstn-ban');
        expect(parsed.problems).toBeUndefined();
        const opinion = await secondOpinion(document, facts);
        const policy = compilePolicy(document, { version: 1, digest: '' });
        for (const { outcome } of explain(policy, facts)) shares[outcome]!++;
        if (!opinion.agrees) throw new Error(opinion.differences.join('\n'));
      }),
      { numRuns: PAIRS / RULES, seed: SEED },
    );
    const total = Object.values(shares).reduce((a, b) => a + b, 0);
    const told = Object.entries(shares).map(([o, n]) => `${o} ${((100 * n) / total).toFixed(1)} %`);
    console.log(`differential: ${total} pairs, seed ${SEED}, ${told.join(', ')}`);
    expect(total).toBe(PAIRS);
    for (const outcome of Object.keys(shares)) {
      expect(shares[outcome]! / total)
        .withContext(outcome)
        .toBeGreaterThanOrEqual(0.1);
    }
  }, 300_000);
});
