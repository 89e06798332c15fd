import type { CallEvent, MediaEvent } from '../events/event.dto.js';
import type { AccountEvent } from './account-event.js';

export const UNMATCHED_REASONS = ['unknown-event', 'unknown-number', 'unreadable'] as const;
/** Why something that a platform told has no effect: nobody knows what it means, whom it is about, or it lacks what it must have. */
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

/** One thing that a platform told, translated. */
export type PlatformEvent =
  | {
      readonly outcome: 'event';
      readonly event: CallEvent;
      /** As it came, to be shown if it fits nothing. */
      readonly item: unknown;
    }
  | ({ readonly outcome: 'unmatched' } & UnmatchedEvent)
  | ({ readonly outcome: 'account' } & AccountEvent)
  /** Known, and of no concern to calls: nothing of it is kept. */
  | { readonly outcome: 'ignored' };

/** What is kept although it has no effect. */
export interface UnmatchedEvent {
  /** The same for the same thing told again. */
  readonly eventId: string;
  readonly reason: UnmatchedReason;
  /** What the platform calls it, such as `calls/call_created`. */
  readonly name: string;
  /** Epoch milliseconds (UTC). */
  readonly occurredAt?: number | undefined;
  /** E.164 with `+`. */
  readonly businessNumber?: string | undefined;
  readonly item: unknown;
  /** What to apply once it is known whose number the platform's id stands for; it names nobody. */
  readonly waiting?: WaitingEvent | undefined;
  /** What to hold of a call until a WhatsApp call is mixed with it: then it has its effect. */
  readonly held?: MediaEvent | undefined;
}

/** An event of a number that is known by the platform's id alone. */
export interface WaitingEvent {
  readonly platformId: string;
  readonly event: Omit<CallEvent, 'businessNumber'>;
}

/** Whose number an id of the platform stands for, as the platform itself told. */
export interface PlatformNumber {
  readonly platformId: string;
  /** The account the number belongs to. */
  readonly account: string;
  /** E.164 with `+`. */
  readonly number: string;
  /** When the platform told so, in epoch milliseconds (UTC). */
  readonly toldAt: number;
}
