import { z } from 'zod';

const digits = z.string().regex(/^\d{7,15}$/, { error: 'not-digits' });

/** The platform's own request for an outbound call of Conversations, before it is sent; what else it holds is ignored. */
export const OUTBOUND_CONVERSATION = z.object({
  from: digits,
  to: digits,
  agentId: z.string().min(1).max(256),
  /** Absent: the platform takes PSTN. */
  voiceClientType: z.string().min(1).max(64).optional(),
});
export type OutboundConversation = z.infer<typeof OUTBOUND_CONVERSATION>;
