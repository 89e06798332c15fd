import type { Analysis, AnalysisBudget } from '../model/analysis.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition } from '../model/ruleset.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { flowOf, policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { analyse } from './analyse.js';

const PLENTY: AnalysisBudget = { nodes: 1_000_000, ms: 1e9 };

function analysed(
  policy: PolicyDocument,
  budget: AnalysisBudget,
  clock: () => number = () => 0,
): Analysis {
  return analyse(policy, { clock, budget, previous: SHIPPED_POLICY });
}

/** Conditions over many facts that have nothing to do with each other: no order of them keeps a diagram small. */
function tangled(
  rules: number,
  facts: number,
  of: (fact: number, value: number) => Condition,
): PolicyDocument {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const condition = (): Condition => ({
    any: Array.from({ length: 4 }, () => ({
      all: Array.from({ length: 3 }, () => of(next(facts), next(5))),
    })),
  });
  return policyOf({
    ban: Array.from({ length: rules }, (_, i) => ruleOf(`ban-${i}`, 'forbid', condition())),
    routing: Array.from({ length: rules }, (_, i) => flowOf(`flow-${i}`, condition())),
  });
}

function equal(fact: number, value: number): Condition {
  return { fact: `context.f${fact}`, operator: 'equal', value };
}

describe('Out of budget nothing is proved', () => {
  const rows: readonly {
    readonly name: string;
    readonly policy: PolicyDocument;
    readonly budget: AnalysisBudget;
    readonly clock?: () => number;
  }[] = [
    { name: 'without a node', policy: SHIPPED_POLICY, budget: { nodes: 0, ms: 1e9 } },
    {
      name: 'without time',
      policy: SHIPPED_POLICY,
      budget: { nodes: 1e6, ms: 0 },
      clock: (
        (now) => () =>
          now++
      )(0),
    },
    {
      name: 'of a policy built to explode',
      policy: tangled(150, 60, equal),
      budget: { nodes: 50_000, ms: 1e9 },
    },
    {
      name: 'of more facts than the engines can go deep',
      policy: tangled(700, 2000, equal),
      budget: PLENTY,
    },
    {
      name: 'of facts compared with each other in a long row',
      policy: tangled(30, 40, (fact, value) => ({
        fact: `context.f${fact}`,
        operator: 'lessThan',
        value: { fact: `context.f${(fact * 3 + value) % 40}` },
      })),
      budget: PLENTY,
    },
    {
      name: 'of thousands of words on one fact',
      policy: policyOf({
        ban: Array.from({ length: 6000 }, (_, i) =>
          ruleOf(`ban-${i}`, 'forbid', {
            all: [{ fact: 'context.word', operator: 'equal', value: `word-${i}` }],
          }),
        ),
      }),
      budget: PLENTY,
    },
  ];
  for (const { name, policy, budget, clock } of rows) {
    it(name, () => {
      const { properties, difference, isComplete } = analysed(policy, budget, clock);
      const bans = properties.filter(({ id }) => id.startsWith('ringfence.pstn-by-'));
      expect(bans.length).toBe(2);
      expect(bans.map(({ verdict }) => verdict)).not.toContain('proved');
      for (const { verdict, why, witness, id } of properties) {
        if (verdict === 'unknown') expect(why?.en).withContext(id).toBeTruthy();
        else if (verdict === 'refuted' && !id.startsWith('ringfence.flow-possible'))
          expect(witness).withContext(id).toBeDefined();
      }
      expect(difference?.equivalent).not.toBe('proved');
      expect(difference?.complete).toBeFalse();
      expect(isComplete).toBeFalse();
    });
  }
});
