/**
 * A map that keeps the entries used last: half of its bound at least, and never more than all of it.
 *
 * Two generations, so that using an entry again costs no more than finding it.
 */
export class RecentlyUsed<K, V> {
  readonly #half: number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  constructor(bound: number) {
    this.#half = Math.ceil(bound / 2);
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
