import type { UserIdentity } from '@ringfence/rules';

/** What the platform itself says of a pair. Instants in epoch milliseconds (UTC). */
export interface PlatformState {
  readonly status: 'none' | 'temporary' | 'permanent';
  /** Source of recorded grants whose kind nobody but this state tells: the platform's replies do not. */
  readonly kindUnsaidBy?: string;
  /** End of a temporary permission. */
  readonly expiresAt?: number;
  /** Whether it would let the business call now, with all its limits (WA-API-002). */
  readonly mayCall: boolean;
  /** Connected calls of the window as it counts them. */
  readonly connectedCalls?: number;
  /** How many the window may hold by its own limit, which may be lower than the policy's (WA-API-003). */
  readonly mostCalls?: number;
  /** The window is used up; when it is no longer, where that was said. */
  readonly usedUp?: { readonly until?: number };
  /** When it was asked. */
  readonly askedAt: number;
}

/** Whom the platform is asked about. */
export interface StateQuestion {
  readonly businessNumber: string;
  readonly user: UserIdentity;
  /** Digits of the number that events tied to the user's business-scoped id; undefined: none, or the user shows their number. */
  readonly linkedNumber: string | undefined;
  /** Name of the pair, by references. */
  readonly pair: string;
  /** When something of the pair's permission last changed, as far as is known; what was said before is asked again. */
  readonly changedAt: number;
}

/** Asks the platforms about permissions, where they can be asked. */
export abstract class PlatformStates {
  /** Whether the platform of the number is to be asked at all. */
  abstract concerns(businessNumber: string): boolean;

  /** Sees to it that an answer is there that is fresh enough, if the platform gives one; never throws. @param now epoch milliseconds */
  abstract prepare(question: StateQuestion, now: number): Promise<void>;

  /** What the platform said, not longer ago than answers count; undefined: it is not known. */
  abstract find(pair: string, now: number): PlatformState | undefined;

  /** What the platform said last, however long ago; undefined: nothing since the start. */
  abstract last(pair: string): PlatformState | undefined;
}
