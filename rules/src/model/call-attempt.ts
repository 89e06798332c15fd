import type { Endpoint } from './endpoint.js';

export const ACTIONS = ['connect', 'transfer', 'forward', 'bridge', 'conference-add'] as const;
export type Action = (typeof ACTIONS)[number];

export type Initiator = 'user' | 'business';

/** One party's branch of a call. */
export interface Leg {
  id: string;
  role: 'origin' | 'destination' | 'participant';
  endpoint: Endpoint;
}

/** The WhatsApp user an attempt is about; at least one of the two is known. */
export interface UserIdentity {
  /** WhatsApp id: the E.164 digits without `+`. */
  waId?: string;
  /** Business-scoped user id, present where the number is hidden (WA-PERM-021). */
  bsuid?: string;
}

/** One proposed change to a call: the question a platform asks before a leg is connected. */
export interface CallAttempt {
  /** The caller's idempotency key, 1 to 128 characters. */
  attemptId: string;
  /** The platform's id of the call; ties later attempts to the same media session. */
  callId?: string;
  action: Action;
  /** Who started the WhatsApp call, as the caller claims; the legs decide. */
  initiator: Initiator;
  /** The WhatsApp business number (sender), E.164 with `+`. */
  businessNumber: string;
  user: UserIdentity;
  /** Legs already in the media session, the originating leg first; 1 to 32. */
  legs: Leg[];
  /** The leg this attempt would add; absent: choose the route. */
  target?: Endpoint;
  /** The platform's ids of other calls whose media this would mix with this call's, as a bridge does; at most 32. */
  joins?: string[];
  /** Endpoint kinds the call has already passed, in order. */
  via?: string[];
  /** Extra facts, namespaced `context.<name>`; never trusted for permission or reach (WA-HOOK-014). */
  context?: Record<string, string | number | boolean>;
}
