import { COUNTRIES, countryOf } from '../facts/countries.js';
import type { FactDefinition } from '../facts/fact-definition.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';

/** Texts a fact without a closed vocabulary can have, one after another and without end. */
type Texts = () => Iterable<string>;

function* numbered(text: (n: string) => string): Generator<string> {
  for (let n = 1; ; n++) yield text(String(n).padStart(2, '0'));
}

const TEXTS: Readonly<Record<string, Texts>> = {
  'attempt.businessNumber': () => numbered((n) => `+8131111${n.padStart(4, '0')}`),
  'user.waId': () => numbered((n) => `81901111${n.padStart(4, '0')}`),
  'user.bsuid': () => numbered((n) => `JP.10000000${n}`),
  'businessNumber.country': () => ['JP', ...COUNTRIES].filter((code) => countryOf(code) === code),
  'businessNumber.provider': () => numbered((n) => `provider-${n}`),
  'restrictions.active': () => numbered((n) => `RESTRICTED_BY_REVIEW_${n}`),
};

/**
 * A text that a fact, or a member of a list, can have beside those given; undefined: it can have no other.
 *
 * Meant for whoever must show a value that no rule names: not every text can be a country.
 */
export function freshText(fact: string, taken: ReadonlySet<string>): string | undefined {
  const definition: FactDefinition | undefined = Object.hasOwn(FACT_CATALOG, fact)
    ? FACT_CATALOG[fact]
    : undefined;
  const texts =
    definition?.values ??
    (Object.hasOwn(TEXTS, fact) ? TEXTS[fact]!() : numbered((n) => `other-${n}`));
  for (const text of texts) if (!taken.has(text)) return text;
  return undefined;
}
