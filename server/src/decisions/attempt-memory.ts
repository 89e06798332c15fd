import { Injectable } from '@nestjs/common';
import { canonicalJson, type Decision } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { References } from '../subjects/references.js';
import { DecisionReader, type StoredAnswer } from './decision-reader.js';

/** What an attempt is known by when it is asked again: the key that asked under its id, and the question. */
export interface AskedAttempt {
  /** Reference of the id, with the key. */
  readonly attempt: string;
  /** Reference of the question's canonical bytes: the same question, however it was spelled. */
  readonly question: string;
  readonly keyId: string;
  readonly attemptId: string;
  readonly canonical: string;
}

interface Pending {
  readonly question: string;
  readonly answer: Promise<Decision>;
}

/** Remembers what was answered to an attempt, so that asking again cannot give two answers (contract, section 4). */
@Injectable()
export class AttemptMemory {
  readonly #pending = new Map<string, Pending>();

  constructor(
    private readonly reader: DecisionReader,
    private readonly references: References,
  ) {}

  /** @param question what has to be repeated for the same decision */
  name(keyId: string, attemptId: string, question: object): AskedAttempt {
    const canonical = canonicalJson(question);
    return {
      attempt: this.references.of('attempt', `${keyId}\0${attemptId}`),
      question: this.references.of('question', canonical),
      keyId,
      attemptId,
      canonical,
    };
  }

  /**
   * The answer to the same question, on record or still on its way; undefined: never asked.
   *
   * @throws Refusal 409 when the id was used for another question, its permit is no longer valid, or its record was erased
   */
  recall(asked: AskedAttempt, now: number): Promise<Decision> | Decision | undefined {
    const pending = this.#pending.get(asked.attempt);
    if (pending !== undefined) {
      if (pending.question !== asked.question) throw reused();
      return pending.answer;
    }
    const stored = this.#stored(asked);
    if (stored === undefined) return undefined;
    const { decisionId, question, validUntil, decision } = stored;
    if (this.references.like(question, 'question', asked.canonical) !== question) {
      throw reused(decisionId);
    }
    if (validUntil !== null && now >= validUntil) {
      throw new Refusal(
        409,
        'attempt-expired',
        'the permit for this attempt is no longer valid: ask again under a new attemptId',
        { decisionId },
      );
    }
    if (decision === undefined) {
      throw new Refusal(
        409,
        'attempt-erased',
        'the record of this attempt was erased: ask again under a new attemptId',
        { decisionId },
      );
    }
    return decision;
  }

  /** Whether a decision answered this attempt of this key. */
  wasAsked(keyId: string, attemptId: string, decisionId: string): boolean {
    return this.references
      .all('attempt', `${keyId}\0${attemptId}`)
      .some((reference) => this.reader.byAttempt(reference)?.decisionId === decisionId);
  }

  /** Lets the same question, asked again before it is answered, share the answer. */
  holdWhilePending({ attempt, question }: AskedAttempt, answer: Promise<Decision>): void {
    this.#pending.set(attempt, { question, answer });
    const forget = (): void => void this.#pending.delete(attempt);
    answer.then(forget, forget);
  }

  /** What was asked before the keys changed is known by an older one. */
  #stored({ attempt, keyId, attemptId }: AskedAttempt): StoredAnswer | undefined {
    const stored = this.reader.byAttempt(attempt);
    if (stored !== undefined || this.references.keyIds.length === 1) return stored;
    const [, ...older] = this.references.all('attempt', `${keyId}\0${attemptId}`);
    for (const reference of older) {
      const found = this.reader.byAttempt(reference);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function reused(decisionId?: string): Refusal {
  return new Refusal(
    409,
    'attempt-id-reused',
    'this attemptId was used before with another body: use a new one',
    decisionId === undefined ? {} : { decisionId },
  );
}
