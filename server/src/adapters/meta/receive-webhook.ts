import { Injectable } from '@nestjs/common';
import type { Actor } from '../../ledger/act.js';
import { PlatformNumbers } from '../../platform-events/platform-numbers.js';
import { ReceivePlatformEvents } from '../../platform-events/receive-platform-events.js';
import { Clock } from '../../runtime/clock.js';
import type { UntypedObject } from '../untyped-json.js';
import { translateWebhook } from './translate-webhook.js';

/** What Meta told is on record under its own name: the signature is what was shown. */
const META: Actor = { kind: 'machine', id: 'meta', credential: 'signature' };
const PLATFORM = 'meta';

/** Puts a webhook of Meta's into effect. */
@Injectable()
export class ReceiveWebhook {
  constructor(
    private readonly events: ReceivePlatformEvents,
    private readonly numbers: PlatformNumbers,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal 503, RecordUnavailable, LedgerOverloaded: Meta sends it again */
  async execute(body: UntypedObject): Promise<void> {
    const { numbers, events } = translateWebhook(body, {
      now: this.clock.now(),
      numberOf: (phoneNumberId) => this.numbers.numberOf(PLATFORM, phoneNumberId),
    });
    for (const number of numbers) await this.events.learn(PLATFORM, number, META);
    await this.events.execute(PLATFORM, events, META);
  }
}
