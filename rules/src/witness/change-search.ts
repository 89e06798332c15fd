import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { Facts, FactValue } from '../model/fact.js';
import { denialsOf } from './denial.js';
import { consequences } from './fact-consequences.js';
import type { FactLever } from './fact-levers.js';

/** A lever moved to one of its values. */
export interface Move {
  readonly lever: FactLever;
  readonly to: FactValue;
}

/** Facts after some moves. */
export interface Moved {
  readonly moves: readonly Move[];
  readonly facts: Facts;
}

/** What the search goes through. */
export interface MoveSpace {
  readonly policy: CompiledPolicy;
  readonly facts: Facts;
  readonly levers: readonly FactLever[];
  /** Facts of a call that is in order. */
  readonly sound: Facts;
}

/** Whether every move can be made by somebody, or by time. */
export function isFeasible(moves: readonly Move[]): boolean {
  return moves.every(({ lever }) => lever.control.by !== 'nobody');
}

/** The facts after moves, in their order, with what follows from each. */
function afterMoves({ facts, sound }: MoveSpace, moves: readonly Move[]): Facts {
  return moves.reduce<Facts>(
    (so, { lever, to }) => ({ ...so, ...consequences(so, lever.fact, to, sound) }),
    facts,
  );
}

/**
 * Sets of moves that lift every denial, the smallest first. Every move changes a fact of the denial that reads the fewest: any set
 * that lifts all has such a move, so none is missed.
 *
 * @param largest asked again after each set found
 * @param spend false: no more may be looked at
 */
export function* movesBySize(
  space: MoveSpace,
  largest: () => number,
  spend: () => boolean,
): Generator<Moved, void, void> {
  const seen = new Set<string>();
  let level: Moved[] = [{ moves: [], facts: space.facts }];
  for (let size = 0; level.length > 0; size++) {
    const next: Moved[] = [];
    for (const moved of level) {
      const denial = denialsOf(space.policy, moved.facts)[0];
      if (denial === undefined) {
        yield moved;
        continue;
      }
      if (size >= largest()) continue;
      for (const child of children(space, moved, denial)) {
        const key = keyOf(child.moves);
        if (seen.has(key)) continue;
        seen.add(key);
        if (!spend()) return;
        next.push(child);
      }
    }
    level = next;
  }
}

/** One set of moves that lifts every denial, found by the move that lifts most at each step; undefined: this leads nowhere. */
export function movesAtOnce(space: MoveSpace, largest: number): Moved | undefined {
  let moved: Moved = { moves: [], facts: space.facts };
  for (let size = 0; size <= largest; size++) {
    const denials = denialsOf(space.policy, moved.facts);
    if (denials.length === 0) return withoutSpare(space, moved);
    let best: Moved | undefined;
    let least = denials.length;
    for (const child of children(space, moved, denials[0]!)) {
      const left = denialsOf(space.policy, child.facts).length;
      if (left < least || (left === least && best !== undefined && isKinder(child, best))) {
        best = child;
        least = left;
      }
    }
    if (best === undefined) return undefined;
    moved = best;
  }
  return undefined;
}

/** Whether the moves would do without one of them. */
function isSpare(space: MoveSpace, moves: readonly Move[], one: Move): boolean {
  const rest = moves.filter((move) => move !== one);
  return denialsOf(space.policy, afterMoves(space, rest)).length === 0;
}

function isKinder({ moves }: Moved, other: Moved): boolean {
  return isFeasible(moves) && !isFeasible(other.moves);
}

function withoutSpare(space: MoveSpace, moved: Moved): Moved {
  const spare = moved.moves.find((move) => isSpare(space, moved.moves, move));
  if (spare === undefined) return moved;
  const moves = moved.moves.filter((move) => move !== spare);
  return withoutSpare(space, { moves, facts: afterMoves(space, moves) });
}

function* children(
  { levers, sound }: MoveSpace,
  { moves, facts }: Moved,
  denial: ReadonlySet<string>,
): Generator<Moved> {
  for (const lever of levers) {
    if (moves.some((move) => move.lever === lever)) continue;
    for (const to of lever.values) {
      const change = consequences(facts, lever.fact, to, sound);
      const isTouched = Object.keys(change).some(
        (name) => denial.has(name) && change[name] !== facts[name],
      );
      if (isTouched) yield { moves: [...moves, { lever, to }], facts: { ...facts, ...change } };
    }
  }
}

function keyOf(moves: readonly Move[]): string {
  return moves
    .map(({ lever, to }) => JSON.stringify([lever.fact, to]))
    .sort()
    .join();
}
