import type { FactDefinition } from '../facts/fact-catalog.js';
import type { Facts } from '../model/fact.js';
import type { Condition, Ruleset } from '../model/ruleset.js';
import { parseRuleset } from '../parse/parse-ruleset.js';
import { allowListJudge } from './allow-list-judge.js';

const words = { en: 'x', ja: 'x' };
const fact = (type: FactDefinition['type']): FactDefinition => ({
  type,
  name: words,
  about: words,
  source: 'directory',
  personal: false,
});
const CATALOG = {
  'door.open': fact('boolean'),
  'door.keys': fact('string-list'),
  'visitor.name': fact('string'),
};
const OTHERWISE = { code: 'no-permit', text: words };

const rule = (name: string, type: 'permit' | 'forbid', ...all: Condition[]): object => ({
  name,
  conditions: { all },
  event: { type, params: { code: name, clause: 'D-1', text: words } },
});
const RULES: unknown = {
  kind: 'allow-list',
  rules: [
    rule('has-a-key', 'permit', {
      fact: 'door.keys',
      operator: 'contains',
      value: { fact: 'visitor.name' },
    }),
    rule('open-to-all', 'permit', { fact: 'door.open', operator: 'equal', value: true }),
    rule('banned', 'forbid', { fact: 'visitor.name', operator: 'equal', value: 'eve' }),
  ],
};

describe('allowListJudge', () => {
  const { ruleset } = parseRuleset(RULES, 'call-permission', CATALOG);
  const judge = allowListJudge(ruleset!, OTHERWISE);

  const cases: readonly { name: string; facts: Facts; effect: string; codes: string[] }[] = [
    {
      name: 'permits what a permit matches',
      facts: { 'door.open': false, 'door.keys': ['ann'], 'visitor.name': 'ann' },
      effect: 'permit',
      codes: ['has-a-key'],
    },
    {
      name: 'denies what nothing permits, in the words given',
      facts: { 'door.open': false, 'door.keys': ['ann'], 'visitor.name': 'bob' },
      effect: 'deny',
      codes: ['no-permit'],
    },
    {
      name: 'denies what a forbid matches, whatever permits it',
      facts: { 'door.open': true, 'door.keys': ['eve'], 'visitor.name': 'eve' },
      effect: 'deny',
      codes: ['banned'],
    },
    {
      name: 'denies where a forbid is unknown',
      facts: { 'door.open': true, 'door.keys': [], 'visitor.name': null },
      effect: 'deny',
      codes: ['fact-missing'],
    },
    {
      name: 'denies where each permit is unknown or does not match',
      facts: { 'door.open': null, 'door.keys': [], 'visitor.name': 'bob' },
      effect: 'deny',
      codes: ['fact-missing'],
    },
    { name: 'denies where nothing is known', facts: {}, effect: 'deny', codes: ['fact-missing'] },
  ];
  for (const { name, facts, effect, codes } of cases) {
    it(name, () => {
      const verdict = judge(facts);

      expect(verdict.effect).toBe(effect as 'permit');
      expect(verdict.reasons.map(({ code }) => code)).toEqual(codes);
    });
  }

  it('names rules without a ruleset around them', () => {
    const { outcomes } = judge({ 'door.open': true, 'door.keys': null, 'visitor.name': 'bob' });

    expect(outcomes).toEqual({ match: ['open-to-all'], unknown: ['has-a-key'] });
  });

  for (const kind of ['ban', 'list', undefined]) {
    it(`denies everything as a ruleset of kind ${kind ?? 'nothing'}`, () => {
      const odd = { ...ruleset!, kind } as Ruleset;
      const facts = { 'door.open': true, 'door.keys': ['bob'], 'visitor.name': 'bob' };

      expect(allowListJudge(odd, OTHERWISE)(facts).effect).toBe('deny');
    });
  }
});
