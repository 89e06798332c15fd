import { FACT_CATALOG, type FactDefinition } from '../facts/fact-catalog.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { freshText } from './fresh-text.js';
import { realise } from './realise.js';

describe('freshText', () => {
  const { parameters } = SHIPPED_POLICY;
  /** Their members are the platform's own lists, and follow from the figures or from other lists. */
  const given = ['restrictions.warnings', 'limit.blockedCountries', 'limit.sanctionedPlaces'];
  for (const [fact, definition] of Object.entries<FactDefinition>(FACT_CATALOG)) {
    const isList = definition.type === 'string-list';
    if ((definition.type !== 'string' && !isList) || given.includes(fact)) continue;
    it(`is a text a question can have, twice over: ${fact}`, () => {
      const first = freshText(fact, new Set());
      const second = freshText(fact, new Set([first!]));
      expect(second).not.toBe(first);
      for (const text of [first!, second!]) {
        const wanted = { [fact]: isList ? [text] : text };
        expect(realise(wanted, parameters, { lists: 'members' }))
          .withContext(text)
          .toBeDefined();
      }
    });
  }

  it('ends where the vocabulary does', () =>
    expect(freshText('flow.initiatedBy', new Set(['user', 'business']))).toBeUndefined());
  it('knows no bounds for a fact of the caller’s own', () =>
    expect(freshText('context.team', new Set(['other-01']))).toBe('other-02'));
});
