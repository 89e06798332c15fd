import type { SpendingMeter } from './budget.js';
import { NEVER, type Formula, type Formulas } from './formulas.js';

/** A decision diagram, as a reference: the lowest bit says whether it is the opposite of its node. */
export type DiagramRef = number;

export const EMPTY: DiagramRef = 1;
export const FULL: DiagramRef = 0;

const FIRST_SIZE = 1 << 12;
const CACHE_BITS = 16;

/**
 * Ordered decision diagrams with one node for each function (hash-consed) and complemented edges.
 *
 * A variable of k classes takes as many bits as k needs, the order of variables being that of the formulas; numbers above the
 * last class mean the last, so that every assignment of bits is one of classes. The node of a set is `FULL` or `EMPTY` exactly
 * when it holds everything or nothing.
 */
export class Diagrams {
  #level = new Int32Array(FIRST_SIZE);
  #low = new Int32Array(FIRST_SIZE);
  #high = new Int32Array(FIRST_SIZE);
  #next = new Int32Array(FIRST_SIZE);
  #buckets = new Int32Array(FIRST_SIZE);
  #count = 1;
  readonly #cacheLeft = new Int32Array(1 << CACHE_BITS);
  readonly #cacheRight = new Int32Array(1 << CACHE_BITS);
  readonly #cacheResult = new Int32Array(1 << CACHE_BITS);
  readonly #firstBit: readonly number[];
  readonly #bits: readonly number[];
  readonly #variableAt: number[] = [];
  readonly #made = new Map<number, DiagramRef>();

  /** @param order variables, the one to be looked at first in front */
  constructor(
    private readonly formulas: Formulas,
    order: readonly number[],
    private readonly meter: SpendingMeter,
  ) {
    this.#bits = formulas.sizes.map((size) => Math.ceil(Math.log2(Math.max(size, 2))));
    const first: number[] = [];
    for (const variable of order) {
      first[variable] = this.#variableAt.length;
      for (let i = 0; i < this.#bits[variable]!; i++) this.#variableAt.push(variable);
    }
    this.#firstBit = first;
    this.#level[0] = this.#variableAt.length;
  }

  /** @throws BudgetSpent */
  of(formula: Formula): DiagramRef {
    if (formula < 2) return formula === NEVER ? EMPTY : FULL;
    const known = this.#made.get(formula >> 1);
    if (known !== undefined) return known ^ (formula & 1);
    const node = this.formulas.node(formula);
    const ref =
      node.t === 'atom'
        ? this.#choice(node.variable, node.classes, 0, 0)
        : this.both(this.of(node.left), this.of(node.right));
    this.#made.set(formula >> 1, ref);
    return ref ^ (formula & 1);
  }

  /** @throws BudgetSpent */
  both(left: DiagramRef, right: DiagramRef): DiagramRef {
    if (left === EMPTY || right === EMPTY || left === (right ^ 1)) return EMPTY;
    if (left === FULL || left === right) return right;
    if (right === FULL) return left;
    const [a, b] = left < right ? [left, right] : [right, left];
    const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - CACHE_BITS);
    if (this.#cacheLeft[slot] === a && this.#cacheRight[slot] === b)
      return this.#cacheResult[slot]!;
    this.meter.takeStep();
    const levelA = this.#level[a >> 1]!;
    const levelB = this.#level[b >> 1]!;
    const level = levelA < levelB ? levelA : levelB;
    const low = this.both(this.#lowOf(a, levelA, level), this.#lowOf(b, levelB, level));
    const high = this.both(this.#highOf(a, levelA, level), this.#highOf(b, levelB, level));
    const result = this.#make(level, low, high);
    this.#cacheLeft[slot] = a;
    this.#cacheRight[slot] = b;
    this.#cacheResult[slot] = result;
    return result;
  }

  either(left: DiagramRef, right: DiagramRef): DiagramRef {
    return this.both(left ^ 1, right ^ 1) ^ 1;
  }

  without(left: DiagramRef, right: DiagramRef): DiagramRef {
    return this.both(left, right ^ 1);
  }

  /**
   * One way into a set: the classes that are left for each variable it fixes; whatever the other variables are, it stays in the
   * set. Low classes come first.
   *
   * @param set not `EMPTY`
   */
  oneOf(set: DiagramRef): ReadonlyMap<number, readonly number[]> {
    const bits = new Map<number, 0 | 1>();
    let ref = set;
    while (ref >> 1 !== 0) {
      const level = this.#level[ref >> 1]!;
      const low = this.#low[ref >> 1]! ^ (ref & 1);
      bits.set(level, low === EMPTY ? 1 : 0);
      ref = low === EMPTY ? this.#high[ref >> 1]! ^ (ref & 1) : low;
    }
    const fixed = new Set([...bits.keys()].map((level) => this.#variableAt[level]!));
    return new Map([...fixed].map((variable) => [variable, this.#classesWith(variable, bits)]));
  }

  /** Whether a whole assignment is in a set. @param classes one class for each variable */
  holds(set: DiagramRef, classes: readonly number[]): boolean {
    let ref = set;
    while (ref >> 1 !== 0) {
      const level = this.#level[ref >> 1]!;
      const variable = this.#variableAt[level]!;
      const shift = this.#bits[variable]! - 1 - (level - this.#firstBit[variable]!);
      const isHigh = (classes[variable]! >> shift) & 1;
      ref = (isHigh ? this.#high[ref >> 1]! : this.#low[ref >> 1]!) ^ (ref & 1);
    }
    return ref === FULL;
  }

  #classesWith(variable: number, bits: ReadonlyMap<number, 0 | 1>): number[] {
    const size = this.formulas.sizes[variable]!;
    const width = this.#bits[variable]!;
    const first = this.#firstBit[variable]!;
    const left = new Set<number>();
    for (let code = 0; code < 1 << width; code++) {
      let fits = true;
      for (let i = 0; i < width && fits; i++) {
        const bit = bits.get(first + i);
        fits = bit === undefined || bit === ((code >> (width - 1 - i)) & 1);
      }
      if (fits) left.add(Math.min(code, size - 1));
    }
    return [...left];
  }

  #choice(variable: number, classes: Uint8Array, depth: number, code: number): DiagramRef {
    if (depth === this.#bits[variable]!) {
      return classes[Math.min(code, classes.length - 1)] === 1 ? FULL : EMPTY;
    }
    const low = this.#choice(variable, classes, depth + 1, code << 1);
    const high = this.#choice(variable, classes, depth + 1, (code << 1) | 1);
    return this.#make(this.#firstBit[variable]! + depth, low, high);
  }

  #lowOf(ref: DiagramRef, own: number, level: number): DiagramRef {
    return own === level ? this.#low[ref >> 1]! ^ (ref & 1) : ref;
  }

  #highOf(ref: DiagramRef, own: number, level: number): DiagramRef {
    return own === level ? this.#high[ref >> 1]! ^ (ref & 1) : ref;
  }

  /** The high edge is never complemented, so that a function and its opposite share a node. */
  #make(level: number, low: DiagramRef, high: DiagramRef): DiagramRef {
    if (low === high) return low;
    return (high & 1) === 1
      ? this.#find(level, low ^ 1, high ^ 1) ^ 1
      : this.#find(level, low, high);
  }

  #find(level: number, low: DiagramRef, high: DiagramRef): DiagramRef {
    const bucket = this.#bucketOf(level, low, high);
    for (let node = this.#buckets[bucket]!; node !== 0; node = this.#next[node]!) {
      if (this.#level[node] === level && this.#low[node] === low && this.#high[node] === high)
        return node << 1;
    }
    this.meter.takeNode();
    if (this.#count === this.#level.length) {
      this.#grow();
      return this.#insert(this.#bucketOf(level, low, high), level, low, high);
    }
    return this.#insert(bucket, level, low, high);
  }

  #insert(bucket: number, level: number, low: DiagramRef, high: DiagramRef): DiagramRef {
    const node = this.#count++;
    this.#level[node] = level;
    this.#low[node] = low;
    this.#high[node] = high;
    this.#next[node] = this.#buckets[bucket]!;
    this.#buckets[bucket] = node;
    return node << 1;
  }

  #bucketOf(level: number, low: number, high: number): number {
    const mixed =
      Math.imul(level, 0x27d4eb2d) ^ Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    return ((mixed ^ (mixed >>> 15)) >>> 0) & (this.#buckets.length - 1);
  }

  #grow(): void {
    const size = this.#level.length * 2;
    this.#level = widened(this.#level, size);
    this.#low = widened(this.#low, size);
    this.#high = widened(this.#high, size);
    this.#next = new Int32Array(size);
    this.#buckets = new Int32Array(size);
    for (let node = 1; node < this.#count; node++) {
      const bucket = this.#bucketOf(this.#level[node]!, this.#low[node]!, this.#high[node]!);
      this.#next[node] = this.#buckets[bucket]!;
      this.#buckets[bucket] = node;
    }
  }
}

function widened(from: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(size);
  wide.set(from);
  return wide;
}
