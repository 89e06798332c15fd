import { Injectable } from '@nestjs/common';
import {
  decide,
  inForce,
  type CallAttempt,
  type Question,
  type UnrecordedDecision,
} from '@ringfence/rules';
import { KillSwitches } from '../kill-switches/kill-switches.js';
import { stopPermit } from '../kill-switches/stop-permit.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { allCandidates, withCandidates } from './candidates.js';
import type { AskedThrough } from './decide-call-attempt.js';
import { EvidenceSource } from './evidence-source.js';

/** What the id of a rehearsed decision begins with: no decision on record has such an id. */
const REHEARSED = 'test-';

/**
 * Answers a call attempt as it would be answered now, and leaves nothing behind: no record, no slot, no permit that the watchdog or
 * a later question knows of. Nobody may connect by it.
 */
@Injectable()
export class RehearseCallAttempt {
  constructor(
    private readonly livePolicy: LivePolicy,
    private readonly evidenceSource: EvidenceSource,
    private readonly killSwitches: KillSwitches,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  async execute(
    attempt: CallAttempt,
    { candidates = allCandidates, mixedToo }: AskedThrough = {},
  ): Promise<UnrecordedDecision> {
    const now = this.clock.now();
    await this.evidenceSource.prepare(attempt, now);
    const policy = this.livePolicy.current();
    const gathered = this.evidenceSource.gather(
      attempt,
      now,
      (provider) => inForce(policy.parameters, now, provider),
      mixedToo,
    );
    const question: Question = {
      attempt,
      evidence: withCandidates(gathered, candidates),
      now,
      decisionId: REHEARSED + this.ids.next(),
    };
    return stopPermit(decide(policy, question), attempt, this.killSwitches).decision;
  }
}
