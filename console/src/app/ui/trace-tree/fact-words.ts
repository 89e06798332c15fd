import {
  FACT_CATALOG,
  type FactDefinition,
  type FactValue,
  type Language,
  type Operator,
} from '@ringfence/rules';
import { listText } from '../../i18n/list-text.js';

const CATALOG: Readonly<Record<string, FactDefinition>> = FACT_CATALOG;

/** A fact's name for people; a fact outside the catalogue is called by its id. */
export function factName(fact: string, language: Language): string {
  return CATALOG[fact]?.name[language] ?? fact;
}

/** A fact's value for people: words for closed vocabularies, the unit behind a number. */
export function factValue(fact: string, value: FactValue, language: Language): string | null {
  if (value === null) return null;
  const definition = CATALOG[fact];
  if (Array.isArray(value))
    return listText(
      value.map((each: string) => wordOf(definition, each, language)),
      language,
    );
  if (definition?.type === 'instant' && typeof value === 'number') return instantText(value);
  if (typeof value === 'number') {
    return value.toLocaleString(language) + unitText(definition?.unit?.[language], value, language);
  }
  return typeof value === 'string' ? wordOf(definition, value, language) : String(value);
}

/** Units are in the plural in English; Japanese sets them against the number. */
function unitText(unit: string | undefined, value: number, language: Language): string {
  if (!unit) return '';
  if (language === 'ja') return unit;
  return ` ${value === 1 ? unit.replace(/s$/, '') : unit}`;
}

function wordOf(definition: FactDefinition | undefined, value: string, language: Language): string {
  return definition?.valueNames?.[value]?.[language] ?? value;
}

/** Instants are told in UTC: the trace is evidence and must read alike everywhere. */
function instantText(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').replace('.000Z', ' UTC').replace('Z', ' UTC');
}

/** Key of the operator's words: those for a truth value are shorter than those for a comparison. */
export function operatorKey(operator: Operator, value: unknown, negated: boolean): string {
  const truth = operator === 'equal' && typeof value === 'boolean';
  return `trace.operator.${truth ? 'isTruth' : operator}${negated ? 'Not' : ''}`;
}
