import type { DecisionClass, DifferenceClass } from '../model/analysis.js';
import type { Reason } from '../model/decision.js';
import { canonicalJson } from '../parse/canonical-json.js';

type Difference = Pick<DifferenceClass, 'change' | 'from' | 'to'>;
type Told = Omit<DecisionClass, 'codes'> & { readonly reasons: readonly Reason[] };

/** What of a decision tells its class. */
export function decisionClassOf({ effect, scenario, reasons, route }: Told): DecisionClass {
  return { effect, scenario, codes: reasons.map(({ code }) => code), route };
}

/**
 * In which way two answers to one question differ: what is permitted, where a permit leads, why a deny denies. Undefined: in none of
 * these, though the order of reasons or an obligation may be another.
 */
export function changeBetween(
  before: DecisionClass,
  after: DecisionClass,
): DifferenceClass['change'] | undefined {
  if (before.effect !== after.effect)
    return after.effect === 'permit' ? 'deny-to-permit' : 'permit-to-deny';
  if (after.effect === 'permit') {
    const isSame =
      before.scenario === after.scenario &&
      canonicalJson(before.route) === canonicalJson(after.route);
    return isSame ? undefined : 'route-changed';
  }
  const { gone, come } = codesBetween(before, after);
  return gone.length + come.length === 0 ? undefined : 'reasons-changed';
}

/** Codes that deny no more, and codes that deny now; a permit has none. */
export function codesBetween(
  before: DecisionClass,
  after: DecisionClass,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [was, is] = [denialCodes(before), denialCodes(after)];
  return {
    gone: [...was].filter((code) => !is.has(code)).sort(),
    come: [...is].filter((code) => !was.has(code)).sort(),
  };
}

/**
 * What two differences are of one class by: the change, the codes and the flow that go and come, and the time to ring where both
 * answers tell one. What stays the same is no part of it, so the same class has calls with other reasons beside.
 */
export function differenceKey({ change, from, to }: Difference): string {
  const { gone, come } = codesBetween(from, to);
  return canonicalJson({
    change,
    gone,
    come,
    flow: apart(from.scenario, to.scenario),
    rings: change === 'route-changed' ? apart(timesOf(from), timesOf(to)) : [],
  });
}

function denialCodes({ effect, codes }: DecisionClass): ReadonlySet<string> {
  return new Set(effect === 'deny' ? codes : []);
}

function timesOf({ route }: DecisionClass): readonly (number | null)[] {
  return route.map(({ connectTimeoutSeconds }) => connectTimeoutSeconds ?? null);
}

function apart<T>(was: T, is: T): readonly T[] {
  return canonicalJson(was) === canonicalJson(is) ? [] : [was, is];
}
