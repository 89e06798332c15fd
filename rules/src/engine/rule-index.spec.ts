import fc from 'fast-check';
import type { Facts } from '../model/fact.js';
import type { Condition, FactCondition, Rule } from '../model/ruleset.js';
import { policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { compilePolicy, type CompiledPolicy } from './compile-policy.js';
import type { CompiledRule } from './compiled-rule.js';
import { evaluate } from './evaluate.js';
import { visitCandidates } from './rule-index.js';
import { TRUE, UNKNOWN } from './truth.js';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const compiled = (ban: readonly Rule[]): CompiledPolicy =>
  compilePolicy(policyOf({ ban }), { version: 1, digest: 'sha256:spec' });

/** Every rule asked in turn, without an index. */
function oneByOne({ rules }: CompiledPolicy, facts: Facts): { match: string[]; unknown: string[] } {
  const outcomes = rules.map((rule) => ({ id: rule.id, outcome: rule.condition.test(facts) }));
  const ids = (wanted: number): string[] =>
    outcomes.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
  return { match: ids(TRUE), unknown: ids(UNKNOWN) };
}

function visited(policy: CompiledPolicy, facts: Facts): CompiledRule[] {
  const rules: CompiledRule[] = [];
  visitCandidates(policy.index, facts, (rule) => rules.push(rule));
  return rules;
}

const WORDS = ['a', 'b', 'c', 'd'];
const leaf: fc.Arbitrary<FactCondition> = fc.oneof(
  fc.record({
    fact: fc.constantFrom('w0', 'w1', 'w2'),
    operator: fc.constantFrom('equal', 'equal', 'notEqual'),
    value: fc.constantFrom(...WORDS),
  }),
  fc.record({
    fact: fc.constantFrom('w0', 'w1', 'w2'),
    operator: fc.constantFrom('in', 'in', 'notIn'),
    value: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    fact: fc.constantFrom('n0', 'n1'),
    operator: fc.constantFrom('equal', 'lessThan'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    fact: fc.constantFrom('b0', 'b1'),
    operator: fc.constant('equal'),
    value: fc.boolean(),
  }),
  fc.record({
    fact: fc.constantFrom('w0', 'w1'),
    operator: fc.constant('equal'),
    value: fc.constant({ fact: 'w2' }),
  }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));
const rules = fc
  .array(fc.array(condition, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 40 })
  .map((all) => all.map((members, i) => ruleOf(`r${i}`, 'forbid', { all: members })));
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Facts[string]>(...WORDS) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 3, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom<Facts[string]>(['a'], [], NaN, 'constructor') },
);
const facts: fc.Arbitrary<Facts> = fc.dictionary(
  fc.constantFrom('w0', 'w1', 'w2', 'n0', 'n1', 'b0', 'b1'),
  value,
  { noNullPrototype: true },
);

describe('the index over rules', () => {
  it(`changes no outcome, for random rules and facts (seed ${SEED})`, () => {
    let outcomes = 0;
    fc.assert(
      fc.property(rules, fc.array(facts, { minLength: 1, maxLength: 5 }), (drawn, sheets) => {
        const policy = compiled(drawn);
        for (const sheet of sheets) {
          const { match, unknown } = evaluate(policy, sheet);
          const expected = oneByOne(policy, sheet);
          expect(match.map(({ id }) => id)).toEqual(expected.match);
          expect(unknown.map(({ id }) => id)).toEqual(expected.unknown);
          outcomes += match.length + unknown.length;
        }
      }),
      { numRuns: 1_000, seed: SEED },
    );
    expect(outcomes).toBeGreaterThan(1_000);
  });

  const many = (count: number): Rule[] =>
    Array.from({ length: count }, (_, i) =>
      ruleOf(`r${i}`, 'forbid', {
        all: [
          { fact: 'businessNumber.country', operator: 'equal', value: `C${i}` },
          { fact: 'flow.destination', operator: 'in', value: ['webrtc', 'sip-trunk'] },
          { fact: 'usage.connectedCalls24h', operator: 'greaterThan', value: i },
        ],
      }),
    );
  const sheet: Facts = {
    'businessNumber.country': 'C7',
    'flow.destination': 'webrtc',
    'usage.connectedCalls24h': 100,
  };

  for (const count of [12, 100, 1_000]) {
    it(`asks few of ${count} rules of which one can match`, () => {
      const asked = visited(compiled(many(count)), sheet);
      expect(asked.map(({ name }) => name)).toContain('r7');
      expect(asked.length).toBeLessThanOrEqual(3);
    });
  }
  it('asks none of 1,000 rules that cannot match', () => {
    expect(
      visited(compiled(many(1_000)), { ...sheet, 'businessNumber.country': 'JP' }).length,
    ).toBeLessThanOrEqual(3);
  });
  it('asks all of them while the fact that tells them apart is unknown', () => {
    expect(
      visited(compiled(many(1_000)), { ...sheet, 'businessNumber.country': null }).filter(
        ({ name }) => name.startsWith('r'),
      ).length,
    ).toBe(1_000);
  });
  it('asks each rule at most once', () => {
    const asked = visited(compiled(many(100)), sheet);
    expect(new Set(asked).size).toBe(asked.length);
  });
  it('adds rules that cannot match to the shipped ones at no cost', () => {
    const facts = { ...sheet, 'businessNumber.country': 'JP' };
    const shipped = SHIPPED_POLICY.rulesets['pstn-ban'].rules;
    const alone = visited(compiled([...shipped]), facts).length;
    expect(visited(compiled([...shipped, ...many(1_000)]), facts).length).toBeLessThanOrEqual(
      alone + 3,
    );
  });
});
