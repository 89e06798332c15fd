import fc from 'fast-check';
import {
  FACT_CATALOG,
  type Condition,
  type FactCondition,
  type Facts,
  type Rule,
} from '@ringfence/rules';

/** A few facts of every type, so that conditions of one rule meet each other. */
const POOL = {
  boolean: ['flow.isSetup', 'permission.needed', 'businessNumber.sandbox'],
  string: ['flow.destination', 'grant.status', 'businessNumber.country'],
  number: ['usage.connectedCalls24h', 'limit.connectedCalls24h', 'usage.unansweredInARow'],
  list: ['legs.kinds', 'limit.blockedCountries'],
} as const;

const NAMES: readonly string[] = Object.values(POOL).flat();

function words(fact: string): readonly string[] {
  return FACT_CATALOG[fact]?.values ?? ['JP', 'US', 'NG', 'DE'];
}

const number = fc.integer({ min: 0, max: 6 });
const leaf: fc.Arbitrary<FactCondition> = fc.oneof(
  fc.record({
    fact: fc.constantFrom(...POOL.boolean),
    operator: fc.constantFrom('equal', 'notEqual'),
    value: fc.boolean(),
  }),
  fc.constantFrom(...POOL.string).chain((fact) =>
    fc.oneof(
      fc.record({
        fact: fc.constant(fact),
        operator: fc.constantFrom('equal', 'notEqual'),
        value: fc.constantFrom(...words(fact)),
      }),
      fc.record({
        fact: fc.constant(fact),
        operator: fc.constantFrom('in', 'notIn'),
        value: fc.uniqueArray(fc.constantFrom(...words(fact)), { minLength: 1, maxLength: 3 }),
      }),
    ),
  ),
  fc.record({
    fact: fc.constant('businessNumber.country'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.constant({ fact: 'limit.blockedCountries' }),
  }),
  fc.record({
    fact: fc.constantFrom(...POOL.number),
    operator: fc.constantFrom(
      'equal',
      'notEqual',
      'lessThan',
      'lessThanInclusive',
      'greaterThan',
      'greaterThanInclusive',
    ),
    value: fc.oneof(
      number,
      fc.constantFrom(...POOL.number).map((fact) => ({ fact })),
    ),
  }),
  fc.constantFrom(...POOL.list).chain((fact) =>
    fc.record({
      fact: fc.constant(fact),
      operator: fc.constantFrom('contains', 'doesNotContain'),
      value: fc.constantFrom(...words(fact)),
    }),
  ),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

/** Rules the parser accepts, of any shape. */
export function randomRule(name: string, type: 'permit' | 'forbid' = 'forbid'): fc.Arbitrary<Rule> {
  return fc
    .oneof(
      {
        weight: 3,
        arbitrary: fc.array(condition, { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
      },
      {
        weight: 2,
        arbitrary: fc.array(condition, { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
      },
      { weight: 1, arbitrary: condition.map((not) => ({ not })) },
    )
    .map((conditions) => ({
      name,
      conditions,
      event: { type, params: { code: name, clause: 'random', text: { en: name, ja: name } } },
    }));
}

function valueOf(fact: string): fc.Arbitrary<Facts[string]> {
  if ((POOL.boolean as readonly string[]).includes(fact)) return fc.boolean();
  if ((POOL.number as readonly string[]).includes(fact)) return number;
  const word = fc.constantFrom(...words(fact));
  return (POOL.list as readonly string[]).includes(fact)
    ? fc.uniqueArray(word, { maxLength: 3 })
    : word;
}

/** Facts, one in twelve of which is unknown, and now and then one of a wrong type. */
export const randomFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(
    NAMES.map((name) => [
      name,
      fc.oneof(
        { weight: 21, arbitrary: valueOf(name) },
        { weight: 2, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom<Facts[string]>('5', 5, true, ['x']) },
      ),
    ]),
  ),
);
