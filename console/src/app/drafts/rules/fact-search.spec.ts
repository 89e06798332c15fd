import { FACT_CATALOG, type Language } from '@ringfence/rules';
import { factsFound, ownFact } from './fact-search.js';

const ids = (typed: string, language: Language = 'en'): string[] =>
  factsFound(typed, null, language).flatMap(({ facts }) => facts.map(({ id }) => id));

describe('factsFound', () => {
  it('lists the whole catalogue before anything is typed', () =>
    expect(ids('').length).toBe(Object.keys(FACT_CATALOG).length));

  const cases: readonly { typed: string; language: Language; fact: string }[] = [
    { typed: 'unanswered row', language: 'en', fact: 'usage.unansweredInARow' },
    { typed: 'grant.status', language: 'en', fact: 'grant.status' },
    { typed: '不応答', language: 'ja', fact: 'usage.unansweredInARow' },
    { typed: 'SANDBOX', language: 'ja', fact: 'businessNumber.sandbox' },
  ];
  for (const { typed, language, fact } of cases) {
    it(`finds ${fact} by ${typed}`, () => expect(ids(typed, language)).toContain(fact));
  }

  it('offers only facts of the type that fits', () => {
    const found = factsFound('', 'string-list', 'en').flatMap(({ facts }) => facts);
    expect(found.length).toBeGreaterThan(3);
    expect(found.every(({ definition }) => definition.type === 'string-list')).toBeTrue();
  });
});

describe('ownFact', () => {
  const cases: readonly { typed: string; fact: string | null }[] = [
    { typed: ' context.campaign ', fact: 'context.campaign' },
    { typed: 'context.', fact: null },
    { typed: 'campaign', fact: null },
  ];
  for (const { typed, fact } of cases)
    it(`of "${typed}" is ${fact}`, () => expect(ownFact(typed)).toBe(fact));
});
