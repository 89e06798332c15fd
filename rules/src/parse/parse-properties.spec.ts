import { parsePolicy } from './parse-policy.js';
import { MOST_PROPERTIES } from './parse-properties.js';
import { policyOf } from './rulesets.fixture.js';

const SMALL = policyOf({});
const title = { en: 'Nobody is called from a phone', ja: '電話からは誰にも発信しない' };
const when = { all: [{ fact: 'pstn.legCount', operator: 'greaterThan', value: 0 }] };
const fits = { id: 'no-phone', title, kind: 'never-permits', when };

function problemsOf(properties: unknown): string[] {
  const { problems = [] } = parsePolicy({ ...SMALL, properties });
  return problems.map(({ code, at }) => `${code} ${at.slice('/properties'.length)}`);
}

describe('the properties of a policy', () => {
  const rows: readonly { name: string; properties: unknown; found: string[] }[] = [
    { name: 'none', properties: [], found: [] },
    { name: 'what must never be', properties: [fits], found: [] },
    { name: 'what must be possible', properties: [{ ...fits, kind: 'always-able' }], found: [] },
    { name: 'a bare condition', properties: [{ ...fits, when: when.all[0] }], found: [] },
    { name: 'no list', properties: {}, found: ['policy-shape '] },
    { name: 'a word', properties: ['never'], found: ['property-shape /0'] },
    { name: 'two of one id', properties: [fits, fits], found: ['duplicate-property /1/id'] },
    {
      name: 'an id of the product',
      properties: [{ ...fits, id: 'ringfence.pstn' }],
      found: ['property-id /0/id'],
    },
    {
      name: 'another kind',
      properties: [{ ...fits, kind: 'always-permits' }],
      found: ['property-kind /0/kind'],
    },
    {
      name: 'a title in one language',
      properties: [{ ...fits, title: { en: 'x' } }],
      found: ['text-missing /0/title/ja'],
    },
    {
      name: 'an unknown fact',
      properties: [{ ...fits, when: { fact: 'moon.phase', operator: 'equal', value: 1 } }],
      found: ['unknown-fact /0/when/fact'],
    },
    {
      name: 'a value of another type',
      properties: [{ ...fits, when: { ...when.all[0], value: '0' } }],
      found: ['value-type /0/when/value'],
    },
    {
      name: 'a named condition, which belongs to a ruleset',
      properties: [{ ...fits, when: { condition: 'rings-a-user' } }],
      found: ['unknown-condition /0/when/condition'],
    },
    {
      name: 'an empty group',
      properties: [{ ...fits, when: { any: [] } }],
      found: ['empty-group /0/when/any'],
    },
    {
      name: 'an unknown field',
      properties: [{ ...fits, mode: 'warn' }],
      found: ['unknown-field /0/mode'],
    },
    {
      name: 'too many',
      properties: Array.from({ length: MOST_PROPERTIES + 1 }, (_, i) => ({ ...fits, id: `p${i}` })),
      found: ['too-many '],
    },
    {
      name: 'too many conditions',
      properties: [{ ...fits, when: { any: Array<unknown>(200).fill(when.all[0]) } }],
      found: ['too-many /0/when'],
    },
  ];
  for (const { name, properties, found } of rows) {
    it(`${found.length === 0 ? 'accepts' : 'refuses'} ${name}`, () => {
      expect(problemsOf(properties)).toEqual(found);
    });
  }
});
