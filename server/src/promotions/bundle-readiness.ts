import { Injectable } from '@nestjs/common';
import { LedgerIntegrity } from '../ledger/ledger-integrity.js';
import { LivePolicy } from '../policy/live-policy.js';
import { open, PromotionReadiness, shut, type GateResult } from '../reviews/gates.js';
import { BundleFindings } from './bundle-findings.js';

/** The gates that ask whether what is on record is what was promoted: only then may anything follow it. */
@Injectable()
export class BundleReadiness extends PromotionReadiness {
  constructor(
    private readonly integrity: LedgerIntegrity,
    private readonly findings: BundleFindings,
    private readonly livePolicy: LivePolicy,
  ) {
    super();
  }

  check(): readonly GateResult[] {
    return [this.#ledger(), this.#bundleSequence()];
  }

  /** Waits until all of the ledger was looked at, so that the gate has an answer. */
  async settled(): Promise<void> {
    await this.integrity.settled();
  }

  #ledger(): GateResult {
    const { state, firstBad, what } = this.integrity.finding();
    if (state === 'intact') return open('ledger');
    if (state === 'verifying') return { gate: 'ledger', ok: false, running: true, problems: [] };
    const at = firstBad === undefined ? '' : ` at entry ${firstBad}`;
    const message = `the ledger was changed${at}: ${what ?? 'it does not fit its checkpoints'}`;
    return shut('ledger', [{ at: '', code: 'ledger-tampered', message }]);
  }

  #bundleSequence(): GateResult {
    const obstacle =
      this.findings.obstacle ??
      (this.livePolicy.promotion === undefined ? 'no policy is live' : undefined);
    if (obstacle === undefined) return open('bundle-sequence');
    return shut('bundle-sequence', [{ at: '', code: 'bundle-bad', message: obstacle }]);
  }
}
