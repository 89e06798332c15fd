import type { Restriction } from '../model/evidence.js';
import { instantOf } from './inquiry.js';
import type { ParametersInForce } from './parameters-in-force.js';

/** Restrictions in force at an instant, by what they bind. */
export interface RestrictionJudgement {
  /** Names of all that are in force. */
  readonly active: readonly string[];
  /** Whether the lists of names could be read; without them nobody knows what a name stops. */
  readonly readable: boolean;
  /** Those that stop calls by the business. */
  readonly business: readonly Restriction[];
  /** Those that stop calls by users. */
  readonly user: readonly Restriction[];
  /** Names that stop nothing and must be told to people (WA-QUAL-001, -004). */
  readonly warnings: readonly string[];
}

const NOTHING: RestrictionJudgement = {
  active: [],
  readable: true,
  business: [],
  user: [],
  warnings: [],
};

/** Stands for a name that could not be learned; in no list, so it stops calls by the business. */
const UNNAMED = 'unnamed';

/** The lists that tell which names stop calls. */
const STOPPING = ['restriction.businessCalls', 'restriction.userCalls'];

/**
 * Sorts restrictions by their whole names (WA-QUAL-005): a part of a name says nothing, since Meta spells `BIZ` in one and
 * `BUSINESS` in the other. A name nobody knows stops calls by the business.
 *
 * @param now epoch milliseconds (UTC); a restriction ends at its `until`, exclusive, and without one it has no end
 */
export function judgeRestrictions(
  restrictions: readonly Restriction[] | undefined,
  now: number,
  values: ParametersInForce,
): RestrictionJudgement {
  if (restrictions === undefined || restrictions.length === 0) return NOTHING;
  const active: string[] = [];
  const business: Restriction[] = [];
  const user: Restriction[] = [];
  const warnings: string[] = [];
  for (const restriction of restrictions) {
    const until = instantOf(restriction.until);
    if (until !== null && now >= until) continue;
    const type = restriction.type ?? UNNAMED;
    active.push(type);
    const stopsBusiness = listed(values, 'restriction.businessCalls', type);
    const stopsUser = listed(values, 'restriction.userCalls', type);
    const warns = listed(values, 'restriction.warnings', type);
    const known =
      stopsBusiness || stopsUser || warns || listed(values, 'restriction.otherNames', type);
    if (stopsBusiness || !known) business.push(restriction);
    if (stopsUser) user.push(restriction);
    if (warns) warnings.push(type);
  }
  const readable = active.length === 0 || STOPPING.every((key) => Array.isArray(values.get(key)));
  return { active, readable, business, user, warnings };
}

function listed(values: ParametersInForce, key: string, name: string): boolean {
  const list = values.get(key);
  return Array.isArray(list) && (list as readonly string[]).includes(name);
}
