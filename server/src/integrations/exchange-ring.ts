import type { Exchange } from './exchange.dto.js';

/** How many more may be kept within a second, once a ring was filled at once. */
const PER_SECOND = 10;

/**
 * The newest exchanges of one kind. Under load only some are kept, so that keeping them costs next to nothing: as many as the ring
 * holds at once, then ten a second.
 */
export class ExchangeRing {
  readonly #kept: Exchange[] = [];
  #credit: number;
  #creditedAt = 0;

  constructor(private readonly size: number) {
    this.#credit = size;
  }

  /** Whether one more is worth keeping now. @param now monotonic milliseconds */
  takes(now: number): boolean {
    const earned = ((now - this.#creditedAt) / 1_000) * PER_SECOND;
    this.#credit = Math.min(this.size, this.#credit + earned);
    this.#creditedAt = now;
    if (this.#credit < 1) return false;
    this.#credit--;
    return true;
  }

  keep(exchange: Exchange): void {
    this.#kept.push(exchange);
    if (this.#kept.length > this.size) this.#kept.shift();
  }

  /** Oldest first. */
  list(): readonly Exchange[] {
    return this.#kept;
  }
}
