const HIGHEST = 1e100;

/** Variables by how often conflicts were about them lately, the most active first. */
export class ActivityHeap {
  readonly #heap: number[] = [];
  readonly #places: number[] = [];
  readonly #activity: number[] = [];

  /** Adds a variable that is not in it; one that is stays. */
  add(variable: number): void {
    this.#activity[variable] ??= 0;
    if ((this.#places[variable] ?? -1) >= 0) return;
    this.#places[variable] = this.#heap.length;
    this.#heap.push(variable);
    this.#rise(this.#heap.length - 1);
  }

  takeFirst(): number | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    this.#places[first] = -1;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#places[last] = 0;
      this.#sink(0);
    }
    return first;
  }

  /** Makes a variable more active. @returns the amount to go on with: all are made smaller before numbers grow too large */
  bump(variable: number, amount: number): number {
    this.#activity[variable] = this.#activity[variable]! + amount;
    const place = this.#places[variable] ?? -1;
    if (place >= 0) this.#rise(place);
    if (this.#activity[variable] <= HIGHEST) return amount;
    for (let i = 0; i < this.#activity.length; i++) this.#activity[i]! /= HIGHEST;
    return amount / HIGHEST;
  }

  #rise(from: number): void {
    const variable = this.#heap[from]!;
    const activity = this.#activity[variable]!;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#activity[this.#heap[above]!]! >= activity) break;
      this.#put(this.#heap[above]!, place);
      place = above;
    }
    this.#put(variable, place);
  }

  #sink(from: number): void {
    const variable = this.#heap[from]!;
    const activity = this.#activity[variable]!;
    let place = from;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= this.#heap.length) break;
      const right = below + 1;
      if (
        right < this.#heap.length &&
        this.#activity[this.#heap[right]!]! > this.#activity[this.#heap[below]!]!
      )
        below = right;
      if (this.#activity[this.#heap[below]!]! <= activity) break;
      this.#put(this.#heap[below]!, place);
      place = below;
    }
    this.#put(variable, place);
  }

  #put(variable: number, place: number): void {
    this.#heap[place] = variable;
    this.#places[variable] = place;
  }
}
