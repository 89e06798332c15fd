import { Injectable } from '@nestjs/common';
import { CallParts } from '../calls/call-parts.js';
import type { CallName } from '../calls/call-name-statements.js';
import type { ToldGroup, ToldLeg } from '../calls/call-statements.js';
import { CallWatch } from '../calls/call-watch.js';
import { Directory } from '../directory/directory.js';
import { Refusal } from '../http/refusal.js';
import type { Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { userReferences, type UserReferences } from '../permissions/user-key.js';
import { Clock } from '../runtime/clock.js';
import { References } from '../subjects/references.js';
import type { Subject } from '../subjects/subject-name.js';
import type { CallEvent } from './event.dto.js';
import { SeenEvents } from './seen-events.js';

/** What the writer thread is given: the event, with references in place of whom and what it names. */
export interface EventInput {
  readonly event: Omit<CallEvent, 'eventId' | 'user' | 'callId' | 'leg' | 'group'>;
  readonly reference: string;
  readonly user: UserReferences | undefined;
  /** The user under both names, to be sealed. */
  readonly people: readonly Subject[];
  readonly call: string | undefined;
  /** What the call is called where it runs, to be sealed. */
  readonly name: CallName | undefined;
  readonly leg: ToldLeg | undefined;
  /** What the call's media is mixed in, and the calls that are in it by that. */
  readonly group: ToldGroup | undefined;
  /** Who told of it. */
  readonly actor: Actor;
  /** Epoch milliseconds (UTC). */
  readonly occurredAt: number;
  readonly seenAt: number;
}

/** Puts an event into effect, once, and on disk before it is acknowledged. */
@Injectable()
export class ApplyEvent {
  constructor(
    private readonly ledger: LedgerPort,
    private readonly directory: Directory,
    private readonly references: References,
    private readonly parts: CallParts,
    private readonly seen: SeenEvents,
    private readonly watch: CallWatch,
    private readonly clock: Clock,
  ) {}

  /**
   * @param platform that told of it; absent: somebody in its place
   * @throws Refusal 503 while the store cannot write: send the event again
   */
  async execute(event: CallEvent, actor: Actor, platform?: string): Promise<{ applied: boolean }> {
    if (this.seen.beforeTheKeysChanged(event.eventId)) return { applied: false };
    const applied = await this.#write(this.#inputOf(event, actor, platform));
    if (applied && /^(restriction|settings)-/.test(event.type)) {
      await this.directory.reloadNumber(event.businessNumber);
    }
    if (applied && event.callId !== undefined) this.watch.changed(event.callId, platform);
    return { applied };
  }

  #inputOf(
    { eventId, user, callId, leg, group, ...event }: CallEvent,
    actor: Actor,
    platform: string | undefined,
  ): EventInput {
    return {
      event,
      reference: this.references.of('event', eventId),
      user: user === undefined ? undefined : userReferences(this.references, user),
      people: user === undefined ? [] : this.#peopleOf(user),
      ...(callId === undefined
        ? { call: undefined, name: undefined, leg: undefined, group: undefined }
        : {
            ...this.parts.of({ callId, leg, group }, event.businessNumber),
            name: { callId, platform: platform ?? null },
          }),
      actor,
      occurredAt: Date.parse(event.occurredAt),
      seenAt: this.clock.now(),
    };
  }

  #peopleOf({ waId, bsuid }: NonNullable<CallEvent['user']>): Subject[] {
    return [
      ...(waId === undefined ? [] : [this.#subject('number', waId)]),
      ...(bsuid === undefined ? [] : [this.#subject('bsuid', bsuid)]),
    ];
  }

  #subject(domain: Subject['domain'], value: string): Subject {
    return { domain, value, reference: this.references.of(domain, value) };
  }

  async #write(input: EventInput): Promise<boolean> {
    try {
      const result = await this.ledger.write({ kind: 'task', task: 'event', input });
      return result.kind === 'task' && result.output === true;
    } catch {
      throw new Refusal(503, 'record-unavailable', 'the event cannot be stored: send it again', {
        headers: { 'retry-after': '1' },
      });
    }
  }
}
