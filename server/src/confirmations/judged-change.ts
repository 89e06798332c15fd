import type { Localized } from '@ringfence/rules';
import type { Act } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import type { ConfirmationKind } from './confirmation.dto.js';

/** A change judged against what is stored now, ready to be written or to be put to a second person. */
export interface JudgedChange {
  readonly action: string;
  /** `<noun>/<id>`: what it changes. */
  readonly object: string;
  /** Digests of the thing before and after. */
  readonly before: string | null;
  readonly after: string | null;
  readonly details?: Act['details'];
  /** Guarded: they fit only what was judged. */
  readonly writes: readonly SqlWrite[];
  /** Present when it may loosen: it then waits for a second person. */
  readonly waits?: {
    readonly kind: ConfirmationKind;
    /** Plain data from which the change is judged anew. */
    readonly change: unknown;
    readonly summary: Localized;
  };
  /** Brings what is kept in memory up to date, once the change is on record. */
  readonly settle: () => Promise<void> | void;
}

/** Judges one kind of change, when it is asked for and again when it is confirmed. */
export abstract class ConfirmableChange {
  abstract readonly kind: ConfirmationKind;

  /**
   * @param change the plain data it was proposed with
   * @throws Refusal when it cannot be made any more
   */
  abstract judgeAgain(change: unknown): Promise<JudgedChange>;
}

/** Injection token of every kind of change that a second person confirms. */
export const CONFIRMABLE_CHANGES = Symbol('ConfirmableChanges');
