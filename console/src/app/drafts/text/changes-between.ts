import { below } from './json-pointer.js';

/** One place of a document and what stands there now; without a value nothing stands there any more. */
export interface TextChange {
  readonly at: string;
  readonly value?: unknown;
}

/** How far down two documents are compared: as far as a rule, a figure, a suite. */
const DEEPEST = 4;

/**
 * What has to be told to somebody who knows the one document so that they know the other. What the two share is not looked at, so
 * that one changed rule costs the same among a thousand as among ten.
 */
export function changesBetween(before: unknown, after: unknown): TextChange[] {
  const changes: TextChange[] = [];
  collect(before, after, '', 0, changes);
  return changes;
}

function collect(
  before: unknown,
  after: unknown,
  at: string,
  depth: number,
  changes: TextChange[],
): void {
  if (before === after) return;
  const names = depth < DEEPEST ? namesOfBoth(before, after) : null;
  if (names === null) {
    changes.push({ at, value: after });
    return;
  }
  const [old, now] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  for (const name of names) {
    const place = below(at, name);
    if (!Object.hasOwn(now, name)) changes.push({ at: place });
    else if (!Object.hasOwn(old, name)) changes.push({ at: place, value: now[name] });
    else collect(old[name], now[name], place, depth + 1, changes);
  }
}

/** Null: not to be compared member by member. A list is, when nothing was put in or taken out. */
function namesOfBoth(before: unknown, after: unknown): readonly string[] | null {
  if (typeof before !== 'object' || typeof after !== 'object') return null;
  if (before === null || after === null) return null;
  if (Array.isArray(before) || Array.isArray(after)) {
    const same = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
    return same ? Object.keys(after) : null;
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
