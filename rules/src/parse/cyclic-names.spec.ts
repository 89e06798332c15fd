import fc from 'fast-check';
import { namesReached } from './condition-names.js';
import { cyclicNames } from './cyclic-names.js';

describe('cyclicNames', () => {
  it('names exactly the conditions that can be reached from themselves', () => {
    const graph = fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { maxLength: 9 });
    fc.assert(
      fc.property(graph, (lists) => {
        const conditions = Object.fromEntries(
          lists.map((ahead, i) => [
            `c${i}`,
            { any: ahead.map((to) => ({ not: { condition: `c${to}` } })) },
          ]),
        );
        expect(cyclicNames(conditions)).toEqual(
          Object.keys(conditions).filter((name) =>
            namesReached(conditions[name], conditions).has(name),
          ),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('follows a chain of 100,000 names without exhausting the stack', () => {
    const length = 100_000;
    const chain = Array.from({ length }, (_, i): [string, unknown] => [
      `c${i}`,
      { condition: `c${(i + 1) % length}` },
    ]);
    expect(cyclicNames(Object.fromEntries(chain)).length).toBe(length);
    expect(cyclicNames(Object.fromEntries(chain.slice(1)))).toEqual([]);
  });
});
