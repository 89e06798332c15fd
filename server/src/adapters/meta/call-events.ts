import type { Initiator, UserIdentity } from '@ringfence/rules';
import type { PlatformEvent } from '../../platform-events/platform-event.js';
import { DECISION_ID } from '../../events/event.dto.js';
import { wordOf } from '../../platform-events/event-shape.js';
import { digitsAt, textAt, wordAt, type UntypedObject } from '../untyped-json.js';
import { concernedUser, userNamed } from './concerned-user.js';
import type { MetaChange } from './meta-change.js';
import { isoOf, millisOf } from './unix-seconds.js';

/** Events of a call that say nothing of its legs, its limits or its end. */
const OF_NO_CONCERN = new Set(['CALL_RECORDING_AVAILABLE', 'CALL_TRANSCRIPTION_AVAILABLE']);

/** An entry of `calls`: connect and terminate (WA-HOOK-001, -003). */
export function callEvent(change: MetaChange, call: UntypedObject): PlatformEvent {
  const kind = wordAt(call['event']);
  if (OF_NO_CONCERN.has(kind)) return { outcome: 'ignored' };
  const name = wordOf(call['event']);
  const callId = textAt(call['id']);
  const at = millisOf(call['timestamp']);
  const eventId = `meta:call:${callId ?? JSON.stringify(call)}:${kind}`;
  if (kind !== 'CONNECT' && kind !== 'TERMINATE') {
    return change.unmatched('unknown-event', eventId, name, call, at);
  }
  const initiator = initiatorOf(call);
  const user = userOfCall(change, call, initiator);
  if (callId === undefined || at === undefined || user === undefined) {
    return change.unmatched('unreadable', eventId, name, call, at);
  }
  const told = {
    eventId,
    occurredAt: isoOf(at),
    user,
    callId,
    ...(initiator === undefined ? {} : { initiator }),
    ...decisionOf(call),
  };
  return kind === 'CONNECT'
    ? change.event({ ...told, type: 'call-started' }, call)
    : change.event({ ...told, type: 'call-ended', answeredAt: answeredAt(call, at) }, call);
}

/** An entry of `statuses`: how a business's call is getting on (WA-HOOK-002). Those of messages are no concern of ours. */
export function callStatus(change: MetaChange, status: UntypedObject): PlatformEvent {
  if (status['type'] !== 'call') return { outcome: 'ignored' };
  const kind = wordAt(status['status']);
  const name = wordOf(status['status']);
  const callId = textAt(status['id']);
  const at = millisOf(status['timestamp']);
  const eventId = `meta:status:${callId ?? JSON.stringify(status)}:${kind}`;
  const type = STATUS_EVENTS[kind];
  if (type === undefined) return change.unmatched('unknown-event', eventId, name, status, at);
  const named = userNamed(status['recipient_id'], status['recipient_user_id']);
  const user = concernedUser(named, change.contacts);
  if (callId === undefined || at === undefined || user === undefined) {
    return change.unmatched('unreadable', eventId, name, status, at);
  }
  const told = {
    eventId,
    occurredAt: isoOf(at),
    user,
    callId,
    initiator: 'business' as const,
    ...decisionOf(status),
  };
  return change.event({ ...told, type }, status);
}

const STATUS_EVENTS: Readonly<
  Record<string, 'call-started' | 'call-connected' | 'call-unanswered'>
> = {
  RINGING: 'call-started',
  ACCEPTED: 'call-connected',
  REJECTED: 'call-unanswered',
};

/** The decision the call was made under, which Meta echoes; whatever else an application put there is not kept (WA-HOOK-013). */
function decisionOf({ biz_opaque_callback_data: opaque }: UntypedObject): { decisionId?: string } {
  return typeof opaque === 'string' && DECISION_ID.test(opaque) ? { decisionId: opaque } : {};
}

/** Read from `direction`, never from who is named first (WA-HOOK-015). */
function initiatorOf(call: UntypedObject): Initiator | undefined {
  switch (wordAt(call['direction'])) {
    case 'USER_INITIATED':
      return 'user';
    case 'BUSINESS_INITIATED':
      return 'business';
    default:
      return undefined;
  }
}

/** The side of the call that is not the business's; `to` and `from` may be swapped (WA-HOOK-015). */
function userOfCall(
  change: MetaChange,
  call: UntypedObject,
  initiator: Initiator | undefined,
): UserIdentity | undefined {
  const sides = initiator === 'user' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const own = change.businessNumber?.slice(1);
  const number = sides
    .map((side) => digitsAt(call[side]))
    .find((digits) => digits !== undefined && digits !== own);
  const scopedId = sides
    .map((side) => textAt(call[`${side}_user_id`]))
    .find((id) => id !== undefined);
  return concernedUser(userNamed(number, scopedId), change.contacts);
}

/** When it was picked up: only then is there a `duration`; COMPLETED tells nothing (WA-HOOK-004). */
function answeredAt(call: UntypedObject, endedAt: number): string | null {
  const { duration, start_time: start } = call;
  if (duration == null) return null;
  const seconds = Number(duration);
  const lasted = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 0;
  return isoOf(millisOf(start) ?? endedAt - lasted);
}
