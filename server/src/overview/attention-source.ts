import type { Attention } from './overview.dto.js';

/** What will need a person soon: attestations and grants that end. */
export abstract class AttentionSource {
  /** @param now epoch milliseconds (UTC) */
  abstract attention(now: number): Attention[];
}
