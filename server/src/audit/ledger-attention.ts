import { Injectable } from '@nestjs/common';
import { LedgerIntegrity } from '../ledger/ledger-integrity.js';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';

/** A ledger that is not what was recorded. */
@Injectable()
export class LedgerAttention extends AttentionSource {
  constructor(private readonly integrity: LedgerIntegrity) {
    super();
  }

  attention(): Attention[] {
    const { state, what } = this.integrity.finding();
    return state === 'tampered'
      ? [{ kind: 'ledger-changed', subject: 'ledger', reason: what ?? '' }]
      : [];
  }
}
