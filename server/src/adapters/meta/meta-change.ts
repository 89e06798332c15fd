import type { UserIdentity } from '@ringfence/rules';
import { EVENT, type CallEvent } from '../../events/event.dto.js';
import type { PlatformEvent, UnmatchedReason } from '../../platform-events/platform-event.js';
import { wordOf } from '../../platform-events/event-shape.js';
import { fittingId } from '../../platform-events/told-event.js';
import { digitsAt, objectAt, objectsAt, textAt, type UntypedObject } from '../untyped-json.js';
import { contactsOf } from './concerned-user.js';
import { millisOf } from './unix-seconds.js';

/** One change of a webhook: a field with its value, of one account. */
export class MetaChange {
  readonly field: string;
  readonly value: UntypedObject;
  /** Who takes part. */
  readonly contacts: readonly UserIdentity[];
  /** E.164 with `+`; undefined: the change does not say. */
  readonly businessNumber: string | undefined;
  /** The platform's id of the number. */
  readonly phoneNumberId: string | undefined;

  /** @param account id of the WhatsApp Business account */
  constructor(
    readonly account: string,
    /** Seconds, as the entry says; only some changes carry it. */
    readonly entryTime: unknown,
    change: UntypedObject,
  ) {
    this.field = wordOf(change['field']);
    this.value = objectAt(change['value']);
    this.contacts = contactsOf(this.value);
    const metadata = objectAt(this.value['metadata']);
    const shown = metadata['display_phone_number'] ?? this.value['phone_number'];
    const digits = digitsAt(shown);
    this.businessNumber = digits === undefined ? undefined : `+${digits}`;
    this.phoneNumberId = textAt(metadata['phone_number_id']);
  }

  /** When the newest of what it tells occurred, in epoch milliseconds (UTC); undefined: nothing of it says so. */
  get occurredAt(): number | undefined {
    const { messages, calls, statuses } = this.value;
    const told = [messages, calls, statuses]
      .flatMap(objectsAt)
      .flatMap(({ timestamp }) => millisOf(timestamp) ?? []);
    return told.length === 0 ? millisOf(this.entryTime) : Math.max(...told);
  }

  /** An event of the change's number, or of another; what the events' schema refuses is kept as unreadable. */
  event(
    event: Omit<CallEvent, 'businessNumber'>,
    item: UntypedObject,
    businessNumber = this.businessNumber,
  ): PlatformEvent {
    if (businessNumber === undefined) {
      return this.unmatched('unknown-number', event.eventId, event.type, item);
    }
    const eventId = fittingId(event.eventId);
    const read = EVENT.safeParse({ ...event, eventId, businessNumber });
    return read.success
      ? { outcome: 'event', event: read.data, item }
      : this.unmatched('unreadable', event.eventId, event.type, item);
  }

  /**
   * @param eventId what makes it the same thing when it is told again
   * @param name a word of the platform's, see `wordOf`
   */
  unmatched(
    reason: UnmatchedReason,
    eventId: string,
    name: string,
    item: UntypedObject,
    occurredAt?: number,
  ): Extract<PlatformEvent, { outcome: 'unmatched' }> {
    const { businessNumber } = this;
    return {
      outcome: 'unmatched',
      reason,
      eventId,
      name: name === this.field ? name : `${this.field}/${name}`,
      occurredAt,
      businessNumber,
      item,
    };
  }
}
