import type { Grant } from '@ringfence/rules';
import type { PlatformEvent } from '../../../platform-events/platform-event.js';
import {
  digitsAt,
  objectAt,
  objectsAt,
  textAt,
  wordAt,
  type UntypedObject,
} from '../../untyped-json.js';
import { eventOf, unmatched } from '../../../platform-events/told-event.js';
import { isoOf, millisAt } from './platform-instant.js';

const REPLY = 'INTERACTIVE_CALL_PERMISSION_REPLY';
/** Tells an answer of the user's from what the platform does by itself. */
export const REPLY_SOURCE = 'infobip-reply';

/**
 * Inbound messages, as far as they concern calls: replies to a request for permission ("WhatsApp", Infobip OpenAPI). All others are the
 * business's own conversations, and nothing of them is kept.
 */
export function permissionReplies(body: UntypedObject): PlatformEvent[] {
  return objectsAt(body['results']).map(permissionReply);
}

function permissionReply(result: UntypedObject): PlatformEvent {
  const message = objectAt(result['message']);
  if (message['type'] !== REPLY) return { outcome: 'ignored' };
  const id = textAt(result['messageId']);
  const at = millisAt(result['receivedAt']);
  const from = textAt(result['from']);
  const to = digitsAt(result['to']);
  const eventId = `infobip:reply:${id ?? JSON.stringify(result)}`;
  if (id === undefined || at === undefined || from === undefined || to === undefined) {
    return unmatched('unreadable', eventId, REPLY, result);
  }
  const digits = digitsAt(from);
  const told = {
    eventId,
    occurredAt: isoOf(at),
    user: digits === undefined ? { bsuid: from } : { waId: digits },
  };
  const reply = objectAt(message['callPermissionReply']);
  switch (wordAt(reply['response'])) {
    case 'ACCEPT': {
      const grant = grantOf(reply, at);
      if (grant === undefined) return unmatched('unreadable', eventId, REPLY, result);
      return eventOf({ ...told, type: 'permission-granted', grant }, `+${to}`, result);
    }
    case 'REJECT':
      // The platform does not say whether the user said no to a request or the permission was taken back: then it was.
      return eventOf(
        { ...told, type: 'permission-revoked', grant: { source: REPLY_SOURCE } },
        `+${to}`,
        result,
      );
    default:
      return unmatched('unknown-event', eventId, REPLY, result);
  }
}

/** What was granted: the platform names no kind, so it is temporary; undefined: its end cannot be read. */
function grantOf({ expirationTimestamp: end }: UntypedObject, at: number): Grant | undefined {
  const expiresAt = end == null ? null : millisAt(end);
  if (expiresAt === undefined) return undefined;
  return {
    kind: 'temporary',
    grantedAt: isoOf(at),
    ...(expiresAt === null ? {} : { expiresAt: isoOf(expiresAt) }),
    source: REPLY_SOURCE,
  };
}
