import { AttentionSource } from './attention-source.js';
import type { Attention } from './overview.dto.js';

/** Everything that needs a person, from every feature that knows of something. */
export class AllAttention extends AttentionSource {
  constructor(private readonly sources: readonly AttentionSource[]) {
    super();
  }

  attention(now: number): Attention[] {
    return this.sources.flatMap((source) => source.attention(now));
  }
}
