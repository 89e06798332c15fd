import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { Refusal } from '../http/refusal.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import type { CallEvent } from './event.dto.js';

/** What the writer thread is given. */
export interface EventInput {
  readonly event: CallEvent;
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
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal 503 while the store cannot write: send the event again */
  async execute(event: CallEvent): Promise<{ applied: boolean }> {
    const input: EventInput = {
      event,
      occurredAt: Date.parse(event.occurredAt),
      seenAt: this.clock.now(),
    };
    const applied = await this.#write(input);
    if (applied && /^(restriction|settings)-/.test(event.type)) {
      await this.directory.reloadNumber(event.businessNumber);
    }
    return { applied };
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
