import { FACT_CATALOG, type FactName } from '../../facts/fact-catalog.js';
import type { FactInvariant } from '../../model/fact-invariant.js';
import type { Parameter } from '../../model/parameter.js';
import { figureInstants, figureProviders, settingOf } from '../figure-settings.js';
import { any, is, isKnown } from './terms.js';

const FIGURES = [
  'limit.connectedCalls24h',
  'limit.unansweredInARow',
  'limit.unansweredInARowSandbox',
  'limit.activeCallsOfPair',
  'limit.concurrentCalls',
  'limit.initiations24h',
] as const satisfies readonly FactName[];
const LISTS = ['limit.blockedCountries', 'limit.sanctionedPlaces'] as const;

/**
 * What holds of limits under these parameters, at any instant and for any provider: a limit is one of the figures that come into
 * force at some time. Not true of other parameters.
 */
export function figureInvariants(parameters: readonly Parameter[]): readonly FactInvariant[] {
  const settings = figureInstants(parameters).flatMap((now) =>
    figureProviders(parameters).map((provider) => settingOf(parameters, now, provider).limits),
  );
  return [...FIGURES, ...LISTS].flatMap((fact): FactInvariant[] => {
    const values = settings.map((limits) => limits[fact] ?? null);
    const numbers = [...new Set(values)].filter((value) => typeof value === 'number');
    const slug = fact.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const name = FACT_CATALOG[fact].name;
    const told: FactInvariant[] = [];
    if (numbers.length > 0) {
      told.push({
        id: `figure-${slug}`,
        text: {
          en: `One of the figures of the policy: ${name.en}.`,
          ja: `「${name.ja}」は、ポリシーに定められた値のいずれかである。`,
        },
        holds: { fact, operator: 'in', value: numbers.sort((a, b) => a - b) },
        strength: 'never-false',
      });
    }
    if (!values.includes(null)) {
      told.push({
        id: `figure-known-${slug}`,
        text: {
          en: `Known where the limits are known, since the policy always holds it: ${name.en}.`,
          ja: `「${name.ja}」は、ポリシーに常に定めがあるため、上限値を特定できる場合は判明している。`,
        },
        holds: any(is('limits.known', false), isKnown(fact)),
        strength: 'always-true',
      });
    }
    return told;
  });
}
