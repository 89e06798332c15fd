import { Injectable, Logger } from '@nestjs/common';
import { CallNameReader } from '../../calls/call-name-reader.js';
import { CallReferences } from '../../calls/call-references.js';
import { Clock } from '../../runtime/clock.js';
import { IdSource } from '../../runtime/id-source.js';
import { CallListing, type ListLine } from './call-listing.js';
import type { SipEvent } from './sip-event.dto.js';
import { SipEventQueue, TELLER } from './sip-event-queue.js';

/** How often a proxy is asked which calls there are, in milliseconds; it is at every connection too. */
const ASK_EVERY_MS = 600_000;
/** Numbers told of in one message: a proxy reads no more than a few KiB at once. */
const KEPT_AT_ONCE = 250;

/**
 * Takes what one proxy tells over its socket, so that none of it is lost: the proxy keeps each event until it hears that it is on
 * record, tells the rest again to whoever connects, and names the calls there still are, since those it was stopped in the midst
 * of nobody tells of.
 */
@Injectable()
export class ProxyEvents {
  readonly #log = new Logger('evapi');
  #say: ((text: string) => void) | undefined;
  #asking: NodeJS.Timeout | undefined;
  #listing: CallListing | undefined;
  #kept: number[] = [];

  constructor(
    private readonly queue: SipEventQueue,
    private readonly names: CallNameReader,
    private readonly calls: CallReferences,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @param say sends a message to the proxy */
  connected(say: (text: string) => void): void {
    this.#say = say;
    this.#kept = [];
    this.#ask();
    this.#asking = setInterval(() => {
      // Whatever waits here already would only be told once more.
      if (this.queue.isEmpty) this.#ask();
    }, ASK_EVERY_MS).unref();
  }

  disconnected(): void {
    clearInterval(this.#asking);
    this.#say = undefined;
    this.#listing = undefined;
  }

  /** @param n number under which the proxy keeps it; undefined: it does not */
  take(event: SipEvent, n: number | undefined): void {
    const say = this.#say;
    this.queue.add(event, () => {
      // A proxy that was started anew in between counts from one again.
      if (say === this.#say) this.kept(n);
    });
  }

  /** Lets the proxy forget an event; those of one turn together. */
  kept(n: number | undefined): void {
    if (n === undefined) return;
    if (this.#kept.push(n) === 1) setImmediate(() => this.#tellKept());
  }

  listed(line: ListLine): void {
    if (line.list !== this.#listing?.id) return;
    const now = this.clock.now();
    const over = this.#listing.take(line, now);
    if (over === undefined) {
      if ('calls' in line) this.#log.warn('a list of calls is not the length it says');
      return;
    }
    for (const call of over) {
      const name = this.names.of(call);
      if (name === undefined) continue;
      this.queue.add({ event: 'ended', callId: name.callId, at: now / 1_000 });
    }
    if (over.length > 0)
      this.#log.warn(`${over.length} calls are over, as the proxy no longer knows them`);
  }

  #ask(): void {
    const underWay = this.names.toldBy(TELLER);
    this.#listing = new CallListing(this.ids.next(), underWay, (callId) => this.calls.of(callId));
    this.#say?.(JSON.stringify({ list: this.#listing.id }));
  }

  #tellKept(): void {
    const kept = this.#kept;
    this.#kept = [];
    for (let first = 0; first < kept.length; first += KEPT_AT_ONCE) {
      const some = kept.slice(first, first + KEPT_AT_ONCE);
      this.#say?.(JSON.stringify({ kept: some.join() }));
    }
  }
}
