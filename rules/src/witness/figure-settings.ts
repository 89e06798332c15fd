import type { FactSheet } from '../facts/inquiry.js';
import { addLimitFacts } from '../facts/limit-facts.js';
import { inForce, type ParametersInForce } from '../facts/parameters-in-force.js';
import type { Facts } from '../model/fact.js';
import type { Parameter } from '../model/parameter.js';

/** An instant and a provider, with the figures that hold there: the two alone decide which figures are in force. */
export interface FigureSetting {
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** undefined: nobody knows it, and so no limit is known. */
  readonly provider: string | undefined;
  readonly values: ParametersInForce;
  /** `limits.known` and every `limit.…` fact. */
  readonly limits: Facts;
}

const DAY_MS = 86_400_000;
/** Three hours into the UTC day: noon in Japan. */
const HOUR_OF_DAY_MS = 3 * 3_600_000;
const FIRST_PROVIDER = 'meta';

/** The setting of one instant and one provider. @param now epoch milliseconds (UTC) */
export function settingOf(
  parameters: readonly Parameter[],
  now: number,
  provider: string | undefined,
): FigureSetting {
  const values = inForce(parameters, now, provider ?? FIRST_PROVIDER);
  const limits: FactSheet = {};
  addLimitFacts(limits, { values, providerKnown: provider !== undefined });
  return { now, provider, values, limits };
}

/**
 * Instants, one for every stretch of days with the same figures: the last first, since it holds today. Epoch milliseconds.
 */
export function figureInstants(parameters: readonly Parameter[]): readonly number[] {
  const days = new Set<number>();
  for (const { values } of parameters) {
    for (const { from } of values) {
      const at = from === undefined ? NaN : Date.parse(`${from}T00:00:00Z`);
      if (!Number.isNaN(at)) days.add(at + HOUR_OF_DAY_MS);
    }
  }
  const sorted = [...days].sort((a, b) => b - a);
  const first = sorted[sorted.length - 1];
  return first === undefined ? [HOUR_OF_DAY_MS] : [...sorted, first - DAY_MS];
}

/** Names of providers that can differ in their figures: Meta, each that has an overlay, and one that has none. */
export function figureProviders(parameters: readonly Parameter[]): readonly string[] {
  const named = parameters.flatMap(({ values }) => values.map(({ provider }) => provider));
  let another = 'another';
  while (named.includes(another)) another += '-one';
  return [...new Set([FIRST_PROVIDER, ...named, another])].filter((name) => name !== undefined);
}
