import fc from 'fast-check';
import { movedNames } from './moved-names.js';

describe('movedNames', () => {
  const rows = [
    { name: 'the same order moves nothing', before: 'abcd', after: 'abcd', moved: '' },
    {
      name: 'the last that came first is the one that moved',
      before: 'abcd',
      after: 'dabc',
      moved: 'd',
    },
    {
      name: 'the first that went last is the one that moved',
      before: 'abcd',
      after: 'bcda',
      moved: 'a',
    },
    { name: 'of two that changed places one moved', before: 'ab', after: 'ba', moved: 'b' },
    { name: 'what came and what went moved nothing', before: 'axbc', after: 'abyc', moved: '' },
    { name: 'nothing at all', before: '', after: '', moved: '' },
  ];
  for (const { name, before, after, moved } of rows) {
    it(name, () => expect(movedNames([...before], [...after]).join('')).toBe(moved));
  }

  it('leaves the rest in the order it had', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(fc.nat(50))
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        ([before, after]) => {
          const names = before.map(String);
          const moved = new Set(movedNames(names, after.map(String)));
          expect(after.map(String).filter((name) => !moved.has(name))).toEqual(
            names.filter((name) => !moved.has(name)),
          );
        },
      ),
    );
  });
});
