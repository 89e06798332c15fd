import type { Condition } from '@ringfence/rules';
import { below, stepsOf, valueAt, withInserted, without, withValue } from '../text/json-pointer.js';

/** Groups a condition can be put into. */
export type GroupKind = 'all' | 'any' | 'not';
export type NodeKind = GroupKind | 'named' | 'fact';

/** A tree after an edit, and the place the keyboard goes on from. Places are pointers from the outermost condition. */
export interface EditedTree {
  readonly root: Condition;
  readonly focus: string;
}

export function kindOf(condition: Condition): NodeKind {
  if ('fact' in condition) return 'fact';
  if ('condition' in condition) return 'named';
  if ('not' in condition) return 'not';
  return 'all' in condition ? 'all' : 'any';
}

/** Members of a group of several; null for every other condition. */
export function membersOf(condition: Condition): readonly Condition[] | null {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : null;
}

function conditionAt(root: Condition, at: string): Condition {
  return valueAt(root, at) as Condition;
}

function put(root: Condition, at: string, condition: Condition): Condition {
  return at === '' ? condition : withValue(root, at, condition);
}

export function replaced(root: Condition, at: string, condition: Condition): EditedTree {
  return { root: put(root, at, condition), focus: at };
}

/** Adds to the end of a group. */
export function added(root: Condition, group: string, condition: Condition): EditedTree {
  const node = conditionAt(root, group);
  const members = membersOf(node);
  if (members === null) return { root, focus: group };
  const list = below(group, kindOf(node));
  const focus = below(list, members.length);
  return { root: withInserted(root, focus, condition), focus };
}

/** Takes a condition out; a `not` goes with what it holds. The outermost condition becomes an empty group. */
export function removed(root: Condition, at: string): EditedTree {
  if (at === '') return { root: { all: [] }, focus: '' };
  const parent = parentOf(at);
  if (stepsOf(at).at(-1) === 'not') return removed(root, parent);
  const next = without(root, at);
  const left = membersOf(conditionAt(next, parent))?.length ?? 0;
  const index = Math.min(indexIn(at), left - 1);
  return { root: next, focus: left === 0 ? parent : below(listOf(at), index) };
}

/** Moves a condition one place up or down; beyond the end of its group it leaves the group, where the group is in another. */
export function moved(root: Condition, at: string, step: -1 | 1): EditedTree {
  if (at === '' || stepsOf(at).at(-1) === 'not') return { root, focus: at };
  const condition = conditionAt(root, at);
  const target = indexIn(at) + step;
  const list = listOf(at);
  const size = (valueAt(root, list) as readonly unknown[]).length;
  if (target >= 0 && target < size) {
    const focus = below(list, target);
    return { root: withInserted(without(root, at), focus, condition), focus };
  }
  const group = parentOf(at);
  if (group === '' || stepsOf(group).at(-1) === 'not') return { root, focus: at };
  const focus = below(listOf(group), indexIn(group) + (step === 1 ? 1 : 0));
  return { root: withInserted(without(root, at), focus, condition), focus };
}

/** Puts a condition into a group of its own. */
export function wrapped(root: Condition, at: string, kind: GroupKind): EditedTree {
  const condition = conditionAt(root, at);
  const group: Condition =
    kind === 'not'
      ? { not: condition }
      : kind === 'all'
        ? { all: [condition] }
        : { any: [condition] };
  return { root: put(root, at, group), focus: at };
}

/** Whether a group may be taken away with its members left in its place. */
export function canUnwrap(root: Condition, at: string): boolean {
  const condition = conditionAt(root, at);
  const kind = kindOf(condition);
  if (kind === 'fact' || kind === 'named') return false;
  // json-rules-engine reads a bare fact at the root as no rule at all.
  const only = kind === 'not' ? inner(condition) : soleOf(condition);
  if (at === '') return only !== null && kindOf(only) !== 'fact';
  return only !== null || stepsOf(at).at(-1) !== 'not';
}

/** Takes a group away and leaves its members in its place. */
export function unwrapped(root: Condition, at: string): EditedTree {
  if (!canUnwrap(root, at)) return { root, focus: at };
  const condition = conditionAt(root, at);
  const only = kindOf(condition) === 'not' ? inner(condition) : soleOf(condition);
  if (only !== null) return replaced(root, at, only);
  const members = membersOf(condition) ?? [];
  const rest = without(root, at);
  const next = members.reduceRight((tree, member) => withInserted(tree, at, member), rest);
  return { root: next, focus: members.length > 0 ? at : parentOf(at) };
}

/** Turns a group into another kind of group; what it holds stays. */
export function regrouped(root: Condition, at: string, kind: GroupKind): EditedTree {
  const condition = conditionAt(root, at);
  const members = membersOf(condition) ?? ('not' in condition ? [condition.not] : [condition]);
  return replaced(root, at, groupOf(kind, members));
}

function groupOf(kind: GroupKind, members: readonly Condition[]): Condition {
  if (kind === 'all') return { all: members };
  if (kind === 'any') return { any: members };
  return { not: members.length === 1 ? members[0] : { all: members } };
}

function inner(condition: Condition): Condition | null {
  return 'not' in condition ? condition.not : null;
}

function soleOf(condition: Condition): Condition | null {
  const members = membersOf(condition) ?? [];
  return members.length === 1 ? members[0] : null;
}

function parentOf(at: string): string {
  const steps = stepsOf(at);
  return below('', ...steps.slice(0, steps.at(-1) === 'not' ? -1 : -2));
}

function listOf(at: string): string {
  return at.slice(0, at.lastIndexOf('/'));
}

function indexIn(at: string): number {
  return Number(stepsOf(at).at(-1));
}
