import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { BundleFindings } from './bundle-findings.js';

/** What was changed behind the product's back, and promotions that did not come about. */
@Injectable()
export class PolicyAttention extends AttentionSource {
  constructor(private readonly findings: BundleFindings) {
    super();
  }

  attention(): Attention[] {
    return this.findings
      .list()
      .map(({ code, message }) => ({ kind: 'policy-changed', subject: code, reason: message }));
  }
}
