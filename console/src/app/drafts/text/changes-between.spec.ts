import fc from 'fast-check';
import { changesBetween } from './changes-between.js';
import { withInserted, without, withValue } from './json-pointer.js';

describe('changesBetween', () => {
  const document = {
    rulesets: { routing: { rules: [{ name: 'a' }, { name: 'b' }], kind: 'x' } },
    parameters: [1],
  };
  const cases: readonly { name: string; after: unknown; at: string[] }[] = [
    { name: 'nothing', after: document, at: [] },
    {
      name: 'one rule',
      after: withValue(document, '/rulesets/routing/rules/1/name', 'c'),
      at: ['/rulesets/routing/rules/1'],
    },
    {
      name: 'a list that grew, whole',
      after: withInserted(document, '/rulesets/routing/rules/0', { name: 'n' }),
      at: ['/rulesets/routing/rules'],
    },
    {
      name: 'a name that is gone',
      after: without(document, '/rulesets/routing/kind'),
      at: ['/rulesets/routing/kind'],
    },
    {
      name: 'a part that became text',
      after: withValue(document, '/parameters', '[1'),
      at: ['/parameters'],
    },
  ];
  for (const { name, after, at } of cases) {
    it(`tells of ${name}`, () =>
      expect(changesBetween(document, after).map((change) => change.at)).toEqual(at));
  }

  it('tells enough to make the one document of the other (any two)', () => {
    const member = fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown);
    const policy = fc.record({
      rulesets: fc.record({ routing: fc.record({ rules: fc.array(member) }) }),
      parameters: fc.oneof(fc.string(), fc.array(member)),
    });
    fc.assert(
      fc.property(policy, policy, (before, after) => {
        let told: unknown = before;
        for (const change of changesBetween(before, after)) {
          told =
            change.value === undefined
              ? without(told, change.at)
              : withValue(told, change.at, change.value);
        }
        expect(told).toEqual(after);
      }),
    );
  });
});
