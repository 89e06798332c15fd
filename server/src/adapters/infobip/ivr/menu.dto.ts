import { z } from 'zod';

const menuRequest = {
  from: z.string().min(1).max(256),
  to: z.string().regex(/^\+?\d{7,15}$/, { error: 'not-digits' }),
  /** What the caller chose; told to the rules as context alone. */
  intent: z.string().min(1).max(256),
  /** The platform's id of the call, where the script has one: asked again with it, the same decision. */
  callId: z.string().min(1).max(256).optional(),
};

/** The body of an IVR's `Call API` action, as the scenario on the integration's page sends it. */
export const IVR_REQUEST = z.object({ scenario: z.string().min(1).max(256), ...menuRequest });
export type IvrRequest = z.infer<typeof IVR_REQUEST>;

/** The body of a flow's HTTP element. */
export const MOMENTS_REQUEST = z.object({ flow: z.string().min(1).max(256), ...menuRequest });
export type MomentsRequest = z.infer<typeof MOMENTS_REQUEST>;

/**
 * Flat, and every field always there: the platform makes variables of first-level primitives only, and one that is absent keeps
 * what it held before.
 */
export const MENU_ANSWER = z.strictObject({
  decision: z.enum(['allow', 'deny']),
  decisionId: z.string(),
  reasonCode: z.string(),
  /** Id of the queue that may be dialled; empty: none. */
  queueTag: z.string(),
});
export type MenuAnswer = z.infer<typeof MENU_ANSWER>;
