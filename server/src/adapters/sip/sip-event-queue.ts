import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../../ledger/act.js';
import type { SipEvent } from './sip-event.dto.js';
import { TakeSipEvent } from './take-sip-event.js';

/** How long events are gathered, in milliseconds: written together they hold up fewer decisions. */
const GATHER_MS = 100;
/** Until what could not be put on record is tried again, in milliseconds. */
const AGAIN_MS = 1_000;
/** Events written together. */
const AT_ONCE = 200;
/** Events that wait; what comes beyond is told again by a proxy that keeps it, and lost with any other. */
const MOST_WAITING = 10_000;

/** Under what a proxy's events are known. */
export const TELLER = 'evapi';
const ACTOR: Actor = { kind: 'machine', id: TELLER, credential: TELLER };

interface Waiting {
  readonly event: SipEvent;
  readonly kept: () => void;
}

/** Puts on record what a proxy tells only once: what cannot be written now is tried again until it can. */
@Injectable()
export class SipEventQueue implements OnModuleDestroy {
  readonly #log = new Logger('evapi');
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;

  constructor(private readonly takeSipEvent: TakeSipEvent) {}

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#writing === undefined;
  }

  /** @param kept called once the event is on record */
  add(event: SipEvent, kept: () => void = () => undefined): void {
    if (this.#waiting.length >= MOST_WAITING) {
      return this.#log.error(`an event is not taken: ${MOST_WAITING} wait to be put on record`);
    }
    this.#waiting.push({ event, kept });
    this.#writeAfter(GATHER_MS);
  }

  /** Writes what waits, unless that fails: there is nobody left to try it again. */
  async onModuleDestroy(): Promise<void> {
    await this.#writing;
    clearTimeout(this.#timer);
    while (this.#waiting.length > 0 && (await this.#write()) === GATHER_MS);
  }

  #writeAfter(ms: number): void {
    if (this.#writing !== undefined) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#write().then((wait) => {
        this.#writing = undefined;
        if (this.#waiting.length > 0) this.#writeAfter(wait);
      });
    }, ms);
  }

  /** @returns how long the next ones wait, in milliseconds */
  async #write(): Promise<number> {
    const batch = this.#waiting.splice(0, AT_ONCE);
    const outcomes = await Promise.allSettled(
      batch.map(({ event, kept }) => this.takeSipEvent.execute(event, ACTOR).then(kept)),
    );
    const failed = batch.filter((_, n) => outcomes[n]!.status === 'rejected');
    const first = outcomes.find(({ status }) => status === 'rejected');
    if (first?.status === 'rejected') {
      this.#log.error({ err: first.reason as unknown, events: failed.length });
    }
    // Last, so that one that can never be written holds up no other.
    this.#waiting.push(...failed);
    return failed.length > 0 ? AGAIN_MS : GATHER_MS;
  }
}
