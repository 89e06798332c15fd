import { EVENT, type CallEvent } from '../../../events/event.dto.js';
import { wordOf } from '../../../platform-events/event-shape.js';
import type { PlatformEvent, UnmatchedReason } from '../../../platform-events/platform-event.js';

/** An event of a number; without one, or where the events' schema refuses it, it is kept as it is. */
export function eventOf(
  event: Omit<CallEvent, 'businessNumber'>,
  businessNumber: string | undefined,
  item: unknown,
): PlatformEvent {
  const { eventId, type } = event;
  if (businessNumber === undefined) return unmatched('unknown-number', eventId, type, item);
  const read = EVENT.safeParse({ ...event, businessNumber });
  return read.success
    ? { outcome: 'event', event: read.data, item }
    : unmatched('unreadable', eventId, type, item);
}

/** @param eventId the same for the same thing told again */
export function unmatched(
  reason: UnmatchedReason,
  eventId: string,
  name: unknown,
  item: unknown,
): PlatformEvent {
  return { outcome: 'unmatched', reason, eventId, name: wordOf(name), item };
}
