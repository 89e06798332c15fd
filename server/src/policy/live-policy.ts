import { Injectable } from '@nestjs/common';
import type { CompiledPolicy } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { PolicyVersions } from './policy-versions.js';

/** The policy that decides. */
@Injectable()
export class LivePolicy {
  constructor(private readonly versions: PolicyVersions) {}

  /** @throws Refusal 503 `no-policy` while none is live */
  current(): CompiledPolicy {
    const promotion = this.versions.promotion;
    const policy = promotion === undefined ? undefined : this.versions.byVersion(promotion.version);
    if (policy === undefined) {
      throw new Refusal(503, 'no-policy', 'no policy is live: do not connect');
    }
    return policy;
  }
}
