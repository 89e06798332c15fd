import type { Place } from './note.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Containers within containers that are looked through; the platform's own are far flatter. */
export const DEEPEST = 64;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object, or nothing. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** The place of a member; its pointer is told whether it is there or not. */
export function memberOf({ value, at }: Place, name: string): Place {
  return { value: objectOf(value)[name], at: pointer(at, name) };
}

export function pointer(at: string, step: string | number): string {
  return `${at}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The things of a file: itself, the members of an array, or those of a list answer. */
export function itemsOf(content: unknown): readonly Place[] {
  if (Array.isArray(content)) return membersOf({ value: content, at: '' });
  const { results } = objectOf(content);
  if (Array.isArray(results)) return membersOf({ value: results, at: '/results' });
  return [{ value: content, at: '' }];
}

export function membersOf({ value, at }: Place): readonly Place[] {
  return listOf(value).map((member, i) => ({ value: member, at: pointer(at, i) }));
}

/**
 * Every object and array within a place, itself first, in the order of the text.
 *
 * @param passes whether to look into a member
 */
export function* within(
  place: Place,
  passes: (name: string) => boolean = () => true,
  depth = 0,
): Iterable<Place> {
  const { value, at } = place;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  yield place;
  for (const [name, member] of Object.entries(value)) {
    if (!passes(name)) continue;
    yield* within({ value: member, at: pointer(at, name) }, passes, depth + 1);
  }
}

/** Whether something lies deeper than is looked. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > DEEPEST) return true;
  return Object.values(value).some((member) => isTooDeep(member, depth + 1));
}
