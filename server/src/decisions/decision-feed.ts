import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { CallAttempt, Decision } from '@ringfence/rules';
import type { DecisionRecord } from '../ledger/ledger-job.js';
import type { DecisionSummary } from './decision.dto.js';
import { summaryOf } from './decision-summary.js';

/** Tells listeners of every decision, after it is on record. */
@Injectable()
export class DecisionFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  publish(decision: Decision, record: DecisionRecord, attempt: CallAttempt): void {
    if (this.#emitter.listenerCount('decision') === 0) return;
    this.#emitter.emit('decision', summaryOf(decision, record, attempt));
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: (summary: DecisionSummary) => void): () => void {
    this.#emitter.on('decision', listener);
    return () => this.#emitter.off('decision', listener);
  }
}
