import { sameJson } from './same-json.js';

/** How far down two documents are compared: as far as a rule, a figure, a case. */
const DEEPEST = 5;

/**
 * A document with the members of an older one wherever they say the same, so that "unchanged" can be told by identity, which costs
 * nothing.
 */
export function sharing<T>(older: unknown, newer: T, depth = 0): T {
  if (typeof newer !== 'object' || newer === null || typeof older !== 'object' || older === null)
    return newer;
  if (depth === DEEPEST || Array.isArray(newer) !== Array.isArray(older))
    return sameJson(older, newer) ? (older as T) : newer;
  const old = older as Record<string, unknown>;
  const members = Object.entries(newer as Record<string, unknown>).map(
    ([name, value]) => [name, sharing(old[name], value, depth + 1)] as const,
  );
  const same =
    members.length === Object.keys(old).length &&
    members.every(([name, value]) => Object.hasOwn(old, name) && old[name] === value);
  if (same) return older as T;
  return (
    Array.isArray(newer) ? members.map(([, value]) => value) : Object.fromEntries(members)
  ) as T;
}
