import { nameIn, type NameField } from './readable.js';
import { sameJson } from './same-json.js';

/** Something two people changed, each in a way of their own. Absent sides: taken out. */
export interface Conflict {
  /** Names of the things on the way there, the outermost first. */
  readonly path: readonly string[];
  readonly mine?: unknown;
  readonly theirs?: unknown;
}

export type Side = 'mine' | 'theirs';

export interface Merged<T> {
  readonly value: T;
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings together what two people made of the same text: whatever only one of them touched is taken from that one. What both
 * touched is a conflict, and is taken from the side chosen for it.
 *
 * @param ancestor the text both began with
 * @param side which side a conflict takes, by its path
 */
export function mergeDrafts<T>(
  ancestor: T,
  mine: T,
  theirs: T,
  side: (path: readonly string[]) => Side = () => 'mine',
): Merged<T> {
  const conflicts: Conflict[] = [];
  const value = merged(ancestor, mine, theirs, [], { conflicts, side });
  return { value: value as T, conflicts };
}

interface Merge {
  readonly conflicts: Conflict[];
  readonly side: (path: readonly string[]) => Side;
}

/** Lists whose members are things of their own, by the last step of the way to them; all else is taken whole. */
const LISTS: Readonly<Record<string, NameField>> = {
  rules: 'name',
  cases: 'name',
  suites: 'name',
  parameters: 'key',
  properties: 'id',
};
const OBJECTS = /^(rulesets(\/[^/]+(\/conditions)?)?|suites\/[^/]+)?$/u;

function merged(
  ancestor: unknown,
  mine: unknown,
  theirs: unknown,
  path: readonly string[],
  merge: Merge,
): unknown {
  if (mine === theirs || sameJson(mine, theirs)) return mine;
  if (mine === ancestor) return theirs;
  if (theirs === ancestor) return mine;
  if (sameJson(ancestor, mine)) return theirs;
  if (sameJson(ancestor, theirs)) return mine;
  const field = LISTS[path.at(-1) ?? ''];
  if (field !== undefined && Array.isArray(mine) && Array.isArray(theirs)) {
    const [a, m, t] = [Array.isArray(ancestor) ? ancestor : [], mine, theirs].map((list) =>
      byName(list as readonly unknown[], field),
    );
    return [...inOrder(a, m, t, path, merge).values()];
  }
  if (isRecord(mine) && isRecord(theirs) && OBJECTS.test(path.map(flat).join('/'))) {
    const [a, m, t] = [isRecord(ancestor) ? ancestor : {}, mine, theirs].map(
      (each) => new Map(Object.entries(each)),
    );
    return Object.fromEntries(inOrder(a, m, t, path, merge));
  }
  const sides = {
    ...(mine === undefined ? {} : { mine }),
    ...(theirs === undefined ? {} : { theirs }),
  };
  merge.conflicts.push({ path, ...sides });
  return merge.side(path) === 'mine' ? mine : theirs;
}

type Members = ReadonlyMap<string, unknown>;

/** Members of both sides, in the other person's order; what only I have stands where I put it. */
function inOrder(
  ancestor: Members,
  mine: Members,
  theirs: Members,
  path: readonly string[],
  merge: Merge,
): Map<string, unknown> {
  const names = [...theirs.keys()];
  let after = -1;
  for (const name of mine.keys()) {
    const at = names.indexOf(name);
    if (at >= 0) after = at;
    else names.splice(++after, 0, name);
  }
  const result = new Map<string, unknown>();
  for (const name of names) {
    const value = merged(
      ancestor.get(name),
      mine.get(name),
      theirs.get(name),
      [...path, name],
      merge,
    );
    if (value !== undefined) result.set(name, value);
  }
  return result;
}

/** Members by the name they give themselves; one without a name, or with another's, by its number. */
function byName(list: readonly unknown[], field: NameField): Members {
  const members = new Map<string, unknown>();
  list.forEach((each, index) => {
    const name = nameIn(each, field);
    members.set(name === null || members.has(name) ? `#${index}` : name, each);
  });
  return members;
}

function flat(step: string): string {
  return step.replaceAll('/', '_');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
