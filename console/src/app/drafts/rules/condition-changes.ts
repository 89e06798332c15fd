import type { Condition } from '@ringfence/rules';
import { below } from '../text/json-pointer.js';
import { sameJson } from '../text/same-json.js';
import { kindOf, membersOf } from './condition-edit.js';

/** How a condition differs from what was there before. */
export type ConditionChange =
  { readonly kind: 'new' } | { readonly kind: 'changed'; readonly before: Condition };

interface Placed {
  readonly at: string;
  readonly condition: Condition;
}

/**
 * What differs between two trees, by place in the newer: a condition that only stands elsewhere now is no change, one on the same
 * fact as one that is gone has changed, and whatever is left is new.
 */
export function conditionChanges(
  before: Condition,
  now: Condition,
): ReadonlyMap<string, ConditionChange> {
  const old = nodesOf(before);
  let open = nodesOf(now);
  const changes = new Map<string, ConditionChange>();
  const pair = (fits: (was: Placed, is: Placed) => boolean, tell: boolean): void => {
    open = open.filter((is) => {
      const index = old.findIndex((was) => fits(was, is));
      if (index < 0) return true;
      const [was] = old.splice(index, 1);
      if (tell) changes.set(is.at, { kind: 'changed', before: was.condition });
      return false;
    });
  };
  pair((was, is) => was.at === is.at && sameNode(was.condition, is.condition), false);
  pair((was, is) => sameNode(was.condition, is.condition), false);
  pair((was, is) => sameFact(was.condition, is.condition), true);
  pair((was, is) => was.at === is.at && bothLeaves(was.condition, is.condition), true);
  for (const { at } of open) changes.set(at, { kind: 'new' });
  return changes;
}

/** A tree's conditions, those below a group after it. */
function nodesOf(condition: Condition, at = ''): Placed[] {
  const children =
    'not' in condition
      ? [{ at: below(at, 'not'), condition: condition.not }]
      : (membersOf(condition) ?? []).map((each, index) => ({
          at: below(at, kindOf(condition), index),
          condition: each,
        }));
  return [{ at, condition }, ...children.flatMap((each) => nodesOf(each.condition, each.at))];
}

/** Groups are told apart by their kind alone: what is in them is told by itself. */
function sameNode(a: Condition, b: Condition): boolean {
  return isLeaf(a) || isLeaf(b) ? sameJson(a, b) : kindOf(a) === kindOf(b);
}

function sameFact(a: Condition, b: Condition): boolean {
  return 'fact' in a && 'fact' in b && a.fact === b.fact;
}

function bothLeaves(a: Condition, b: Condition): boolean {
  return isLeaf(a) && isLeaf(b) && kindOf(a) === kindOf(b);
}

function isLeaf(condition: Condition): boolean {
  return 'fact' in condition || 'condition' in condition;
}
