import { Injectable } from '@nestjs/common';
import {
  decide,
  inForce,
  reservationOf,
  standInDeny,
  type CallAttempt,
  type Decision,
  type Judgement,
  type Question,
  type UnrecordedDecision,
} from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { LedgerOverloaded } from '../ledger/ledger.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { DecisionJob, LedgerResult } from '../ledger/ledger-job.js';
import { KillSwitches } from '../kill-switches/kill-switches.js';
import { stopPermit, stopRecorded } from '../kill-switches/stop-permit.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { CallReferences } from '../calls/call-references.js';
import { AttemptMemory, type AskedAttempt } from './attempt-memory.js';
import { allCandidates, withCandidates, type Candidates } from './candidates.js';
import { ConcernedPeople } from './concerned-people.js';
import { recordOf } from './decision-record.js';
import { DecisionFeed } from './decision-feed.js';
import { DecisionMeter } from './decision-meter.js';
import { EvidenceSource, type MixedToo } from './evidence-source.js';
import { StoppedPermits } from './stopped-permits.js';

/** How long a reservation counts while the call is not connected, in milliseconds (C2). */
const RESERVATION_MS = 60_000;

/** Who asks: attempts are known by the key that asked them. */
export interface Asker {
  readonly keyId: string;
}

/** What an adapter knows better than the attempt it makes. */
export interface AskedThrough {
  /** Passes over destinations its platform cannot connect. */
  readonly candidates?: Candidates;
  /** What the platform has to repeat for the same decision; absent: the whole attempt. */
  readonly sameQuestion?: object;
  /** Calls, dialogs and conferences it names; absent: none beside its own call. */
  readonly mixedToo?: MixedToo;
}

/** What of an answer tells of nobody: a digest of the rest could be tried out, number by number. */
function answerOf({ decisionId, effect, reasons }: UnrecordedDecision): object {
  return { decisionId, effect, reasons: reasons.map(({ code }) => code) };
}

/**
 * Answers one call attempt under the live policy, and puts the answer on record first: no record, no answer.
 *
 * The same attempt of the same key gets the same decision again, a permit only while it is valid.
 */
@Injectable()
export class DecideCallAttempt {
  constructor(
    private readonly livePolicy: LivePolicy,
    private readonly evidenceSource: EvidenceSource,
    private readonly memory: AttemptMemory,
    private readonly killSwitches: KillSwitches,
    private readonly stoppedPermits: StoppedPermits,
    private readonly concernedPeople: ConcernedPeople,
    private readonly calls: CallReferences,
    private readonly ledger: LedgerPort,
    private readonly feed: DecisionFeed,
    private readonly meter: DecisionMeter,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /**
   * @throws Refusal 409 for an attempt id that cannot be answered again, 503 while no record can be written
   */
  async execute(
    attempt: CallAttempt,
    asker: Asker,
    { candidates = allCandidates, sameQuestion = attempt, mixedToo }: AskedThrough = {},
  ): Promise<Decision> {
    const startedAt = this.clock.monotonic();
    const now = this.clock.now();
    const asked = this.memory.name(asker.keyId, attempt.attemptId, sameQuestion);
    const known = this.memory.recall(asked, now);
    if (known !== undefined) return this.#again(await known, attempt, asker);
    const answer = this.#decideAndRecord(attempt, asked, now, candidates, mixedToo);
    this.memory.holdWhilePending(asked, answer);
    const decision = await this.#unlessStopped(await answer, attempt, asker);
    this.meter.answered(decision, this.clock.monotonic() - startedAt);
    return decision;
  }

  async #decideAndRecord(
    attempt: CallAttempt,
    asked: AskedAttempt,
    now: number,
    candidates: Candidates,
    mixedToo: MixedToo | undefined,
  ): Promise<Decision> {
    await this.evidenceSource.prepare(attempt, now);
    const policy = this.livePolicy.current();
    const gathered = this.evidenceSource.gather(
      attempt,
      now,
      (provider) => inForce(policy.parameters, now, provider),
      mixedToo,
    );
    const evidence = withCandidates(gathered, candidates);
    const question: Question = { attempt, evidence, now, decisionId: this.ids.next() };
    const judgement = stopPermit(decide(policy, question), attempt, this.killSwitches);
    const concerned = this.concernedPeople.of(attempt, evidence);
    const parties = {
      pair: this.evidenceSource.pairOf(attempt),
      call: attempt.callId === undefined ? null : this.calls.of(attempt.callId),
    };
    const named = { attempt, evidence, asked, concerned, parties };
    const record = recordOf(named, judgement);
    const reservation = reservationOf(question, judgement);
    if (!reservation.needed) {
      const { index } = await this.#write({ kind: 'decision', record });
      return this.#recorded(judgement, index, record, attempt);
    }
    const denied = (retryAt?: number): Judgement =>
      standInDeny(policy, question, judgement, 'connected-call-limit', retryAt);
    const standIn = recordOf(named, denied());
    const written = await this.#write({
      kind: 'decision',
      record,
      reservation: {
        standIn,
        slot: {
          ...parties,
          limit: this.evidenceSource.slotLimit(attempt, now, reservation.limit),
          now,
          expiresAt: now + RESERVATION_MS,
          holder: asked.attempt,
        },
      },
    });
    return written.wroteStandIn
      ? this.#recorded(denied(written.retryAt), written.index, standIn, attempt)
      : this.#recorded(judgement, written.index, record, attempt);
  }

  /** A permit that was stopped and is no more stands again before it is given again: calls are compared with what stands. */
  async #again(decision: Decision, attempt: CallAttempt, asker: Asker): Promise<Decision> {
    const { effect, log } = decision;
    const isCovered = this.killSwitches.stopping(attempt) !== undefined;
    if (effect === 'permit' && !isCovered && this.stoppedPermits.has(log.index)) {
      const writes = [this.stoppedPermits.resume(log.index)];
      await this.#onRecord(this.ledger.change({ writes, acts: [] }));
    }
    return this.#unlessStopped(decision, attempt, asker);
  }

  /**
   * The last word before an answer leaves: a permit on record, of a moment or a minute ago, is denied while a kill switch covers
   * it. That answer is on record too, as an act; the permit may be used again once the switch is lifted.
   */
  async #unlessStopped(
    decision: Decision,
    attempt: CallAttempt,
    { keyId }: Asker,
  ): Promise<Decision> {
    const { log, ...permit } = decision;
    const stopped = stopRecorded(permit, attempt, this.killSwitches);
    if (stopped === permit) return decision;
    const stoppedAt = this.clock.now();
    const denied = { ...stopped, decidedAt: new Date(stoppedAt).toISOString() };
    const [index] = await this.#onRecord(
      this.ledger.change({
        writes: [this.stoppedPermits.stop(log.index, stoppedAt)],
        acts: [
          {
            action: 'decision.stop',
            object: `decision/${decision.decisionId}`,
            actor: { kind: 'machine', id: keyId, credential: keyId },
            before: digestOfThing(answerOf(decision)),
            after: digestOfThing(answerOf(denied)),
            reason: null,
          },
        ],
      }),
    );
    return { ...denied, log: { index: index! } };
  }

  async #write(job: DecisionJob): Promise<Extract<LedgerResult, { kind: 'decision' }>> {
    const result = await this.#onRecord(this.ledger.write(job));
    return result as Extract<LedgerResult, { kind: 'decision' }>;
  }

  async #onRecord<T>(written: Promise<T>): Promise<T> {
    try {
      return await written;
    } catch (error) {
      this.meter.refused(error instanceof LedgerOverloaded ? 'overloaded' : 'record-unavailable');
      if (error instanceof LedgerOverloaded) {
        throw new Refusal(
          503,
          'overloaded',
          'too many attempts wait for their record: do not connect',
          {
            headers: { 'retry-after': '1' },
          },
        );
      }
      throw new Refusal(
        503,
        'record-unavailable',
        'the decision cannot be recorded: do not connect',
        {
          headers: { 'retry-after': '1' },
        },
      );
    }
  }

  #recorded(
    { decision }: Judgement,
    index: number,
    record: DecisionJob['record'],
    attempt: CallAttempt,
  ): Decision {
    const recorded: Decision = { ...decision, log: { index } };
    this.feed.publish(recorded, record, attempt);
    return recorded;
  }
}
