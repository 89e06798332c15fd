import { firstLanguage } from './language.js';

describe('firstLanguage', () => {
  const cases: [readonly (string | null | undefined)[], string][] = [
    [['ja', 'en'], 'ja'],
    [[null, 'en', 'ja'], 'en'],
    [[undefined, null, 'ja-JP'], 'ja'],
    [['fr', 'de', 'JA'], 'ja'],
    [['fr'], 'en'],
    [[], 'en'],
  ];
  for (const [choices, language] of cases) {
    it(`of ${JSON.stringify(choices)} is ${language}`, () => {
      expect(firstLanguage(choices)).toBe(language as 'en');
    });
  }
});
