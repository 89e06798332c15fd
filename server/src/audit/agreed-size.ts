import type { Database } from 'better-sqlite3';
import { openCheckpoint, type LogIdentity } from '../ledger/checkpoint.js';
import { rootOfTree, type SubtreeSource } from '../ledger/merkle-proof.js';

interface Signed {
  readonly size: number;
  readonly note: string;
}

/**
 * The largest size up to which a tree is what was signed, when it is not at `size`: what differs comes after it.
 *
 * A tree that differs at an entry differs in the root of every size beyond, so the checkpoints are searched by halves.
 */
export function agreedSize(
  connection: Database,
  log: LogIdentity,
  tree: SubtreeSource,
  size: number,
): number {
  const above = connection.prepare<[number, number], Signed>(
    'select size, note from log_checkpoint where size > ? and size < ? order by size limit 1',
  );
  const below = connection.prepare<[number, number], Signed>(
    'select size, note from log_checkpoint where size > ? and size <= ? order by size desc limit 1',
  );
  let [agreed, differing] = [0, size];
  for (;;) {
    const middle = Math.floor((agreed + differing) / 2);
    const next = above.get(middle, differing) ?? below.get(agreed, middle);
    if (next === undefined) return agreed;
    const opened = openCheckpoint(next.note, log);
    const agrees =
      opened.problem === undefined &&
      opened.size === next.size &&
      rootOfTree(tree, next.size).equals(opened.root);
    if (agrees) agreed = next.size;
    else differing = next.size;
  }
}
