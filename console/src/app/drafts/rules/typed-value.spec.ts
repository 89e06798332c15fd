import { FACT_CATALOG, OPERATORS, parseRuleset, type FactCondition } from '@ringfence/rules';
import {
  definitionOf,
  firstValue,
  numberOrText,
  operatorsFor,
  withFact,
  withOperator,
} from './typed-value.js';

const unanswered: FactCondition = {
  fact: 'usage.unansweredInARow',
  operator: 'greaterThanInclusive',
  value: { fact: 'limit.unansweredInARow' },
};

describe('A condition on a typed fact', () => {
  const cases: readonly { name: string; got: FactCondition; want: FactCondition }[] = [
    {
      name: 'keeps operator and value where they fit the new fact',
      got: withFact({ ...unanswered, value: 3 }, 'usage.connectedCalls24h'),
      want: { fact: 'usage.connectedCalls24h', operator: 'greaterThanInclusive', value: 3 },
    },
    {
      name: 'keeps a fact it compares with, of the same type',
      got: withFact(unanswered, 'usage.connectedCalls24h'),
      want: { ...unanswered, fact: 'usage.connectedCalls24h' },
    },
    {
      name: 'begins anew with a fact of another type',
      got: withFact(unanswered, 'grant.status'),
      want: { fact: 'grant.status', operator: 'equal', value: firstValue('grant.status') },
    },
    {
      name: 'makes a list of the value for "is one of"',
      got: withOperator({ fact: 'attempt.action', operator: 'equal', value: 'connect' }, 'in'),
      want: { fact: 'attempt.action', operator: 'in', value: ['connect'] },
    },
    {
      name: 'takes the first of a list for "is"',
      got: withOperator(
        { fact: 'attempt.action', operator: 'in', value: ['forward', 'bridge'] },
        'equal',
      ),
      want: { fact: 'attempt.action', operator: 'equal', value: 'forward' },
    },
    {
      name: 'lets go of a fact it cannot be compared with',
      got: withOperator(unanswered, 'in'),
      want: { fact: 'usage.unansweredInARow', operator: 'in', value: [] },
    },
    {
      name: 'takes what the caller brings as it is',
      got: withFact(unanswered, 'context.campaign'),
      want: { ...unanswered, fact: 'context.campaign' },
    },
  ];
  for (const { name, got, want } of cases) it(name, () => expect(got).toEqual(want));

  it('is accepted by the parser for every fact and every operator that is offered', () => {
    const refused: string[] = [];
    for (const fact of Object.keys(FACT_CATALOG)) {
      for (const operator of operatorsFor(definitionOf(fact)?.type)) {
        const condition = withOperator({ fact, operator, value: firstValue(fact) }, operator);
        const rule = {
          name: 'r',
          conditions: { all: [condition] },
          event: { type: 'forbid', params: { code: 'c', clause: 'C', text: { en: 'e', ja: 'j' } } },
        };
        const { problems } = parseRuleset({ kind: 'allow-list', rules: [rule] }, 'routing');
        if (problems) refused.push(`${fact} ${operator}: ${problems[0].message}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it('offers every operator for some type', () => {
    const types = ['boolean', 'string', 'number', 'string-list'] as const;
    const offered = new Set(types.flatMap((type) => operatorsFor(type)));
    expect([...OPERATORS].filter((each) => !offered.has(each))).toEqual([]);
  });
});

describe('numberOrText', () => {
  const cases: readonly { text: string; value: string | number }[] = [
    { text: '12', value: 12 },
    { text: '１２', value: 12 },
    { text: '1,000', value: 1000 },
    { text: '-0.5', value: -0.5 },
    { text: '', value: '' },
    { text: '-', value: '-' },
    { text: 'three', value: 'three' },
  ];
  for (const { text, value } of cases)
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(value)}`, () =>
      expect(numberOrText(text)).toBe(value));
});
