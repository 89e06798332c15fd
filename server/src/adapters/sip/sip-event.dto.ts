import { z } from 'zod';
import { SIP_QUESTION } from './sip.dto.js';

const { callId, from, to, target, sourceIp } = SIP_QUESTION.shape;
/** Of the INVITE that began the call. */
const invite = { callId, from, to, sourceIp };
/** Where all of it is named, the event can be told before that of the INVITE. */
const began = { callId, ...z.object({ from, to, sourceIp }).partial().shape };
/** Seconds since 1970 (UTC), with a fraction. */
const at = z.number().min(0).max(100_000_000_000);

/** What a SIP proxy tells of a call it relays; what it adds is ignored. */
export const SIP_EVENT = z.discriminatedUnion('event', [
  /** The INVITE was sent on to `target`. */
  z.object({ event: z.literal('relayed'), ...invite, target, at }),
  /** 18x: it rings. */
  z.object({ event: z.literal('ringing'), ...invite, target, at }),
  /** 2xx: somebody at `target` picked up. */
  z.object({ event: z.literal('answered'), ...invite, target, at }),
  /** The INVITE ended without a call, as with 480, 486 or 487. */
  z.object({ event: z.literal('failed'), ...invite, code: z.int().min(300).max(699), at }),
  /** A REFER within the call was accepted: its Refer-To. */
  z.object({ event: z.literal('transferred'), ...began, target, at }),
  /** A BYE was answered. */
  z.object({ event: z.literal('ended'), ...began, at }),
]);
export type SipEvent = z.infer<typeof SIP_EVENT>;
