import { Injectable } from '@nestjs/common';
import type { Decision } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { DecisionReader } from './decision-reader.js';

interface Pending {
  readonly bodyDigest: string;
  readonly answer: Promise<Decision>;
}

/** Remembers what was answered to an attempt, so that asking again cannot give two answers (contract, section 4). */
@Injectable()
export class AttemptMemory {
  readonly #pending = new Map<string, Pending>();

  constructor(private readonly reader: DecisionReader) {}

  /**
   * The answer to the same question, on record or still on its way; undefined: never asked.
   *
   * @throws Refusal 409 when the id was used for another question, or its permit is no longer valid
   */
  recall(
    keyId: string,
    attemptId: string,
    bodyDigest: string,
    now: number,
  ): Promise<Decision> | Decision | undefined {
    const pending = this.#pending.get(`${keyId} ${attemptId}`);
    if (pending !== undefined) {
      if (pending.bodyDigest !== bodyDigest) throw reused(attemptId);
      return pending.answer;
    }
    const stored = this.reader.byAttempt(keyId, attemptId);
    if (stored === undefined) return undefined;
    if (stored.bodyDigest !== bodyDigest) throw reused(attemptId, stored.decision.decisionId);
    if (stored.validUntil !== null && now >= stored.validUntil) {
      throw new Refusal(
        409,
        'attempt-expired',
        `the permit for attempt \`${attemptId}\` is no longer valid: ask again under a new attemptId`,
        { decisionId: stored.decision.decisionId },
      );
    }
    return stored.decision;
  }

  /** Lets the same question, asked again before it is answered, share the answer. */
  holdWhilePending(
    keyId: string,
    attemptId: string,
    bodyDigest: string,
    answer: Promise<Decision>,
  ): void {
    const key = `${keyId} ${attemptId}`;
    this.#pending.set(key, { bodyDigest, answer });
    const forget = (): void => void this.#pending.delete(key);
    answer.then(forget, forget);
  }
}

function reused(attemptId: string, decisionId?: string): Refusal {
  return new Refusal(
    409,
    'attempt-id-reused',
    `attempt \`${attemptId}\` was asked before with another body: use a new attemptId`,
    decisionId === undefined ? {} : { decisionId },
  );
}
