import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { FactDefinition } from '../facts/fact-definition.js';
import type { LeafNode } from '../engine/condition-node.js';
import type { FactValue } from '../model/fact.js';
import { freshText } from '../witness/fresh-text.js';

/** Values with which a group of facts that are compared with each other can be told apart. */
export interface SampleSources {
  /** Tests that read any of the group. */
  readonly leaves: readonly LeafNode[];
  /** Facts that have no other values than these, besides unknown. */
  readonly closed: ReadonlyMap<string, readonly FactValue[]>;
  /** How many facts the group has: so many values must fit between two that are named. */
  readonly members: number;
}

/** Members of a list that is compared with another fact: each of their subsets is tried. */
const MOST_LIST_MEMBERS = 12;

/** A fact whose values could not be told apart by trying some. */
export class NotTellable extends Error {
  override readonly name = 'NotTellable';
}

/**
 * Values of a fact among which every way is found in which the group's tests can come out, the plainest first and unknown last.
 *
 * Words: those that are named, and as many others as the group has facts. Figures: those that are named, and figures below,
 * between and above. A closed vocabulary and a closed set of figures are taken whole.
 *
 * @throws NotTellable
 */
export function samplesOf(fact: string, sources: SampleSources): readonly FactValue[] {
  const closed = sources.closed.get(fact);
  if (closed !== undefined) return distinct([...closed, null]);
  const named = namedValues(sources);
  const definition: FactDefinition | undefined = Object.hasOwn(FACT_CATALOG, fact)
    ? FACT_CATALOG[fact]
    : undefined;
  switch (definition?.type) {
    case 'boolean':
      return [true, false, null];
    case 'string':
      return distinct([...wordsOf(fact, definition.values, named, sources.members), null]);
    case 'number':
    case 'instant':
      return distinct([...figuresAround(named, sources.members), null]);
    case 'string-list':
      return distinct([...listsOf(fact, definition.values, named, sources.members), null]);
    case undefined:
      // What an attempt brings itself may be of any type, and of another than the rule expects.
      return distinct([
        ...wordsOf(fact, undefined, named, sources.members),
        ...figuresAround(named, sources.members),
        true,
        false,
        null,
      ]);
  }
}

function namedValues({ leaves, closed }: SampleSources): readonly FactValue[] {
  const values: unknown[] = [...closed.values()].flat(2);
  for (const { value } of leaves) {
    if (Array.isArray(value)) values.push(...(value as unknown[]));
    else if (typeof value !== 'object') values.push(value);
  }
  return distinct(values as FactValue[]);
}

function wordsOf(
  fact: string,
  vocabulary: readonly string[] | undefined,
  named: readonly FactValue[],
  members: number,
): readonly string[] {
  if (vocabulary !== undefined) return vocabulary;
  const words = named.filter((value) => typeof value === 'string');
  return [...freshWords(fact, words, members), ...words];
}

function freshWords(fact: string, taken: readonly string[], count: number): readonly string[] {
  const all = new Set(taken);
  const fresh: string[] = [];
  for (let i = 0; i < count; i++) {
    const word = freshText(fact, all);
    if (word === undefined) break;
    all.add(word);
    fresh.push(word);
  }
  return fresh;
}

/** Figures that are named, and `members` of them in each gap, whole ones where some fit. */
function figuresAround(named: readonly FactValue[], members: number): readonly number[] {
  const bounds = named.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  if (bounds.length === 0) return [0, ...Array.from({ length: members - 1 }, (_, i) => i + 1)];
  const lowest = bounds[0]!;
  const highest = bounds[bounds.length - 1]!;
  const below = Array.from({ length: members }, (_, i) => Math.ceil(lowest) - 1 - i);
  const above = Array.from({ length: members }, (_, i) => Math.floor(highest) + 1 + i);
  const between = bounds.slice(1).flatMap((bound, i) => gap(bounds[i]!, bound, members));
  const figures = [...bounds, ...above, ...between, ...below];
  // A count is never negative, so plain figures come first; the others are there for figures that can be.
  return [...figures.filter((one) => one >= 0), ...figures.filter((one) => one < 0)];
}

function gap(from: number, to: number, members: number): readonly number[] {
  const whole: number[] = [];
  for (let at = Math.floor(from) + 1; at < to && whole.length < members; at++) whole.push(at);
  if (whole.length === members) return whole;
  return Array.from({ length: members }, (_, i) => from + ((to - from) * (i + 1)) / (members + 1));
}

/** Every choice among the members that are named and one that is not. */
function listsOf(
  fact: string,
  vocabulary: readonly string[] | undefined,
  named: readonly FactValue[],
  members: number,
): readonly (readonly string[])[] {
  const words = vocabulary ?? wordsOf(fact, undefined, named, members);
  if (words.length > MOST_LIST_MEMBERS) throw new NotTellable(fact);
  return Array.from({ length: 2 ** words.length }, (_, mask) =>
    words.filter((_, i) => ((mask >> i) & 1) === 1),
  );
}

function distinct(values: readonly FactValue[]): FactValue[] {
  const seen = new Set<unknown>();
  return values.filter((value) => {
    const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
