import type { Problem } from '@ringfence/rules';
import type { DraftState } from '../reviews/review-transitions.js';

/** Somebody who had a hand in the bytes of a draft. */
export interface Contributor {
  readonly personId: string;
  /** The mailbox behind the account: people are compared by it. */
  readonly identity: string;
}

/** An approval, for as long as the draft exists; whether it still counts is another question. */
export interface StoredApproval extends Contributor {
  readonly round: number;
  readonly digest: string;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  readonly reason: string;
}

export interface StoredRejection {
  readonly personId: string;
  readonly digest: string;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  readonly reason: string;
}

/** A draft on record, all but its text. */
export interface StoredDraft {
  readonly id: string;
  readonly title: string;
  /** Rises with every change, of the text or of the state. */
  readonly revision: number;
  readonly state: DraftState;
  readonly base: { readonly version: number; readonly digest: string };
  /** Digest of the text as it was sent. */
  readonly policyDigest: string;
  readonly problems: readonly Problem[];
  /** What is frozen while the draft is submitted or later. */
  readonly frozen: { readonly version: number; readonly digest: string } | null;
  /** How often it was submitted. */
  readonly round: number;
  readonly createdBy: string;
  /** Epoch milliseconds (UTC). */
  readonly createdAt: number;
  readonly updatedBy: string;
  readonly updatedAt: number;
  /** Of this draft, and of every other draft that was submitted with the same bytes. */
  readonly contributors: readonly Contributor[];
  readonly approvals: readonly StoredApproval[];
  /** The approvals that count now. */
  readonly standing: readonly StoredApproval[];
  readonly rejections: readonly StoredRejection[];
}
