import type { TestCase } from '@ringfence/rules';
import { aPolicy } from '../draft.fixture.js';
import { caseAddition, suiteNames } from './added-cases.js';

const HERE = aPolicy();
const [FIRST] = HERE.suites as { name: string; cases: TestCase[] }[];
const made = (name: string): TestCase => ({ ...FIRST.cases[0], name });
const namesIn = (cases: unknown): string[] => (cases as TestCase[]).map(({ name }) => name);

describe('caseAddition', () => {
  it('puts cases behind those that are there', () => {
    const { at, value, isNew } = caseAddition(HERE, FIRST.name, [made('a'), made('b')]);
    expect([at, isNew]).toEqual(['/suites/0/cases', false]);
    expect(namesIn(value)).toEqual([...namesIn(FIRST.cases), 'a', 'b']);
  });

  it('begins a suite that is not there', () => {
    expect(caseAddition(HERE, 'made', [made('a')])).toEqual({
      at: '/suites/1',
      value: { name: 'made', cases: [made('a')] },
      isNew: true,
    });
  });

  it('numbers a case that would be named like another of the suite', () => {
    const taken = FIRST.cases[0].name;
    const { value } = caseAddition(HERE, FIRST.name, [made(taken), made(taken), made('a')]);
    expect(namesIn(value).slice(-3)).toEqual([`${taken} (2)`, `${taken} (3)`, 'a']);
  });

  it('leaves a suite alone that cannot be read', () => {
    const policy = { ...HERE, suites: ['{ "name": "half"', ...(HERE.suites as unknown[])] };
    expect(suiteNames(policy)).toEqual([FIRST.name]);
    expect(caseAddition(policy, 'half', [made('a')]).at).toBe('/suites/2');
    expect(caseAddition(policy, FIRST.name, [made('a')]).at).toBe('/suites/1/cases');
  });
});
