import type { CallEvent } from '../events/event.dto.js';
import type { PlatformEvent } from './platform-event.js';
import { fittingId } from './told-event.js';

/** What a platform told of all numbers of an account at once. */
export interface AccountEvent {
  readonly account: string;
  readonly event: AccountRestriction;
  readonly item: unknown;
}

/** A restriction that is set on an account, or lifted from it. */
export interface AccountRestriction {
  /** The same for the same thing told again. */
  readonly eventId: string;
  readonly type: 'restriction-set' | 'restriction-lifted';
  readonly occurredAt: string;
  readonly restriction: NonNullable<CallEvent['restriction']>;
}

/** The event as one number is concerned. @param businessNumber E.164 with `+` */
export function ofNumber(event: AccountRestriction, businessNumber: string): CallEvent {
  return { ...event, eventId: fittingId(`${event.eventId}:${businessNumber}`), businessNumber };
}

/** What is told of each number; of an account without any known number nothing has an effect yet. */
export function ofEachNumber(
  { event, item }: AccountEvent,
  numbers: readonly string[],
): Exclude<PlatformEvent, { outcome: 'account' }>[] {
  if (numbers.length === 0) {
    const { eventId, type, occurredAt } = event;
    const at = Date.parse(occurredAt);
    const reason = 'unknown-number';
    return [{ outcome: 'unmatched', reason, eventId, name: type, occurredAt: at, item }];
  }
  return numbers.map((number) => ({ outcome: 'event', event: ofNumber(event, number), item }));
}
