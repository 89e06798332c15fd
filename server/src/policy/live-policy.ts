import { Injectable } from '@nestjs/common';
import type { CompiledPolicy } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';

/** How the live policy came to be live. */
export interface LivePromotion {
  /** Of its bundle; strictly rising from promotion to promotion. */
  readonly sequence: number;
  readonly version: number;
  readonly digest: string;
  /** Digest of the policy that was live just before; null: none was. */
  readonly base: string | null;
  readonly liveSince: string;
  /** Name of a person; null: it came with the product. */
  readonly promotedBy: string | null;
}

/** A policy with how it came to be live. */
export interface Live {
  readonly policy: CompiledPolicy;
  readonly promotion: LivePromotion;
}

/**
 * The policy that decides: one reference, swapped as a whole.
 *
 * Whoever reads it keeps what was read to the end of the request, so that no answer mixes two policies.
 */
@Injectable()
export class LivePolicy {
  #live: Live | undefined;

  /** @throws Refusal 503 `no-policy` while none is live */
  current(): CompiledPolicy {
    if (this.#live === undefined) {
      throw new Refusal(503, 'no-policy', 'no policy is live: do not connect');
    }
    return this.#live.policy;
  }

  /** How it came to be live; undefined: no policy is. */
  get promotion(): LivePromotion | undefined {
    return this.#live?.promotion;
  }

  /** From the next request on this one decides; one with a lower sequence than the live one never does (V3). */
  swap(live: Live): void {
    if (this.#live !== undefined && live.promotion.sequence <= this.#live.promotion.sequence)
      return;
    this.#live = live;
  }
}
