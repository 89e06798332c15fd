import { judgeRestrictions } from '../facts/restrictions.js';
import type { ParametersInForce } from '../facts/parameters-in-force.js';
import type { Restriction } from '../model/evidence.js';
import type { FactValue } from '../model/fact.js';
import type { FigureSetting } from './figure-settings.js';
import { isMet, wantedOr, type ListMatch, type WantedFacts } from './wanted-facts.js';

const NAME_LISTS = [
  'restriction.businessCalls',
  'restriction.userCalls',
  'restriction.otherNames',
  'restriction.warnings',
];
/** In no list of the platform, so it stops calls by the business. */
const UNLISTED = 'RESTRICTED_BY_REVIEW';
const JUDGED = [
  'restrictions.active',
  'restrictions.blockBusinessCalls',
  'restrictions.blockUserCalls',
  'restrictions.warnings',
];

/** Restrictions without an end that stop what is wanted; the first attempt where none does. */
export function restrictionsFor(
  wanted: WantedFacts,
  { now, values }: FigureSetting,
  lists: ListMatch,
): Restriction[] {
  const active = wantedOr(wanted, 'restrictions.active', 'free');
  if (typeof active === 'object') return namesAs(active ?? []);
  const named = JUDGED.filter((name) => Object.hasOwn(wanted, name));
  if (named.length === 0) return [];
  const warnings = wantedOr(wanted, 'restrictions.warnings', null);
  const told = Array.isArray(warnings) ? (warnings as readonly string[]) : [];
  for (const more of additions(values)) {
    const restrictions = namesAs([...told, ...more]);
    const judged = judgeRestrictions(restrictions, now, values);
    const facts: Record<string, FactValue> = {
      'restrictions.blockBusinessCalls': judged.readable ? judged.business.length > 0 : null,
      'restrictions.blockUserCalls': judged.readable ? judged.user.length > 0 : null,
      'restrictions.warnings': judged.warnings,
    };
    if (named.every((name) => isMet(facts[name], wanted[name]!, lists))) return restrictions;
  }
  return [];
}

/** What may be added to the warnings: nothing, one name, then two, since one may stop business calls and another the user's. */
function* additions(values: ParametersInForce): Generator<readonly string[]> {
  yield [];
  const names = NAME_LISTS.flatMap((key) => {
    const list = values.get(key);
    return Array.isArray(list) ? (list as readonly string[]) : [];
  });
  const all = [...new Set([...names, UNLISTED])];
  for (const one of all) yield [one];
  for (const one of all) for (const other of all) if (one < other) yield [one, other];
}

function namesAs(names: readonly string[]): Restriction[] {
  return names.map((type) => ({ type }));
}
