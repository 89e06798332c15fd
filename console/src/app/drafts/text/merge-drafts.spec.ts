import fc from 'fast-check';
import { mergeDrafts, type Side } from './merge-drafts.js';

interface Part {
  rulesets: { routing: { rules: unknown[]; conditions?: Record<string, unknown> } };
  parameters: unknown[];
}

const rule = (name: string, code = 'c'): { name: string; code: string } => ({ name, code });
const draft = (rules: unknown[], parameters: unknown[] = []): Part => ({
  rulesets: { routing: { rules } },
  parameters,
});

describe('mergeDrafts', () => {
  const base = draft([rule('a'), rule('b')], [{ key: 'k', v: 1 }]);
  const names = (part: Part): string[] =>
    part.rulesets.routing.rules.map((each) => {
      const { name, code } = each as { name: string; code: string };
      return code === 'c' ? name : `${name}:${code}`;
    });

  const cases: readonly {
    name: string;
    mine: Part;
    theirs: Part;
    rules: string[];
    conflicts?: string[];
    side?: Side;
  }[] = [
    {
      name: 'takes each change from the one who made it',
      mine: draft([rule('a', 'mine'), rule('b')], base.parameters),
      theirs: draft([rule('a'), rule('b', 'theirs')], base.parameters),
      rules: ['a:mine', 'b:theirs'],
    },
    {
      name: 'keeps what both added',
      mine: draft([rule('a'), rule('m'), rule('b')], base.parameters),
      theirs: draft([rule('a'), rule('b'), rule('t')], base.parameters),
      rules: ['a', 'm', 'b', 't'],
    },
    {
      name: 'takes out what one took out and the other left alone',
      mine: draft([rule('b')], base.parameters),
      theirs: draft([rule('a'), rule('b', 'theirs')], base.parameters),
      rules: ['b:theirs'],
    },
    {
      name: 'asks about what both changed, and keeps mine meanwhile',
      mine: draft([rule('a', 'mine'), rule('b')], base.parameters),
      theirs: draft([rule('a', 'theirs'), rule('b')], base.parameters),
      rules: ['a:mine', 'b'],
      conflicts: ['rulesets/routing/rules/a'],
    },
    {
      name: 'takes the side that was chosen',
      mine: draft([rule('a', 'mine'), rule('b')], base.parameters),
      theirs: draft([rule('a', 'theirs'), rule('b')], base.parameters),
      rules: ['a:theirs', 'b'],
      conflicts: ['rulesets/routing/rules/a'],
      side: 'theirs',
    },
    {
      name: 'asks when one changed what the other took out',
      mine: draft([rule('a', 'mine'), rule('b')], base.parameters),
      theirs: draft([rule('b')], base.parameters),
      rules: ['a:mine', 'b'],
      conflicts: ['rulesets/routing/rules/a'],
    },
    {
      name: 'has nothing to ask about the same change made twice',
      mine: draft([rule('a', 'new'), rule('b')], base.parameters),
      theirs: draft([rule('a', 'new'), rule('b')], base.parameters),
      rules: ['a:new', 'b'],
    },
  ];
  it('brings together properties by their ids', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, when: 1 }));
    const changed = { ...a, when: 2 };
    const { value, conflicts } = mergeDrafts(
      { properties: [a] },
      { properties: [changed, b] },
      { properties: [a, c] },
    );
    expect(value.properties).toEqual(jasmine.arrayWithExactContents([changed, b, c]));
    expect(conflicts).toEqual([]);
  });

  for (const { name, mine, theirs, rules, conflicts = [], side } of cases) {
    it(name, () => {
      const merged = mergeDrafts(base, mine, theirs, () => side ?? 'mine');
      expect(names(merged.value)).toEqual(rules);
      expect(merged.conflicts.map(({ path }) => path.join('/'))).toEqual(conflicts);
    });
  }

  it('keeps what both have and what either added, each once (any two people)', () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(9), does: fc.constantFrom('change', 'remove', 'add') }),
      { maxLength: 6 },
    );
    const many = draft([...Array(8).keys()].map((index) => rule(`r${index}`)));
    const apply = (who: string, done: { at: number; does: string }[]): Part => {
      let rules = many.rulesets.routing.rules;
      done.forEach(({ at, does }, turn) => {
        if (does === 'add') rules = rules.toSpliced(at, 0, rule(`${who}${turn}`));
        else if (does === 'remove') rules = rules.toSpliced(at, 1);
        else rules = rules.with(at % Math.max(1, rules.length), rule(`r${at}`, who));
      });
      const unique = new Map(rules.map((each) => [(each as { name: string }).name, each]));
      return draft([...unique.values()]);
    };
    const keys = (part: Part): Set<string> =>
      new Set(part.rulesets.routing.rules.map((each) => (each as { name: string }).name));
    fc.assert(
      fc.property(edits, edits, (byMe, byThem) => {
        const [mine, theirs] = [keys(apply('m', byMe)), keys(apply('t', byThem))];
        const rules = mergeDrafts(many, apply('m', byMe), apply('t', byThem)).value.rulesets.routing
          .rules;
        const merged = keys(draft(rules));
        const kept = [...mine, ...theirs].filter(
          (name) => (mine.has(name) && theirs.has(name)) || !keys(many).has(name),
        );
        expect(merged.size).toBe(rules.length);
        expect(kept.filter((name) => !merged.has(name))).toEqual([]);
      }),
    );
  });
});
