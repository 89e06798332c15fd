import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './merkle-hash.js';

/** Hashes of one tile, and the height of the subtree that stands above it: 256 = 2^8. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

/** A level of the tree, counted in tiles, that is not full at its right end. */
export interface EdgeLevel {
  readonly level: number;
  /** Number of the tile that will hold the hashes once they are 256. */
  readonly n: number;
  /** Fewer than 256 hashes, one after another. */
  readonly hashes: Uint8Array;
}

/** Takes each tile as soon as it is full. */
export type OnTile = (level: number, n: number, hashes: Buffer) => void;

/**
 * The right edge of an RFC 9162 tree that grows: all that is needed to append leaves and to tell the root.
 *
 * Tile n of level 0 holds the hashes of leaves 256n to 256n + 255; tile n of level k + 1 holds the roots of 256 tiles of level k.
 * The edge keeps the hashes of tiles that are not full yet, at most 255 a level.
 */
export class TreeEdge {
  /** By level, lowest first. */
  readonly #levels: Level[] = [];
  readonly #onTile: OnTile;
  #size = 0;

  constructor(onTile: OnTile = () => undefined) {
    this.#onTile = onTile;
  }

  /**
   * The edge of a tree of `size` leaves, as `levels()` told it.
   *
   * @returns undefined when the levels do not have the hashes that the size wants
   */
  static of(size: number, levels: readonly EdgeLevel[], onTile?: OnTile): TreeEdge | undefined {
    const edge = new TreeEdge(onTile);
    edge.#size = size;
    for (let i = 0, rest = size; rest > 0; rest = Math.floor(rest / TILE_WIDTH), i++) {
      const hashes = levels.find(({ level }) => level === i)?.hashes ?? Buffer.alloc(0);
      if (hashes.length !== (rest % TILE_WIDTH) * HASH_BYTES) return undefined;
      edge.#levels.push(new Level(Math.floor(rest / TILE_WIDTH), hashes));
    }
    return levels.length === edge.levels().length ? edge : undefined;
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  append(leafHash: Uint8Array): void {
    this.#size++;
    let hash = leafHash;
    for (let i = 0; ; i++) {
      const level = (this.#levels[i] ??= new Level(0, Buffer.alloc(0)));
      level.push(hash);
      if (level.count < TILE_WIDTH) return;
      const full = level.take();
      this.#onTile(i, full.n, full.hashes);
      hash = rootOfHashes(full.hashes);
    }
  }

  root(): Buffer {
    // From the left to the right: the highest subtrees first.
    const peaks = [...this.#levels].reverse().flatMap((level) => level.peaks());
    return (
      peaks.reduceRight<Buffer | undefined>(
        (right, left) => (right === undefined ? left : nodeHash(left, right)),
        undefined,
      ) ?? EMPTY_ROOT
    );
  }

  /** What is not in full tiles, lowest level first; a level without such hashes is left out. */
  levels(): EdgeLevel[] {
    return this.#levels.flatMap((level, i) =>
      level.count === 0 ? [] : [{ level: i, n: level.n, hashes: level.hashes() }],
    );
  }
}

class Level {
  readonly #bytes = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
  count: number;

  constructor(
    public n: number,
    hashes: Uint8Array,
  ) {
    this.#bytes.set(hashes);
    this.count = hashes.length / HASH_BYTES;
  }

  push(hash: Uint8Array): void {
    this.#bytes.set(hash, this.count++ * HASH_BYTES);
  }

  hashes(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.count * HASH_BYTES));
  }

  /** The full tile; the next one begins. */
  take(): { n: number; hashes: Buffer } {
    const full = { n: this.n++, hashes: this.hashes() };
    this.count = 0;
    return full;
  }

  /** Roots of the perfect subtrees over the hashes, largest first. */
  peaks(): Buffer[] {
    const peaks: Buffer[] = [];
    let from = 0;
    for (let width = TILE_WIDTH / 2; width >= 1; width /= 2) {
      if ((this.count & width) === 0) continue;
      const part = this.#bytes.subarray(from * HASH_BYTES, (from + width) * HASH_BYTES);
      peaks.push(rootOfHashes(part));
      from += width;
    }
    return peaks;
  }
}

/** Root of the perfect subtree over hashes that follow one another; they are a power of two. */
export function rootOfHashes(hashes: Uint8Array): Buffer {
  if (hashes.length === HASH_BYTES) return Buffer.from(hashes);
  const half = hashes.length / 2;
  return nodeHash(rootOfHashes(hashes.subarray(0, half)), rootOfHashes(hashes.subarray(half)));
}
