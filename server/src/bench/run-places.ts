import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';

/** Long runs at once, of everybody together: each takes its share of the machine that decides calls. */
const PLACES = 3;

/** Lets a few long runs work at once, and sends the others away. */
@Injectable()
export class RunPlaces {
  #taken = 0;

  /** How many work now. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * Works in a place of its own, which is free again however the work ends.
   *
   * @throws Refusal 429 `too-many-runs` when none is free
   */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken >= PLACES) {
      throw new Refusal(
        429,
        'too-many-runs',
        `${PLACES} runs are under way: cancel one, or wait for the end of one`,
        { headers: { 'retry-after': '5' } },
      );
    }
    this.#taken++;
    try {
      return await work();
    } finally {
      this.#taken--;
    }
  }
}
