import fc from 'fast-check';
import type { Condition } from '@ringfence/rules';
import { below, valueAt } from '../text/json-pointer.js';
import {
  added,
  canUnwrap,
  kindOf,
  membersOf,
  moved,
  regrouped,
  removed,
  unwrapped,
  wrapped,
  type EditedTree,
} from './condition-edit.js';

const fact = (name: string): Condition => ({ fact: name, operator: 'equal', value: 1 });
const [a, b, c] = ['a', 'b', 'c'].map(fact);

/** A tree in short: `all(a any(b c) !d)`. */
function told(condition: Condition): string {
  if ('fact' in condition) return condition.fact;
  if ('condition' in condition) return `@${condition.condition}`;
  if ('not' in condition) return `!${told(condition.not)}`;
  return `${kindOf(condition)}(${membersOf(condition)!.map(told).join(' ')})`;
}

describe('Editing a tree of conditions', () => {
  const tree: Condition = { all: [a, { any: [b, c] }, { not: a }] };
  const cases: readonly { name: string; done: EditedTree; tree: string; focus: string }[] = [
    {
      name: 'a condition is added to the end of a group',
      done: added(tree, '/all/1', a),
      tree: 'all(a any(b c a) !a)',
      focus: '/all/1/any/2',
    },
    {
      name: 'nothing is added to what is no group',
      done: added(tree, '/all/2', a),
      tree: told(tree),
      focus: '/all/2',
    },
    {
      name: 'a condition is taken out, and its neighbour has the focus',
      done: removed(tree, '/all/1/any/1'),
      tree: 'all(a any(b) !a)',
      focus: '/all/1/any/0',
    },
    {
      name: 'a not goes with what it holds',
      done: removed(tree, '/all/2/not'),
      tree: 'all(a any(b c))',
      focus: '/all/1',
    },
    {
      name: 'the outermost leaves an empty group',
      done: removed(tree, ''),
      tree: 'all()',
      focus: '',
    },
    {
      name: 'the last of a group leaves it empty',
      done: removed({ all: [a] }, '/all/0'),
      tree: 'all()',
      focus: '',
    },
    {
      name: 'down one place',
      done: moved(tree, '/all/0', 1),
      tree: 'all(any(b c) a !a)',
      focus: '/all/1',
    },
    {
      name: 'up out of its group',
      done: moved(tree, '/all/1/any/0', -1),
      tree: 'all(a b any(c) !a)',
      focus: '/all/1',
    },
    {
      name: 'down out of its group',
      done: moved(tree, '/all/1/any/1', 1),
      tree: 'all(a any(b) c !a)',
      focus: '/all/2',
    },
    {
      name: 'up no further than the outermost group',
      done: moved(tree, '/all/0', -1),
      tree: told(tree),
      focus: '/all/0',
    },
    {
      name: 'put into a group of its own',
      done: wrapped(tree, '/all/0', 'any'),
      tree: 'all(any(a) any(b c) !a)',
      focus: '/all/0',
    },
    {
      name: 'put into a not',
      done: wrapped(tree, '/all/1', 'not'),
      tree: 'all(a !any(b c) !a)',
      focus: '/all/1',
    },
    {
      name: 'a group is taken away, its members stay in order',
      done: unwrapped(tree, '/all/1'),
      tree: 'all(a b c !a)',
      focus: '/all/1',
    },
    {
      name: 'a not is taken away',
      done: unwrapped(tree, '/all/2'),
      tree: 'all(a any(b c) a)',
      focus: '/all/2',
    },
    {
      name: 'the outermost group stays when a bare fact would be left',
      done: unwrapped({ all: [a] }, ''),
      tree: 'all(a)',
      focus: '',
    },
    {
      name: 'any of becomes all of',
      done: regrouped(tree, '/all/1', 'all'),
      tree: 'all(a all(b c) !a)',
      focus: '/all/1',
    },
    {
      name: 'several become a not of all of them',
      done: regrouped(tree, '/all/1', 'not'),
      tree: 'all(a !all(b c) !a)',
      focus: '/all/1',
    },
    {
      name: 'a not becomes a group of what it holds',
      done: regrouped(tree, '/all/2', 'any'),
      tree: 'all(a any(b c) any(a))',
      focus: '/all/2',
    },
  ];
  for (const { name, done, tree: wanted, focus } of cases) {
    it(name, () => expect([told(done.root), done.focus]).toEqual([wanted, focus]));
  }

  it('always leaves the focus on a condition that is there, and loses none but the one removed (any edits)', () => {
    const { node } = fc.letrec<{ node: Condition; leaf: Condition }>((tie) => ({
      leaf: fc.constantFrom(a, b, c, { condition: 'n' }),
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        tie('leaf'),
        fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
        tie('node').map((not) => ({ not })),
      ),
    }));
    const places = (condition: Condition, at = ''): string[] => [
      at,
      ...('not' in condition ? places(condition.not, below(at, 'not')) : []),
      ...(membersOf(condition) ?? []).flatMap((each, index) =>
        places(each, below(at, kindOf(condition), index)),
      ),
    ];
    const leaves = (condition: Condition): number =>
      'not' in condition
        ? leaves(condition.not)
        : (membersOf(condition)?.reduce((sum, each) => sum + leaves(each), 0) ?? 1);
    fc.assert(
      fc.property(node, fc.nat(), (inner, pick) => {
        const root: Condition = { all: [inner] };
        const every = places(root);
        const at = every[pick % every.length];
        const edits = [
          moved(root, at, 1),
          moved(root, at, -1),
          wrapped(root, at, 'any'),
          unwrapped(root, at),
          added(root, at, a),
          removed(root, at),
        ];
        for (const done of edits) expect(valueAt(done.root, done.focus)).toBeDefined();
        for (const done of edits.slice(0, 4)) expect(leaves(done.root)).toBe(leaves(root));
        if (canUnwrap(root, '')) expect(kindOf(unwrapped(root, '').root)).not.toBe('fact');
      }),
    );
  });
});
