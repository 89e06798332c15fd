import { Controller, Get, Param } from '@nestjs/common';
import type { PolicyDocument } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { Access } from '../identity/access.js';
import { ListVersions } from './list-versions.js';
import { LivePolicy } from './live-policy.js';
import { PolicyVersions } from './policy-versions.js';
import { RuleHits, type RuleHit } from './rule-hits.js';
import type { VersionSummary } from './version.dto.js';

/** The live policy as people read it. */
export interface LivePolicyView {
  version: number;
  digest: string;
  liveSince: string;
  promotedBy: string | null;
  document: PolicyDocument;
  /** How often each rule decided in the last 30 days. */
  hits: RuleHit[];
}

@Controller('v1')
export class PolicyController {
  constructor(
    private readonly livePolicy: LivePolicy,
    private readonly versions: PolicyVersions,
    private readonly listVersions: ListVersions,
    private readonly ruleHits: RuleHits,
  ) {}

  @Get('policy')
  @Access({ people: 'any' })
  live(): LivePolicyView {
    const { reference, document } = this.livePolicy.current();
    const promotion = this.livePolicy.promotion!;
    return {
      ...reference,
      liveSince: promotion.liveSince,
      promotedBy: promotion.promotedBy,
      document,
      hits: this.ruleHits.lastThirtyDays(),
    };
  }

  @Get('versions')
  @Access({ people: 'any' })
  list(): { items: VersionSummary[] } {
    return { items: this.listVersions.execute() };
  }

  @Get('versions/:digest')
  @Access({ people: 'any' })
  one(@Param('digest') digest: string): VersionSummary & { policy: PolicyDocument } {
    const policy = this.versions.byDigest(digest);
    const summary = this.listVersions.one(digest);
    if (policy === undefined || summary === undefined) {
      throw new Refusal(404, 'version-unknown', 'no policy version has this digest');
    }
    return { ...summary, policy: policy.document };
  }
}
