import { ENDPOINT_SCHEMA } from '@ringfence/rules';
import { z } from 'zod';

const text = z.string().min(1).max(256);

/** The body of `POST /{phone-number-id}/calls`, as the application is about to send it; what else it holds goes along unread. */
const GRAPH_BODY = z.looseObject({
  action: z.string().min(1).max(64),
  /** Digits, with or without `+`. */
  to: text.optional(),
  /** Business-scoped id; where both are named, `to` counts (WA-PERM-021). */
  recipient: text.optional(),
  call_id: text.optional(),
});

/** An entry of `calls` of the `connect` webhook, as Meta sent it; what else it holds is ignored. */
const WEBHOOK_CALL = z.object({
  id: text,
  from: text.optional(),
  to: text.optional(),
  from_user_id: text.optional(),
  direction: z.string().max(64).optional(),
});

/** What an application asks before it sends a command to the Graph API. */
export const GRAPH_CALL = z
  .strictObject({
    /** The same id is the same question; absent: each question of `connect` is one of its own. */
    requestId: z.string().min(1).max(128).optional(),
    /** Meta's id of the number, as the address has it; known once a webhook told whose it is. */
    phoneNumberId: z
      .string()
      .regex(/^\d{1,32}$/, 'not-digits')
      .optional(),
    businessNumber: z
      .string()
      .regex(/^\+\d{7,15}$/, 'not-e164')
      .optional(),
    /** The business's end of the call, where its media ends at: the name it is registered under. */
    endpoint: ENDPOINT_SCHEMA,
    body: GRAPH_BODY,
    /** Of the `connect` webhook that an `accept` answers. */
    call: WEBHOOK_CALL.optional(),
    /** Other calls whose media this one is mixed with. */
    joins: z.array(text).max(32).optional(),
  })
  .refine(({ phoneNumberId, businessNumber }) => (phoneNumberId ?? businessNumber) !== undefined, {
    error: 'missing-field',
    path: ['businessNumber'],
  });
export type GraphCall = z.infer<typeof GRAPH_CALL>;

const BODY = z.looseObject({ action: z.string() });

/** Send `body` as it stands, or nothing but `instead`. */
export const GRAPH_ANSWER = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('allow'),
    /** Absent where a call is ended: that needs no permit. */
    decisionId: z.string().optional(),
    /** Send it before this instant, or ask again. */
    validUntil: z.string().optional(),
    body: BODY,
  }),
  z.strictObject({
    decision: z.literal('deny'),
    decisionId: z.string(),
    reasonCode: z.string(),
    /** Codes of everything that stands in the way, the decisive one first. */
    reasons: z.array(z.string()),
    /** What ends a call that waits to be accepted. */
    instead: BODY.optional(),
  }),
]);
export type GraphAnswer = z.infer<typeof GRAPH_ANSWER>;
