import { Injectable } from '@nestjs/common';
import {
  inForce,
  type CallAttempt,
  type Decision,
  type Evidence,
  type Grant,
} from '@ringfence/rules';
import { AttemptMemory } from '../../decisions/attempt-memory.js';
import { DecisionReader } from '../../decisions/decision-reader.js';
import { EvidenceSource } from '../../decisions/evidence-source.js';
import { LivePolicy } from '../../policy/live-policy.js';
import { Clock } from '../../runtime/clock.js';

/** How long a user may take to answer, in milliseconds: 7 days. */
const ANSWER_MS = 7 * 24 * 3_600_000;
/** How long an approval is told as one at most, as long as a temporary permission, in milliseconds. */
const APPROVAL_MS = 168 * 3_600_000;

/** A deny on record that the user can lift. */
export interface Denial {
  readonly decision: Decision;
  readonly attempt: CallAttempt;
  /** When nothing is waited for any more, in epoch milliseconds. */
  readonly expiresAt: number;
}

/** The permission a user gave after a denial, in epoch milliseconds. */
export interface GivenSince {
  readonly at: number;
  readonly until: number;
}

/** Reads denials that a user can lift, and whether the user did. Nothing is stored of a request: the ledger knows both sides. */
@Injectable()
export class Denials {
  constructor(
    private readonly reader: DecisionReader,
    private readonly memory: AttemptMemory,
    private readonly evidenceSource: EvidenceSource,
    private readonly livePolicy: LivePolicy,
    private readonly clock: Clock,
  ) {}

  /** The decision of this key, whether it can be lifted or not; undefined: none that can be read. */
  find(decisionId: string, keyId: string): Denial | undefined {
    const stored = this.reader.byId(decisionId);
    if (stored?.payload === undefined) return undefined;
    const attempt = JSON.parse(stored.payload.attempt) as CallAttempt;
    if (!this.memory.wasAsked(keyId, attempt.attemptId, decisionId)) return undefined;
    const { decision } = stored;
    return { decision, attempt, expiresAt: Date.parse(decision.decidedAt) + ANSWER_MS };
  }

  /** The permission that was not on record when the attempt was denied; undefined: none came. */
  async givenSince({ decision, attempt }: Denial): Promise<GivenSince | undefined> {
    const known = this.#evidenceOf(decision)?.grant;
    const now = await this.#grantNow(attempt);
    const at = grantedAt(now);
    if (now === undefined || at === undefined || at <= (grantedAt(known) ?? 0)) return undefined;
    const ends = [now.expiresAt, now.revokedAt].filter((end) => end !== undefined);
    return { at, until: Math.min(at + APPROVAL_MS, ...ends.map((end) => Date.parse(end))) };
  }

  /** Whether two attempts are about the same number and the same user. */
  isSamePair(a: CallAttempt, b: CallAttempt): boolean {
    return this.evidenceSource.pairOf(a) === this.evidenceSource.pairOf(b);
  }

  #evidenceOf({ decisionId }: Decision): Evidence | undefined {
    const payload = this.reader.byId(decisionId)?.payload;
    return payload === undefined ? undefined : (JSON.parse(payload.evidence) as Evidence);
  }

  async #grantNow(attempt: CallAttempt): Promise<Grant | undefined> {
    const { parameters } = this.livePolicy.current();
    const now = this.clock.now();
    await this.evidenceSource.prepare(attempt, now);
    const { grant } = this.evidenceSource.gather(attempt, now, (provider) =>
      inForce(parameters, now, provider),
    );
    return grant ?? undefined;
  }
}

function grantedAt(grant: Grant | null | undefined): number | undefined {
  const at = grant?.grantedAt;
  return at === undefined ? undefined : Date.parse(at);
}
