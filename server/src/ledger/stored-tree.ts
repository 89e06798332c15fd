import type { Database, Statement } from 'better-sqlite3';
import { HASH_BYTES } from './merkle-hash.js';
import type { SubtreeSource } from './merkle-proof.js';
import { rootOfHashes, TILE_HEIGHT, TILE_WIDTH, type EdgeLevel } from './tree-edge.js';

/** Reads the log's tree from its full tiles and from the edge of one size. */
export class StoredTree implements SubtreeSource {
  readonly #tile: Statement<[number, number], Buffer>;
  readonly #edge: readonly EdgeLevel[];

  /** @param edge as of a size; nothing beyond that size can be asked for */
  constructor(connection: Database, edge: readonly EdgeLevel[]) {
    this.#edge = edge;
    this.#tile = connection
      .prepare<[number, number], Buffer>('select hashes from log_tile where level = ? and n = ?')
      .pluck();
  }

  /** @throws RangeError when the tree is not that large, or a tile is missing */
  perfect(height: number, index: number): Buffer {
    const level = Math.floor(height / TILE_HEIGHT);
    const width = 2 ** (height % TILE_HEIGHT);
    const first = index * width;
    const n = Math.floor(first / TILE_WIDTH);
    const begin = (first % TILE_WIDTH) * HASH_BYTES;
    const hashes = this.#hashes(level, n)?.subarray(begin, begin + width * HASH_BYTES);
    if (hashes?.length !== width * HASH_BYTES) {
      throw new RangeError(`the log's tree has no hash ${first} at level ${level}`);
    }
    return rootOfHashes(hashes);
  }

  /**
   * Hashes of the entries from 256n on, as far as the tree goes and 256 at most, one after another.
   *
   * @throws RangeError when a tile is missing
   */
  leafHashes(n: number): Buffer {
    const hashes = this.#hashes(0, n);
    if (hashes === undefined) throw new RangeError(`the log's tree has no tile ${n}`);
    return Buffer.from(hashes);
  }

  #hashes(level: number, n: number): Uint8Array | undefined {
    const edge = this.#edge.find((candidate) => candidate.level === level && candidate.n === n);
    return edge?.hashes ?? this.#tile.get(level, n);
  }
}
