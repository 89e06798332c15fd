import { FACT_CATALOG, type FactDefinition, type Language } from '@ringfence/rules';
import type { FactType } from './typed-value.js';

/** Facts from one source, as a group of the list. */
export interface FactGroup {
  readonly source: FactDefinition['source'];
  readonly facts: readonly { readonly id: string; readonly definition: FactDefinition }[];
}

const ORDER: readonly FactDefinition['source'][] = [
  'attempt',
  'permissions',
  'calls',
  'directory',
  'parameters',
  'clock',
];

/** Facts whose id, name or explanation in the reader's language or in English holds every word that was typed. */
export function factsFound(
  typed: string,
  type: FactType | null,
  language: Language,
): readonly FactGroup[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
  const found = Object.entries<FactDefinition>(FACT_CATALOG).filter(([id, definition]) => {
    if (type !== null && definition.type !== type) return false;
    const { name, about } = definition;
    const text = [id, name.en, about.en, name[language], about[language]].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return ORDER.map((source) => ({
    source,
    facts: found
      .filter(([, definition]) => definition.source === source)
      .map(([id, definition]) => ({ id, definition })),
  })).filter(({ facts }) => facts.length > 0);
}

/** The fact of the caller's own that was typed, such as `context.campaign`; null: none was. */
export function ownFact(typed: string): string | null {
  const text = typed.trim();
  return /^context\.[A-Za-z0-9_.-]{1,100}$/u.test(text) ? text : null;
}
