import parameters from '@ringfence/rules/packs/parameters.json';
import en from '../i18n/en/policy.json';
import ja from '../i18n/ja/policy.json';
import { unitId } from '../ui/parameter-words/unit-id.js';

describe('names of parameters', () => {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    en: en.parameter,
    ja: ja.parameter,
  };
  const shipped = parameters as unknown as readonly { key: string; unit: string }[];
  const keys = shipped.map(({ key }) => key.replaceAll('.', '-'));
  const units: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    en: en.unit,
    ja: ja.unit,
  };

  for (const [language, texts] of Object.entries(names)) {
    it(`exist for every shipped figure in ${language}`, () =>
      expect(keys.filter((key) => !texts[key])).toEqual([]));

    it(`exist for every shipped unit in ${language}`, () =>
      expect(shipped.filter(({ unit }) => !units[language][unitId(unit)])).toEqual([]));
  }
});
