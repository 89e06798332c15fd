import { z } from 'zod';

const text = z.string().min(1).max(256);

/** What a SIP proxy asks before it relays; what it adds is ignored. */
export const SIP_QUESTION = z.object({
  /** `connect`: an INVITE that begins a call; `forward`: the far side answered 3xx; `transfer`: a REFER within a call. */
  kind: z.enum(['connect', 'forward', 'transfer']),
  /** Call-ID. */
  callId: text,
  /** User part of From: digits of a number, or a name. */
  from: text,
  /** User part of To. */
  to: z.string().regex(/^\+?\d{7,15}$/, { error: 'not-digits' }),
  /** Request-URI, Contact of the 3xx, or Refer-To. */
  target: text,
  sourceIp: text,
  sourcePort: z.int().min(0).max(65_535),
  /** Value of `X-Client-Channel`; empty where there is no such header. */
  channel: z.string().max(256),
  /** How a permit is wanted: as routes for the proxy to try, or as a 302 for whoever asked by SIP. Absent: `routes`. */
  form: z.enum(['routes', 'redirect']).optional(),
  /** Header by which the INVITE says that somebody was called before and forwarded the call to here, such as `Diversion`. */
  diverted: z.string().max(64).optional(),
  /** Number of CSeq: tells a REFER from the same one asked again. */
  cseq: z.int().min(0).optional(),
});
export type SipQuestion = z.infer<typeof SIP_QUESTION>;

const sipRoute = z.strictObject({
  uri: z.string(),
  headers: z.strictObject({ extra: z.string() }),
  /** Milliseconds until a first answer, and until a final one. */
  fr_timer: z.int(),
  fr_inv_timer: z.int(),
});
export type SipRoute = z.infer<typeof sipRoute>;

/** What the proxy does: relay along `rtjson`, or answer `sip` itself. */
export const SIP_ANSWER = z.discriminatedUnion('decision', [
  z.strictObject({
    id: z.string(),
    decision: z.literal('allow'),
    /** As Kamailio's module `rtjson` takes it. */
    rtjson: z.strictObject({
      version: z.literal('1.0'),
      routing: z.literal('serial'),
      routes: z.array(sipRoute).min(1),
    }),
  }),
  z.strictObject({
    id: z.string(),
    decision: z.literal('redirect'),
    sip: z.strictObject({
      code: z.literal(302),
      /** The first place. */
      contact: z.string(),
      /** All of them in order, as lines of the answer. */
      headers: z.string(),
    }),
  }),
  z.strictObject({
    id: z.string(),
    decision: z.literal('deny'),
    sip: z.strictObject({
      /** Never 404, which some take for leave to go on. */
      code: z.union([z.literal(403), z.literal(603)]),
      reason: z.string(),
      /** Lines of the answer. */
      headers: z.string(),
    }),
  }),
]);
export type SipAnswer = z.infer<typeof SIP_ANSWER>;
