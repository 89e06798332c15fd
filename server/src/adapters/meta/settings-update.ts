import { hash } from 'node:crypto';
import type { BusinessNumber, Restriction } from '@ringfence/rules';
import type { CallEvent } from '../../events/event.dto.js';
import type { PlatformEvent } from '../../platform-events/platform-event.js';
import { wordOf } from '../../platform-events/event-shape.js';
import { objectAt, objectsAt, textAt, wordAt, type UntypedObject } from '../untyped-json.js';
import { callHoursOf } from './call-hours.js';
import type { MetaChange } from './meta-change.js';
import { isoOf, millisOf } from './unix-seconds.js';

/**
 * The settings of a number as they are now (WA-HOOK-007). Meta names the number by its own id alone: until a signed message told
 * whose it is, the change waits.
 *
 * @param numberOf E.164 with `+` of a number by Meta's id
 */
export function settingsUpdate(
  change: MetaChange,
  numberOf: (phoneNumberId: string) => string | undefined,
): PlatformEvent {
  const { value } = change;
  const told = objectAt(value['phone_number_settings']);
  const id = textAt(told['phone_number_id']);
  const at = millisOf(value['timestamp'] ?? change.entryTime);
  const name = wordOf(value['type']);
  const calling = told['calling'];
  const digest = hash('sha256', JSON.stringify(value), 'base64url');
  const eventId = `meta:settings:${id ?? ''}:${at ?? ''}:${digest}`;
  if (wordAt(value['type']) !== 'PHONE_NUMBER_SETTINGS' || calling === undefined) {
    return change.unmatched('unknown-event', eventId, name, value, at);
  }
  if (id === undefined || at === undefined) {
    return change.unmatched('unreadable', eventId, name, value, at);
  }
  const event: Omit<CallEvent, 'businessNumber'> = {
    eventId,
    type: 'settings-changed',
    occurredAt: isoOf(at),
    settings: settingsOf(objectAt(calling)),
  };
  const number = numberOf(id);
  if (number !== undefined) return change.event(event, value, number);
  const waiting = { platformId: id, event };
  return { ...change.unmatched('unknown-number', eventId, name, value, at), waiting };
}

/** The settings that concern calls (WA-SET-001, -004, -009, -013); what is not said stays as it was. */
export function settingsOf(calling: UntypedObject): BusinessNumber {
  const { status, callback_permission_status: callback, call_hours: hours } = calling;
  const callHours = callHoursOf(objectAt(hours));
  const restrictions = restrictionsOf(objectAt(calling['restrictions']));
  return {
    // Whatever is not plainly on is off: what is not known never permits.
    ...(status === undefined ? {} : { callingEnabled: wordAt(status) === 'ENABLED' }),
    ...(callback === undefined ? {} : { callbackPermission: wordAt(callback) === 'ENABLED' }),
    ...(callHours === undefined ? {} : { callHours }),
    ...(restrictions.length === 0 ? {} : { restrictions }),
  };
}

function restrictionsOf({
  restrictions_list: list,
  restriction_list: other,
}: UntypedObject): Restriction[] {
  return objectsAt(list ?? other).map(({ type, expiration }) => {
    const until = millisOf(expiration);
    return {
      type: textAt(type) ?? 'UNREADABLE_RESTRICTION',
      ...(until === undefined ? {} : { until: isoOf(until) }),
    };
  });
}
