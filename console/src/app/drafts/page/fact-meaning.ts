import { FACT_CATALOG, type FactDefinition, type Language } from '@ringfence/rules';
import type { WordMeaning } from '../../ui/json-editor/json-editor.js';

const CATALOG: Readonly<Record<string, FactDefinition>> = FACT_CATALOG;

/** What the catalogue says of a word that is offered while JSON is typed. */
export function factMeaning(language: Language): (word: string) => WordMeaning | null {
  return (word) => {
    const fact = Object.hasOwn(CATALOG, word) ? CATALOG[word] : undefined;
    return fact === undefined ? null : { detail: fact.name[language], info: fact.about[language] };
  };
}
