import type { Leg } from '@ringfence/rules';
import type { Route } from '../../directory/directory.dto.js';
import type { CallEvent } from '../../events/event.dto.js';
import type { PlatformEvent } from '../../platform-events/platform-event.js';
import { eventOf } from '../../platform-events/told-event.js';
import { partiesOf, placeOf, sipId, type SipSurroundings } from './sip-attempt.js';
import type { SipEvent } from './sip-event.dto.js';
import type { SipQuestion } from './sip.dto.js';

/** What translating an event needs beside it. */
export interface SipEventContext extends Pick<SipSurroundings, 'whatsAppHosts'> {
  /** What the directory says of where the INVITE came from; undefined: nothing, or the event does not name it. */
  readonly source: Route | undefined;
  /** The business number of the call, E.164 with `+`; undefined: neither this event nor an earlier one told. */
  readonly number: string | undefined;
}

/** The caller comes again with the same Call-ID (RFC 3261, section 8.1.3.5; RFC 4028, section 7.2): no end of the call. */
const ASKED_AGAIN: ReadonlySet<number> = new Set([401, 407, 413, 415, 416, 420, 422, 494]);

type Invite = Pick<SipQuestion, 'from' | 'to' | 'sourceIp'>;
type Told = Omit<CallEvent, 'businessNumber' | 'eventId' | 'occurredAt'>;

/**
 * What a proxy tells of a call, as events of the call and of its legs: 180 is RINGING, and 480, 486 and every other end without a
 * 2xx is REJECTED (WA-HOOK-010), which counts as unanswered (WA-PERM-015).
 *
 * The user is no leg, as with every platform; where the call rings is one once it is picked up there.
 */
export function sipCallEvents(event: SipEvent, context: SipEventContext): PlatformEvent[] {
  const { callId, at } = event;
  const invite = inviteOf(event);
  const parties = invite === undefined ? undefined : partiesOf(invite, context.source);
  const tell = (told: Told, what: string = event.event): PlatformEvent =>
    eventOf(
      {
        ...told,
        eventId: sipId(callId, 'event', what),
        occurredAt: new Date(Math.round(at * 1000)).toISOString(),
      },
      context.number,
      event,
    );
  const call = { callId, user: parties?.user, initiator: parties?.initiator };
  const destination = (id: string, target: string): Leg => ({
    id: sipId(callId, 'leg', id),
    role: 'destination',
    endpoint: placeOf(target, context),
  });
  switch (event.event) {
    case 'ringing':
      // It is an agent that rings: nothing of the user's call has changed.
      if (parties?.initiator === 'user') return [{ outcome: 'ignored' }];
      return [tell({ ...call, ...originOf(callId, context), type: 'call-started' })];
    case 'relayed':
      return [tell({ ...call, ...originOf(callId, context), type: 'call-started' })];
    case 'answered': {
      const leg = destination('answered', event.target);
      const isUser = parties?.initiator === 'business' && leg.endpoint.kind === 'whatsapp';
      return [tell({ ...call, ...(isUser ? {} : { leg }), type: 'call-connected' })];
    }
    case 'failed':
      if (ASKED_AGAIN.has(event.code)) return [{ outcome: 'ignored' }];
      return [tell({ ...call, type: 'call-ended' })];
    case 'transferred': {
      const leg = destination(event.target, event.target);
      return [tell({ ...call, leg, type: 'leg-added' }, `transferred:${event.target}`)];
    }
    case 'ended':
      return [tell({ ...call, type: 'call-ended' })];
  }
}

/** The INVITE that began the call, as far as routes are found by it; undefined: the event does not name it. */
export function inviteOf({ from, to, sourceIp }: Partial<Invite>): Invite | undefined {
  return from === undefined || to === undefined || sourceIp === undefined
    ? undefined
    : { from, to, sourceIp };
}

/** Whoever began a call of the business's is in it from the start. */
function originOf(callId: string, { source }: SipEventContext): Pick<Told, 'leg'> {
  return source?.initiator === 'business'
    ? { leg: { id: callId, role: 'origin', endpoint: source.endpoint } }
    : {};
}
