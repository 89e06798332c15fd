import { z } from 'zod';
import { REASON } from '../identity/reason.dto.js';
import { PERSON_REF } from '../identity/person-ref.dto.js';

const E164 = z.string().regex(/^\+\d{7,15}$/, { error: 'not-e164' });

/** Which calls a kill switch stops: all, those the business makes, or those of one business number. */
export const KILL_SWITCH_SCOPE = z.union([
  z.enum(['all', 'outbound']),
  z.strictObject({ businessNumber: E164 }),
]);
export type KillSwitchScope = z.infer<typeof KILL_SWITCH_SCOPE>;

export const PULL_KILL_SWITCH = z.strictObject({ scope: KILL_SWITCH_SCOPE, reason: REASON });
export type PullKillSwitchBody = z.infer<typeof PULL_KILL_SWITCH>;

export const LIFT_KILL_SWITCH = z.strictObject({ reason: REASON });
export type LiftKillSwitchBody = z.infer<typeof LIFT_KILL_SWITCH>;

export const KILL_SWITCH = z.object({
  id: z.string(),
  scope: KILL_SWITCH_SCOPE,
  since: z.string(),
  /** When it ends by itself. */
  expiresAt: z.string(),
  by: PERSON_REF,
  reason: z.string(),
});
export type KillSwitchView = z.infer<typeof KILL_SWITCH>;

/** Those that stand now, the newest first. */
export const KILL_SWITCHES = z.object({ items: z.array(KILL_SWITCH) });
