import { randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RandomSource } from './random-source.js';

/** Bytes drawn from the operating system at once: a call for each identifier would cost more than the identifier. */
const POOL_BYTES = 4_096;

/** The operating system's cryptographic generator; no byte is given out twice. */
@Injectable()
export class SystemRandomSource extends RandomSource {
  readonly #pool = Buffer.alloc(POOL_BYTES);
  #used = POOL_BYTES;

  bytes(count: number): Buffer {
    if (count > POOL_BYTES) return randomFillSync(Buffer.alloc(count));
    if (this.#used + count > POOL_BYTES) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    const drawn = Buffer.from(this.#pool.subarray(this.#used, this.#used + count));
    this.#pool.fill(0, this.#used, this.#used + count);
    this.#used += count;
    return drawn;
  }
}
