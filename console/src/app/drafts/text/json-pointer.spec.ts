import { below, stepsOf, valueAt, withInserted, without, withValue } from './json-pointer.js';

describe('A place in a document', () => {
  const document = { rules: [{ name: 'a' }, { name: 'b' }], conditions: { 'x/y~z': 1 } };

  it('is named by a pointer that can be taken apart again', () => {
    const pointer = below('/conditions', 'x/y~z');
    expect([pointer, stepsOf(pointer)]).toEqual(['/conditions/x~1y~0z', ['conditions', 'x/y~z']]);
    expect(valueAt(document, pointer)).toBe(1);
  });

  const cases: readonly { name: string; got: unknown; want: unknown }[] = [
    {
      name: 'a value is put in its place',
      got: withValue(document, '/rules/1/name', 'c').rules,
      want: [{ name: 'a' }, { name: 'c' }],
    },
    {
      name: 'a name that was not there is added to an object',
      got: withValue(document, '/conditions/n', 2).conditions,
      want: { 'x/y~z': 1, n: 2 },
    },
    {
      name: 'a member of a list is taken out',
      got: without(document, '/rules/0').rules,
      want: [{ name: 'b' }],
    },
    {
      name: 'a name of an object is taken out',
      got: without(document, '/conditions/x~1y~0z').conditions,
      want: {},
    },
    {
      name: 'a member is put into a list before another',
      got: withInserted(document, '/rules/1', { name: 'n' }).rules.map(({ name }) => name),
      want: ['a', 'n', 'b'],
    },
    {
      name: 'a member is put at the end of a list',
      got: withInserted(document, '/rules/2', { name: 'n' }).rules.map(({ name }) => name),
      want: ['a', 'b', 'n'],
    },
    {
      name: 'below a text there is nothing to change',
      got: withValue({ a: 'text' }, '/a/b', 1),
      want: { a: 'text' },
    },
    {
      name: 'nothing stands where nothing is',
      got: valueAt(document, '/rules/9/name'),
      want: undefined,
    },
  ];
  for (const { name, got, want } of cases) it(name, () => expect(got).toEqual(want));

  it('shares all that did not change', () => {
    const next = withValue(document, '/rules/1/name', 'c');
    expect([next.rules[0] === document.rules[0], next.conditions === document.conditions]).toEqual([
      true,
      true,
    ]);
  });
});
