import parameters from '@ringfence/rules/packs/parameters.json';
import en from '../i18n/en/policy.json';
import ja from '../i18n/ja/policy.json';

describe('names of parameters', () => {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    en: en.parameter,
    ja: ja.parameter,
  };
  const keys = (parameters as unknown as readonly { key: string }[]).map(({ key }) =>
    key.replaceAll('.', '-'),
  );

  for (const [language, texts] of Object.entries(names)) {
    it(`exist for every shipped figure in ${language}`, () =>
      expect(keys.filter((key) => !texts[key])).toEqual([]));
  }
});
