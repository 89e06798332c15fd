import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { DraftStore } from '../drafts/draft-store.js';
import { BundleFindings } from './bundle-findings.js';
import { ScheduledPromotions } from './scheduled-promotions.js';

/** What was changed behind the product's back, and promotions that did not come about. */
@Injectable()
export class PolicyAttention extends AttentionSource {
  constructor(
    private readonly findings: BundleFindings,
    private readonly scheduled: ScheduledPromotions,
    private readonly drafts: DraftStore,
  ) {
    super();
  }

  attention(now: number): Attention[] {
    const changed = this.findings.list().map(({ code, message }): Attention => ({
      kind: 'policy-changed',
      subject: code,
      reason: message,
    }));
    const failed = this.scheduled.failures(now).map(({ digest, closedAt, failure }): Attention => ({
      kind: 'promotion-failed',
      subject: this.drafts.frozenAs(digest)[0]?.title ?? digest,
      at: new Date(closedAt).toISOString(),
      reason: failure.message,
    }));
    return [...changed, ...failed];
  }
}
