import { Inject, Injectable } from '@nestjs/common';
import { CallNameReader } from '../../calls/call-name-reader.js';
import { CallReferences } from '../../calls/call-references.js';
import { KnownNumbers } from '../../calls/known-numbers.js';
import { Directory } from '../../directory/directory.js';
import type { Route } from '../../directory/directory.dto.js';
import type { Actor } from '../../ledger/act.js';
import type { PlatformEvent } from '../../platform-events/platform-event.js';
import { ReceivePlatformEvents } from '../../platform-events/receive-platform-events.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { partiesOf } from './sip-attempt.js';
import { inviteOf, sipCallEvents } from './sip-call-events.js';
import type { SipEvent } from './sip-event.dto.js';

/** Takes what a SIP proxy tells of its calls, over whichever transport. */
@Injectable()
export class TakeSipEvent {
  constructor(
    private readonly events: ReceivePlatformEvents,
    private readonly numbers: KnownNumbers,
    private readonly calls: CallReferences,
    private readonly names: CallNameReader,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal 503, RecordUnavailable, LedgerOverloaded: to be told again, and what was applied counts once */
  async execute(event: SipEvent, actor: Actor): Promise<void> {
    const number = this.#numberOf(event);
    // The BYE of a short call is told before what began it is on record.
    if (number !== undefined) this.numbers.keep(number, [event.callId]);
    await this.events.execute('sip', this.read(event), actor);
  }

  /** What it tells, without putting it into effect. */
  read(event: SipEvent): PlatformEvent[] {
    const { sipWhatsAppHosts: whatsAppHosts } = this.config;
    const source = this.#sourceOf(event);
    return sipCallEvents(event, { source, number: this.#numberOf(event), whatsAppHosts });
  }

  #numberOf(event: SipEvent): string | undefined {
    const invite = inviteOf(event);
    if (invite !== undefined) return partiesOf(invite, this.#sourceOf(event)).businessNumber;
    return this.#isAnothers(event.callId) ? undefined : this.numbers.of([event.callId]);
  }

  /** A Call-ID is whatever its caller likes: under that of another platform's call a BYE, which anybody can send, ends nothing. */
  #isAnothers(callId: string): boolean {
    const platform = this.names.of(this.calls.of(callId))?.platform ?? 'sip';
    return platform !== 'sip';
  }

  #sourceOf(event: SipEvent): Route | undefined {
    const { sourceIp } = event;
    return sourceIp === undefined ? undefined : this.directory.route('sip', sourceIp);
  }
}
