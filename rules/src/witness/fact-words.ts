import type { FactDefinition } from '../facts/fact-definition.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { FactValue } from '../model/fact.js';
import type { Localized } from '../model/localized.js';
import { conditionSentence } from '../sentences/condition-sentence.js';

/** How many members of a list are told. */
const TOLD = 3;

/** A fact with its value as a clause. */
export function factClause(fact: string, value: FactValue): Localized {
  const definition: FactDefinition | undefined = Object.hasOwn(FACT_CATALOG, fact)
    ? FACT_CATALOG[fact]
    : undefined;
  const name = definition?.name ?? { en: fact, ja: fact };
  if (value === null)
    return { en: `“${name.en}” could not be learned`, ja: `「${name.ja}」が不明である` };
  if (definition?.type === 'instant' && typeof value === 'number') {
    const at = new Date(value).toISOString();
    return { en: `${name.en} is ${at}`, ja: `${name.ja}が${at}である` };
  }
  if (typeof value !== 'object') {
    const is = { fact, operator: 'equal', value } as const;
    return { en: conditionSentence(is, 'en').text, ja: conditionSentence(is, 'ja').text };
  }
  if (value.length === 0) return { en: `${name.en}: none`, ja: `${name.ja}がない` };
  const members = value
    .slice(0, TOLD)
    .map((member): Localized => definition?.valueNames?.[member] ?? { en: member, ja: member });
  const rest = value.length > TOLD ? { en: ', …', ja: 'など' } : { en: '', ja: '' };
  return {
    en: `${name.en}: ${members.map(({ en }) => en).join(', ')}${rest.en}`,
    ja: `${name.ja}が${members.map(({ ja }) => ja).join('、')}${rest.ja}である`,
  };
}
