import { ACTIONS, ENDPOINT_KINDS, OPERATORS, SCENARIO_IDS } from '@ringfence/rules';
import en from '../i18n/en/bench.json';
import enPolicy from '../i18n/en/policy.json';
import ja from '../i18n/ja/bench.json';
import jaPolicy from '../i18n/ja/policy.json';
import { ATTESTATION_CHOICES, GRANT_CHOICES } from './bench-form.js';

/** What the pages name by its id must have a name in each language. */
describe('names', () => {
  const languages = { en: { ...en, ...enPolicy }, ja: { ...ja, ...jaPolicy } };
  for (const [language, texts] of Object.entries(languages)) {
    const sets: readonly { of: string; ids: readonly string[]; texts: object }[] = [
      { of: 'flow', ids: SCENARIO_IDS, texts: texts.flow },
      { of: 'kind', ids: ENDPOINT_KINDS, texts: texts.kind },
      { of: 'action', ids: ACTIONS, texts: texts.action },
      {
        of: 'operator',
        ids: OPERATORS.flatMap((id) => [id, `${id}Not`]),
        texts: texts.trace.operator,
      },
      { of: 'grant', ids: GRANT_CHOICES, texts: texts.bench.grants },
      { of: 'attestation', ids: ATTESTATION_CHOICES, texts: texts.bench.attestations },
    ];
    for (const set of sets) {
      it(`of every ${set.of} exist in ${language}`, () =>
        expect(set.ids.filter((id) => !(id in set.texts))).toEqual([]));
    }
  }
});
