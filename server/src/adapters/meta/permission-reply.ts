import type { Grant } from '@ringfence/rules';
import type { PlatformEvent } from '../../platform-events/platform-event.js';
import { objectAt, textAt, wordAt, type UntypedObject } from '../untyped-json.js';
import { concernedUser, userNamed } from './concerned-user.js';
import type { MetaChange } from './meta-change.js';
import { isoOf, millisOf } from './unix-seconds.js';

/** Tells what a user did from what the platform does by itself. */
const SOURCE = 'meta-reply';

/**
 * A message as far as it concerns calls: the six forms of `call_permission_reply` (WA-HOOK-005, -006). All others are the
 * business's own conversations, and nothing of them is kept.
 */
export function permissionReply(change: MetaChange, message: UntypedObject): PlatformEvent {
  const interactive = objectAt(message['interactive']);
  if (interactive['type'] !== 'call_permission_reply') return { outcome: 'ignored' };
  const reply = objectAt(interactive['call_permission_reply']);
  const id = textAt(message['id']);
  const at = millisOf(message['timestamp']);
  const named = userNamed(message['from'], message['from_user_id']);
  const user = concernedUser(named, change.contacts);
  const eventId = `meta:reply:${id ?? JSON.stringify(message)}`;
  if (id === undefined || at === undefined || user === undefined) {
    return change.unmatched('unreadable', eventId, 'call_permission_reply', message, at);
  }
  const told = { eventId, occurredAt: isoOf(at), user };
  const isByUser = wordAt(reply['response_source']) === 'USER_ACTION';
  // Only an answer to a request names what it answers: what a user does in the profile names nothing (WA-HOOK-005).
  const isAnswer = isByUser && textAt(objectAt(message['context'])['id']) !== undefined;
  switch (wordAt(reply['response'])) {
    case 'ACCEPT': {
      const grant = grantOf(reply, at);
      return grant === undefined
        ? change.unmatched('unreadable', eventId, 'call_permission_reply', message, at)
        : change.event({ ...told, type: 'permission-granted', grant }, message);
    }
    case 'REJECT':
      // The user's "no" to a request leaves an earlier grant alone; any other reject takes the permission back (WA-PERM-022).
      if (isAnswer) return change.event({ ...told, type: 'permission-refused' }, message);
      return change.event(
        { ...told, type: 'permission-revoked', ...(isByUser ? { grant: { source: SOURCE } } : {}) },
        message,
      );
    default:
      return change.unmatched('unknown-event', eventId, 'call_permission_reply', message, at);
  }
}

/** What was granted; undefined: not said clearly, and what is not known never permits. */
function grantOf(reply: UntypedObject, at: number): Grant | undefined {
  const source = wordAt(reply['response_source']);
  if (source !== 'USER_ACTION' && source !== 'AUTOMATIC') return undefined;
  const until = reply['expiration_timestamp'];
  const expiresAt = until == null ? null : millisOf(until);
  if (expiresAt === undefined) return undefined;
  // An end makes it temporary, whatever else it is called.
  const isPermanent = reply['is_permanent'] === true && expiresAt === null;
  return {
    kind: isPermanent ? 'permanent' : 'temporary',
    grantedAt: isoOf(at),
    ...(expiresAt === null ? {} : { expiresAt: isoOf(expiresAt) }),
    source: source === 'AUTOMATIC' ? 'meta-callback' : SOURCE,
  };
}
