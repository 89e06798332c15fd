import fc from 'fast-check';
import type { Facts, FactValue } from '../model/fact.js';
import type { Parameter } from '../model/parameter.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition, Rule } from '../model/ruleset.js';
import { flowOf, policyOf, ruleOf } from '../parse/rulesets.fixture.js';

/**
 * Values of a few facts for brute force, chosen without regard to how classes are made: a grid finer than any constant of a rule,
 * words no rule names, lists with doubles.
 */
const GRID: Readonly<Record<string, readonly FactValue[]>> = {
  'flow.destination': ['none', 'whatsapp', 'pstn', 'webrtc', 'viber'],
  'flow.isSetup': [true, false, null],
  'usage.concurrentCalls': [-0.5, 0, 0.25, 1, 1.5, 2, 2.5, 3, 3.5, 1e6, null],
  'usage.initiations24h': [-1, 0, 0.5, 1, 1.75, 2, 3, 4, null],
  'attempt.businessNumber': ['+1', '+2', '+3', 'x', ''],
  'legs.kinds': [[], ['pstn'], ['webrtc', 'webrtc'], ['viber', 'pstn'], ['other'], null],
  'context.tag': ['a', 'b', 'c', '', 0, 1, 1.5, 2, true, false, null],
};

type FactName = keyof typeof GRID;

function leaf(fact: string, operator: string, value: unknown): Condition {
  return { fact, operator, value } as Condition;
}

const ordering = fc.constantFrom(
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
  'notEqual',
);
const sameness = fc.constantFrom('equal', 'notEqual');
const membership = fc.constantFrom('in', 'notIn');
const figure = fc.constantFrom(0, 1, 2, 3, 1.5);

function words(fact: string, values: readonly string[]): fc.Arbitrary<Condition> {
  return fc.oneof(
    fc.tuple(sameness, fc.constantFrom(...values)).map(([op, value]) => leaf(fact, op, value)),
    fc
      .tuple(membership, fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }))
      .map(([op, list]) => leaf(fact, op, list)),
  );
}

const leaves: Readonly<Record<string, fc.Arbitrary<Condition>>> = {
  'flow.destination': words('flow.destination', ['whatsapp', 'pstn', 'webrtc', 'none']),
  'flow.isSetup': fc
    .tuple(sameness, fc.boolean())
    .map(([op, value]) => leaf('flow.isSetup', op, value)),
  'usage.concurrentCalls': fc
    .tuple(ordering, fc.oneof(figure, fc.constant({ fact: 'usage.initiations24h' })))
    .map(([op, value]) => leaf('usage.concurrentCalls', op, value)),
  'usage.initiations24h': fc
    .tuple(ordering, figure)
    .map(([op, value]) => leaf('usage.initiations24h', op, value)),
  'attempt.businessNumber': words('attempt.businessNumber', ['+1', '+2']),
  'legs.kinds': fc
    .tuple(
      fc.constantFrom('contains', 'doesNotContain'),
      fc.constantFrom<unknown[]>('pstn', 'viber', { fact: 'flow.destination' }),
    )
    .map(([op, value]) => leaf('legs.kinds', op, value)),
  'context.tag': fc.oneof(
    words('context.tag', ['a', 'b']),
    fc.tuple(ordering, figure).map(([op, value]) => leaf('context.tag', op, value)),
    fc.boolean().map((value) => leaf('context.tag', 'equal', value)),
  ),
};

/** A policy over a few facts, and every combination of their values on the grid. */
export interface RandomPolicy {
  readonly policy: PolicyDocument;
  readonly when: Condition;
  readonly grid: readonly Facts[];
}

function condition(facts: readonly FactName[]): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.oneof(...facts.map((fact) => leaves[fact]!)),
      tie('condition').map((not): Condition => ({ not })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    ),
  })).condition;
}

function rules(
  facts: readonly FactName[],
  make: (name: string, when: Condition) => Rule,
): fc.Arbitrary<readonly Rule[]> {
  return fc
    .array(condition(facts), { minLength: 1, maxLength: 3 })
    .map((list) => list.map((when, i) => make(`${make('x', when).event.type}-${i}`, when)));
}

const NO_PARAMETERS: readonly Parameter[] = [];

/** Random policies; facts that are compared with each other come together. */
export const randomPolicies: fc.Arbitrary<RandomPolicy> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(GRID)), { minLength: 1, maxLength: 3 })
  .chain((chosen) => {
    const closure = new Set(chosen);
    if (closure.has('usage.concurrentCalls')) closure.add('usage.initiations24h');
    if (closure.has('legs.kinds')) closure.add('flow.destination');
    const facts = [...closure];
    const forbids = (): fc.Arbitrary<readonly Rule[]> =>
      rules(facts, (name, when) => ruleOf(name, 'forbid', { all: [when] }));
    return fc
      .record({
        ban: forbids(),
        flows: rules(facts, (name, when) => flowOf(name, { all: [when] })),
        against: forbids(),
        permission: rules(facts, (name, when) => ruleOf(name, 'permit', { all: [when] })),
        when: condition(facts),
      })
      .map(({ ban, flows, against, permission, when }) => ({
        policy: policyOf({ ban, routing: [...flows, ...against], permission }, NO_PARAMETERS),
        when,
        grid: gridOf(facts),
      }));
  });

function gridOf(facts: readonly FactName[]): readonly Facts[] {
  return facts.reduce<readonly Facts[]>(
    (rows, fact) => rows.flatMap((row) => GRID[fact]!.map((value) => ({ ...row, [fact]: value }))),
    [{}],
  );
}
