import { Injectable } from '@nestjs/common';
import { CallParts } from '../calls/call-parts.js';
import { CallWatch } from '../calls/call-watch.js';
import { Directory } from '../directory/directory.js';
import { FormerNumbers } from '../directory/former-numbers.js';
import { ApplyEvent } from '../events/apply-event.js';
import { MEDIA_EVENT, type MediaEvent } from '../events/event.dto.js';
import type { Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { GrantReader } from '../permissions/grant-reader.js';
import { Clock } from '../runtime/clock.js';
import { References } from '../subjects/references.js';
import { ofEachNumber, ofNumber, type AccountEvent } from './account-event.js';
import { AccountEvents } from './account-events.js';
import { ClockWatch } from './clock-watch.js';
import { shapeOf } from './event-shape.js';
import type { PlatformEvent, PlatformNumber, UnmatchedEvent } from './platform-event.js';
import { PlatformMeter, type PlatformOutcome } from './platform-meter.js';
import { PlatformNumbers } from './platform-numbers.js';
import type { HeldInput, UnmatchedInput } from './unmatched-handler.js';

/** How many writes of one message wait at once: a long message must not take the places of calls that are decided. */
const AT_ONCE = 100;

type Applicable = Extract<PlatformEvent, { outcome: 'event' }>;

/** Puts into effect what a platform told, and keeps what fits nothing; all of it is on disk before the platform hears so. */
@Injectable()
export class ReceivePlatformEvents {
  constructor(
    private readonly applyEvent: ApplyEvent,
    private readonly directory: Directory,
    private readonly former: FormerNumbers,
    private readonly numbers: PlatformNumbers,
    private readonly accounts: AccountEvents,
    private readonly grants: GrantReader,
    private readonly references: References,
    private readonly parts: CallParts,
    private readonly watch: CallWatch,
    private readonly ledger: LedgerPort,
    private readonly meter: PlatformMeter,
    private readonly clocks: ClockWatch,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal 503, RecordUnavailable, LedgerOverloaded: the platform sends it again, and what was applied counts once */
  async execute(platform: string, told: readonly PlatformEvent[], actor: Actor): Promise<void> {
    for (let first = 0; first < told.length; first += AT_ONCE) {
      const some = told.slice(first, first + AT_ONCE);
      await Promise.all(some.map((each) => this.#take(platform, each, actor)));
    }
  }

  /** Takes over whose number an id stands for, with all that waited for it. */
  async learn(platform: string, number: PlatformNumber, actor: Actor): Promise<void> {
    if (this.numbers.knows(platform, number) || this.numbers.hasMovedOn(platform, number)) return;
    // A number nobody registered is no business of ours yet: what waits for it goes on waiting.
    if (this.directory.businessNumber(number.number) === undefined) return;
    for (const event of this.numbers.waitingFor(platform, number.platformId)) {
      await this.applyEvent.execute({ ...event, businessNumber: number.number }, actor);
    }
    await this.#applyOfAccount(platform, number, actor);
    await this.numbers.learn(platform, number, actor);
    // More may have been told of the account while this was written.
    await this.#applyOfAccount(platform, number, actor);
  }

  async #applyOfAccount(
    platform: string,
    { account, number }: PlatformNumber,
    actor: Actor,
  ): Promise<void> {
    for (const event of this.accounts.of(platform, account)) {
      await this.applyEvent.execute(ofNumber(event, number), actor);
    }
  }

  async #take(platform: string, told: PlatformEvent, actor: Actor): Promise<void> {
    switch (told.outcome) {
      case 'ignored':
        this.meter.told(platform, 'ignored');
        break;
      case 'unmatched':
        await this.#keep(platform, told, actor);
        break;
      case 'account':
        await this.#takeOfAccount(platform, told, actor);
        break;
      case 'event':
        await this.#apply(platform, told, actor);
        break;
    }
  }

  async #takeOfAccount(platform: string, told: AccountEvent, actor: Actor): Promise<void> {
    const { account, event } = told;
    await this.accounts.keep({ platform, account, event });
    const numbers = this.numbers.ofAccount(platform, account);
    for (const each of ofEachNumber(told, numbers)) await this.#take(platform, each, actor);
  }

  async #apply(platform: string, { event, item }: Applicable, actor: Actor): Promise<void> {
    const { eventId, businessNumber, type } = event;
    const occurredAt = Date.parse(event.occurredAt);
    // Who somebody is stands beside what is told, which is compared itself.
    if (type !== 'user-linked') this.clocks.compare(platform, occurredAt, this.clock.now());
    if (this.directory.businessNumber(businessNumber) === undefined) {
      // What is taken back while a number is out of the directory does not come to life again when it is put in anew.
      const isFormer = this.former.has(businessNumber);
      if (isFormer) await this.applyEvent.execute(event, actor, platform);
      if (type === 'user-linked') return;
      const name = type;
      const reason = 'unknown-number';
      const held = isFormer ? undefined : MEDIA_EVENT.safeParse(event).data;
      const unmatched = { eventId, reason, name, occurredAt, businessNumber, item, held } as const;
      return this.#keep(platform, unmatched, actor);
    }
    const isNews =
      !this.#isKnownLink(event) && (await this.applyEvent.execute(event, actor, platform)).applied;
    this.meter.told(platform, isNews ? 'applied' : 'repeated');
  }

  /** Platforms show who somebody is with every message: only the first time is worth a write. */
  #isKnownLink({ type, user }: Applicable['event']): boolean {
    if (type !== 'user-linked' || user?.waId === undefined || user.bsuid === undefined)
      return false;
    const linked = this.grants.numberOf(this.references.of('bsuid', user.bsuid));
    return linked !== undefined && linked === this.references.of('number', user.waId);
  }

  async #keep(platform: string, unmatched: UnmatchedEvent, actor: Actor): Promise<void> {
    const { eventId, reason, name, occurredAt, businessNumber, item, waiting, held } = unmatched;
    const number = businessNumber?.slice(1);
    const input: UnmatchedInput = {
      platform,
      reference: this.references.of('event', `unmatched\0${eventId}`),
      reason,
      name,
      occurredAt: occurredAt ?? (held === undefined ? null : Date.parse(held.occurredAt)),
      seenAt: this.clock.now(),
      number:
        number === undefined
          ? undefined
          : {
              domain: 'number',
              value: number,
              reference: this.references.of('number', number),
            },
      shape: shapeOf(item),
      waitsFor: waiting === undefined ? null : `${platform} ${waiting.platformId}`,
      event: waiting === undefined ? null : JSON.stringify(waiting.event),
      held: held === undefined ? undefined : this.#heldInput(held, platform),
      actor,
    };
    const result = await this.ledger.write({ kind: 'task', task: 'unmatched', input });
    const outcome = result.kind === 'task' ? (result.output as PlatformOutcome) : 'unmatched';
    this.meter.told(platform, outcome);
    // Also where it fits nothing yet: an alarm names the call by the id that was told here.
    if (held !== undefined) this.watch.changed(held.callId, platform);
    await this.#makeUpFor(platform, unmatched, actor);
  }

  #heldInput({ eventId, type, occurredAt, ...told }: MediaEvent, platform: string): HeldInput {
    const reference = this.references.of('event', eventId);
    const callName = { callId: told.callId, platform };
    return { reference, type, occurredAt, callName, ...this.parts.of(told, undefined) };
  }

  /** Whose number it is may have been learned while this was written. */
  async #makeUpFor(platform: string, { waiting }: UnmatchedEvent, actor: Actor): Promise<void> {
    if (waiting === undefined) return;
    const number = this.numbers.numberOf(platform, waiting.platformId);
    if (number === undefined) return;
    await this.applyEvent.execute({ ...waiting.event, businessNumber: number }, actor);
  }
}
