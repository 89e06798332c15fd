import type { Facts, FactValue } from '../model/fact.js';

/** Facts a question is to have; null: unknown; a fact that is not named may be anything. */
export type WantedFacts = Facts;

/**
 * How a wanted list is met: `exact`, element by element, or by its `members`, in any order and number. No operator of the rule
 * grammar can tell two lists with the same members apart.
 */
export type ListMatch = 'exact' | 'members';

/** The wanted value of a fact, or `free` where any would do. */
export function wantedOr<T extends FactValue>(
  wanted: WantedFacts,
  name: string,
  free: T,
): FactValue | T {
  return isWanted(wanted, name) ? wanted[name]! : free;
}

export function isWanted(wanted: WantedFacts, name: string): boolean {
  return Object.hasOwn(wanted, name);
}

/** Whether a value is the wanted one; a fact nobody derived is unknown. */
export function isMet(value: FactValue | undefined, wanted: FactValue, lists: ListMatch): boolean {
  if (wanted === null || value === null || value === undefined) return (value ?? null) === wanted;
  if (typeof wanted !== 'object' || typeof value !== 'object') return value === wanted;
  if (lists === 'exact') {
    return wanted.length === value.length && wanted.every((one, index) => one === value[index]);
  }
  return wanted.every((one) => value.includes(one)) && value.every((one) => wanted.includes(one));
}

/** Whether facts have every wanted value, of those facts alone that `concerns` names where it is given. */
export function areMet(
  facts: Facts,
  wanted: WantedFacts,
  lists: ListMatch,
  concerns: (name: string) => boolean = () => true,
): boolean {
  return Object.keys(wanted).every(
    (name) => !concerns(name) || isMet(facts[name], wanted[name]!, lists),
  );
}
