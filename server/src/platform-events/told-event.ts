import { hash } from 'node:crypto';
import { EVENT, MEDIA_EVENT, type CallEvent, type MediaEvent } from '../events/event.dto.js';
import { wordOf } from './event-shape.js';
import type { PlatformEvent, UnmatchedReason } from './platform-event.js';

/** Characters of an event's id; platforms make longer ones of their own. */
const LONGEST_ID = 256;

/** The id, or what stands for one that is too long: whatever a platform calls things, an event of it is never lost for that. */
export function fittingId(eventId: string): string {
  return eventId.length <= LONGEST_ID ? eventId : `sha256:${hash('sha256', eventId, 'base64url')}`;
}

/** An event of a number; without one, what it tells of a call's media is held; where the events' schema refuses it, it is kept as it is. */
export function eventOf(
  told: Omit<CallEvent, 'businessNumber'>,
  businessNumber: string | undefined,
  item: unknown,
): PlatformEvent {
  const event = { ...told, eventId: fittingId(told.eventId) };
  const { eventId, type } = event;
  if (businessNumber === undefined) {
    const { data } = MEDIA_EVENT.safeParse(event);
    return unmatched('unknown-number', eventId, type, item, data);
  }
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
  held?: MediaEvent,
): PlatformEvent {
  return { outcome: 'unmatched', reason, eventId, name: wordOf(name), item, held };
}
