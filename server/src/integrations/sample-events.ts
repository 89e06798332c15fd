import { Injectable } from '@nestjs/common';
import { callEvents } from '../adapters/infobip/webhooks/call-events.js';
import { KnownNumbers } from '../calls/known-numbers.js';
import { permissionReplies } from '../adapters/infobip/webhooks/permission-replies.js';
import { translateWebhook } from '../adapters/meta/translate-webhook.js';
import { SIP_EVENT } from '../adapters/sip/sip-event.dto.js';
import { TakeSipEvent } from '../adapters/sip/take-sip-event.js';
import { isObject, type UntypedObject } from '../adapters/untyped-json.js';
import { Directory } from '../directory/directory.js';
import { EVENT } from '../events/event.dto.js';
import { Refusal } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { ofEachNumber } from '../platform-events/account-event.js';
import type { PlatformEvent } from '../platform-events/platform-event.js';
import { PlatformNumbers } from '../platform-events/platform-numbers.js';
import { Clock } from '../runtime/clock.js';

/** What one number is told, or nobody. */
export type SampleEvent = Exclude<PlatformEvent, { outcome: 'account' }>;

const OWN_EVENT = new SchemaPipe(EVENT);
const SIP_MESSAGE = new SchemaPipe(SIP_EVENT);

/** Translates a message for a hook that tells, and puts nothing of it into effect. */
@Injectable()
export class SampleEvents {
  readonly #byHook: Readonly<Record<string, (body: unknown) => readonly PlatformEvent[]>>;

  constructor(
    private readonly directory: Directory,
    known: KnownNumbers,
    private readonly platformNumbers: PlatformNumbers,
    sip: TakeSipEvent,
    clock: Clock,
  ) {
    // What a sample says of a call must not be remembered of a real one.
    const numbers = { of: (ids: readonly string[]) => known.of(ids), keep: () => undefined };
    this.#byHook = {
      'infobip-messages': (body) => permissionReplies(objectOf(body)),
      'infobip-call-events': (body) =>
        callEvents(objectOf(body), { numbers, isRegistered: this.isRegistered }),
      'meta-webhook': (body) =>
        translateWebhook(objectOf(body), {
          now: clock.now(),
          numberOf: (id) => platformNumbers.numberOf('meta', id),
        }).events,
      'sip-events': (body) => sip.read(SIP_MESSAGE.transform(body)),
      events: (body) => [{ outcome: 'event', event: OWN_EVENT.transform(body), item: body }],
    };
  }

  /** @throws Refusal as the hook itself refuses the message */
  read(hook: string, body: unknown): readonly SampleEvent[] {
    const read = this.#byHook[hook];
    if (read === undefined) throw new Error(`nobody reads the messages of ${hook}`);
    return read(body).flatMap((told) => this.#ofNumbers(told));
  }

  #ofNumbers(told: PlatformEvent): SampleEvent[] {
    return told.outcome === 'account'
      ? ofEachNumber(told, this.platformNumbers.ofAccount('meta', told.account))
      : [told];
  }

  /** Tells the business's own numbers, E.164 with `+`. */
  readonly isRegistered = (number: string): boolean =>
    this.directory.businessNumber(number) !== undefined;
}

function objectOf(body: unknown): UntypedObject {
  if (!isObject(body)) throw new Refusal(400, 'malformed-input', 'the body is no JSON object');
  return body;
}
