import { Injectable, Logger } from '@nestjs/common';
import { CallReader } from '../calls/call-reader.js';
import { CallReferences } from '../calls/call-references.js';
import { CallWatch } from '../calls/call-watch.js';
import { SYSTEM, type Act } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { alarmObject, WHOLE_CALL, type Alarm } from './alarm.js';
import { Alarms } from './alarms.js';
import { AlarmWebhook } from './alarm-webhook.js';
import { CallFeed } from './call-feed.js';
import { CallNames } from './call-names.js';
import { HangUp } from './hang-up.js';
import { JudgeCall, type CallVerdict, type Claim, type Finding } from './judge-call.js';
import { WatchedCalls } from './watched-call.js';

/** Calls judged together. */
const AT_ONCE = 100;
/** How often calls are looked at that nobody told of: for what failed, and for those that last too long. */
const LOOK_EVERY_MS = 250;

/**
 * Compares every call with the permits there were: what happens without one, and a phone in a WhatsApp call, is on record and
 * told of within a second.
 *
 * A call that could not be judged is judged again, and so is every open call when the server starts: nothing is missed.
 */
@Injectable()
export class Watchdog extends CallWatch {
  readonly #log = new Logger('watchdog');
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;

  constructor(
    private readonly judge: JudgeCall,
    private readonly watched: WatchedCalls,
    private readonly alarms: Alarms,
    private readonly webhook: AlarmWebhook,
    private readonly hangUp: HangUp,
    private readonly names: CallNames,
    private readonly calls: CallReferences,
    private readonly mixed: CallReader,
    private readonly feed: CallFeed,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {
    super();
  }

  onApplicationBootstrap(): void {
    for (const call of this.watched.open()) this.#changed.add(call);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    // Whoever looks has told of what failed, and the next start judges it.
    await this.#working?.catch(() => undefined);
  }

  changed(callId: string, platform?: string): void {
    const call = this.calls.of(callId);
    this.names.learn(call, callId, platform);
    this.#changed.add(call);
    this.#look();
  }

  #look(): void {
    // Whatever was not judged stands in the set, and is judged when it is looked again.
    this.execute().catch((error: unknown) => this.#log.error({ err: error }));
  }

  /** Judges every call that changed, and those that last too long. */
  execute(): Promise<void> {
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
    return this.#working;
  }

  async #work(): Promise<void> {
    while (this.#changed.size > 0) {
      const batch = [...this.#changed].slice(0, AT_ONCE);
      for (const call of batch) this.#changed.delete(call);
      try {
        await this.#judgeAll(batch);
      } catch (error) {
        for (const call of batch) this.#changed.add(call);
        throw error;
      }
      // A leg of one call is in the media of every call it is mixed with.
      for (const call of this.mixed.setOf(...batch)) this.feed.publish(call);
    }
    const now = this.clock.now();
    const late = this.watched.tooLong(now).map(({ call, since }): Finding => ({
      kind: 'too-long',
      call,
      unit: WHOLE_CALL,
      code: 'max-duration',
      businessNumber: this.watched.byReference(call)?.businessNumber ?? '',
      place: null,
      occurredAt: since,
    }));
    if (late.length > 0) await this.#record([], late);
  }

  async #judgeAll(batch: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const verdicts = this.#oneCallEach(batch.map((call) => this.judge.execute(call, now)));
    await this.#record(
      verdicts.flatMap(({ claims }) => claims),
      verdicts.flatMap(({ findings }) => findings),
    );
  }

  /** Two calls judged at once may stand on the same permit: the second is judged again once the first is on record. */
  #oneCallEach(verdicts: readonly CallVerdict[]): CallVerdict[] {
    const taken = new Map<string, string>();
    return verdicts.filter(({ claims }) => {
      const again = claims.find(({ call, permit }) => {
        const holder = taken.get(permit.decisionId);
        return permit.call === null && holder !== undefined && holder !== call;
      });
      if (again !== undefined) this.#changed.add(again.call);
      else for (const { call, permit } of claims) taken.set(permit.decisionId, call);
      return again === undefined;
    });
  }

  async #record(claims: readonly Claim[], findings: readonly Finding[]): Promise<void> {
    const raisedAt = this.clock.now();
    const fresh = new Map(
      findings
        .filter((finding) => !this.alarms.isRaised(finding))
        .map((finding) => [
          `${finding.kind} ${finding.call} ${finding.unit} ${finding.code}`,
          finding,
        ]),
    );
    const raised = [...fresh.values()].map((finding): Alarm => ({
      ...finding,
      id: this.ids.next(),
      raisedAt,
      settledAt: null,
      settledBy: null,
    }));
    const writes: SqlWrite[] = [
      ...claims.map(claimWrite),
      ...raised.map((alarm) => this.alarms.raise(alarm, !this.webhook.isOn)),
    ];
    if (writes.length === 0) return;
    await this.ledger.change({ writes, acts: raised.map(actOf) });
    // On record an alarm is not raised again: nobody who listens may keep its call from being ended.
    for (const alarm of raised) void this.hangUp.execute(alarm);
    if (raised.length > 0) this.webhook.wake();
    for (const alarm of raised) this.feed.raise(alarm);
  }
}

function claimWrite({ call, unit, permit, endsAt }: Claim): SqlWrite {
  return {
    sql: `insert into call_permit (call_ref, unit, decision_id, ends_at) values (?, ?, ?, ?)
      on conflict (call_ref, unit) do nothing`,
    values: [call, unit, permit.decisionId, endsAt],
  };
}

function actOf(alarm: Alarm): Act {
  const { id, kind, call, code, businessNumber, place, occurredAt } = alarm;
  return {
    action: 'alarm.raise',
    object: alarmObject(id),
    actor: SYSTEM,
    before: null,
    after: digestOfThing(alarm),
    reason: null,
    details: {
      kind,
      call,
      code,
      businessNumber,
      place,
      occurredAt: new Date(occurredAt).toISOString(),
    },
  };
}
