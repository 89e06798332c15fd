import type { PlatformState, StateQuestion } from './platform-states.js';

/** What came back when a platform was asked: a state, or why there is none. */
export type StateAnswer =
  | { readonly state: PlatformState }
  | {
      readonly failure:
        | 'throttled'
        | 'refused'
        | 'unreadable'
        | 'unreachable'
        /** The platform did not tell yet by which id it knows the number. */
        | 'number-unknown'
        /** The platform knows users by a name that is not known of this one. */
        | 'user-unknown';
    };

/** One platform that can be asked for the state of a permission. */
export abstract class StateSource {
  /** As `platformOf` names it. */
  abstract readonly platform: string;
  /** Whether what it takes to ask is set up. */
  abstract readonly isConnected: boolean;
  /** How long an answer counts, in milliseconds. */
  abstract readonly maxAgeMs: number;

  /** Never throws: without an answer nobody knows. @param askedAt epoch milliseconds (UTC) */
  abstract ask(question: StateQuestion, askedAt: number): Promise<StateAnswer>;
}

/** Injection token of all platforms that can be asked. */
export const STATE_SOURCES = Symbol('StateSource[]');
