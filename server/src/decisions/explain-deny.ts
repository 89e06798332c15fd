import { Injectable } from '@nestjs/common';
import type { WhyNot } from '@ringfence/rules';
import { RunPlaces } from '../bench/run-places.js';
import { Refusal } from '../http/refusal.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { WorkFailed, WorkThreads } from '../threads/work-threads.js';
import { RecordedDecisions } from './recorded-decisions.js';
import type { WhyNotMessage } from './why-not-task.js';

/**
 * Tells what would have to change for a denied call to be permitted, under the version that decided and for what it knew then.
 *
 * The search works on a thread of its own, in one of the places for long runs, so that no decision waits for it.
 */
@Injectable()
export class ExplainDeny {
  constructor(
    private readonly decisions: RecordedDecisions,
    private readonly versions: PolicyVersions,
    private readonly threads: WorkThreads,
    private readonly places: RunPlaces,
  ) {}

  /**
   * @throws Refusal 404 `decision-unknown`, 404 `version-unknown` when the rules that decided cannot be read any more; 409
   * `decision-erased`, 409 `decision-permits`; 429 `too-many-runs`; 503 `search-failed`
   */
  async execute(decisionId: string): Promise<WhyNot> {
    const found = this.decisions.find(decisionId);
    if (found === undefined) {
      throw new Refusal(404, 'decision-unknown', 'no decision with this id is on record');
    }
    const { recorded } = found;
    if (recorded === undefined) {
      throw new Refusal(
        409,
        'decision-erased',
        'somebody this decision concerns was erased: what it rested on cannot be read again',
      );
    }
    const { effect, policy: reference } = recorded.decision;
    if (effect === 'permit') {
      throw new Refusal(409, 'decision-permits', 'the call was permitted: nothing has to change');
    }
    const policy = this.versions.byVersion(reference.version);
    if (policy?.reference.digest !== reference.digest) {
      throw new Refusal(404, 'version-unknown', 'the version that decided cannot be read any more');
    }
    const { document } = policy;
    let whyNot: WhyNot | undefined;
    const hear = (message: WhyNotMessage): boolean => {
      ({ whyNot } = message);
      return true;
    };
    try {
      await this.places.hold(() => this.threads.run({ kind: 'why-not', document, recorded }, hear));
    } catch (error) {
      if (!(error instanceof WorkFailed)) throw error;
      throw new Refusal(503, 'search-failed', `nothing could be shown: ${error.message}`);
    }
    return whyNot!;
  }
}
