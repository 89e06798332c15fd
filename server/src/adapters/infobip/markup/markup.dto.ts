import { z } from 'zod';
import { PLATFORM_ENDPOINT } from '../platform-endpoint.js';

const text = z.string().min(1).max(256);

/** What Calls Markup Language asks for a call that came in (Infobip Voice OpenAPI 3.210.0); what it adds is ignored. */
export const MARKUP_REQUEST = z.object({
  callId: text,
  from: text,
  to: z.string().regex(/^\+?\d{7,15}$/, { error: 'not-digits' }),
  direction: z.literal('INBOUND'),
  endpoint: PLATFORM_ENDPOINT,
  startTime: text,
});
export type MarkupRequest = z.infer<typeof MARKUP_REQUEST>;

const dialled = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('SIP'), sipTrunkId: z.string(), username: z.string() }),
  z.strictObject({ type: z.literal('WEBRTC'), identity: z.string() }),
]);
export type Dialled = z.infer<typeof dialled>;

/** The script that is run: it dials one place, or hangs up. PHONE is no word of it. */
export const MARKUP_SCRIPT = z.strictObject({
  script: z.tuple([
    z.discriminatedUnion('action', [
      z.strictObject({
        action: z.literal('dial'),
        from: z.string(),
        /** Seconds. */
        connectTimeout: z.int().min(1).max(30),
        endpoints: z.tuple([dialled]),
      }),
      z.strictObject({ action: z.literal('hangup'), errorCode: z.literal('FORBIDDEN') }),
    ]),
  ]),
});
export type MarkupScript = z.infer<typeof MARKUP_SCRIPT>;
