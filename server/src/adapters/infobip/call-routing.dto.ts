import { z } from 'zod';

const text = z.string().min(1).max(256);

/**
 * The request of a Call Routing URL destination ("Call Routing", Infobip Voice OpenAPI 3.210.0); what the platform adds is
 * ignored.
 */
export const CALL_ROUTING_REQUEST = z.object({
  applicationId: text,
  routeId: text,
  callId: text,
  /** Digits of a number, or an identity, such as that of a WebRTC user. */
  from: text,
  to: z.string().regex(/^\d{7,15}$/, { error: 'not-digits' }),
  startTime: text,
});
export type CallRoutingRequest = z.infer<typeof CALL_ROUTING_REQUEST>;

/** The endpoints the product may name: a closed list, in which the phone network does not occur. */
export const CALL_ROUTING_ENDPOINT = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('SIP'),
    sipTrunkId: z.string(),
    username: z.string().optional(),
    customHeaders: z.strictObject({
      'X-Client-Decision': z.string(),
      'X-Client-Channel': z.literal('WHATSAPP'),
    }),
  }),
  z.strictObject({ type: z.literal('WEBRTC'), identity: z.string() }),
  z.strictObject({ type: z.literal('WHATSAPP'), from: z.string(), phoneNumber: z.string() }),
]);
export type CallRoutingEndpoint = z.infer<typeof CALL_ROUTING_ENDPOINT>;

export const CALL_ROUTING_ANSWER = z.strictObject({
  type: z.literal('ENDPOINT'),
  value: CALL_ROUTING_ENDPOINT,
  /** Seconds. */
  connectTimeout: z.int().optional(),
});
export type CallRoutingAnswer = z.infer<typeof CALL_ROUTING_ANSWER>;
