import type { KeySet } from '../keys/key-set.js';
import type { Subject } from '../subjects/subject-name.js';
import type { Act } from './act.js';
import type { DecisionPayload } from './decision-payload.js';

/** What the writer thread is asked to put on record; plain data that crosses the thread boundary. */
export type LedgerJob = DecisionJob | GapJob | TaskJob | ChangeJob;

/** One decision, and what takes its place when the user may not be rung after all. */
export interface DecisionJob {
  readonly kind: 'decision';
  readonly record: DecisionRecord;
  /** Present when the permit needs a slot of the connected-call window (C1). */
  readonly reservation?: { readonly slot: SlotRequest; readonly standIn: DecisionRecord };
}

/** What goes on record of one decision; clear names of people stand in the payload and in the subjects' names alone, which are sealed. */
export interface DecisionRecord {
  readonly decisionId: string;
  /** Epoch milliseconds (UTC). */
  readonly decidedAt: number;
  readonly keyId: string;
  /** References of the attempt's id, with the key that asked, and of the question. */
  readonly attempt: string;
  readonly question: string;
  readonly effect: 'permit' | 'deny';
  readonly scenario: string | null;
  readonly action: string;
  /** E.164 with `+` where the number is registered, else its reference. */
  readonly businessNumber: string;
  readonly references: DecisionReferences;
  readonly origin: string;
  readonly target: string | null;
  readonly via: readonly string[];
  readonly reasons: readonly string[];
  /** Whether a reason of the phone-network area denied. */
  readonly pstn: boolean;
  /** `<ruleset>/<rule>` of the rules that decided, for the counts per rule. */
  readonly rules: readonly string[];
  readonly policy: { readonly version: number; readonly digest: string };
  readonly validUntil: number | null;
  /** What it allows; null: it denies. */
  readonly permit: PermitRecord | null;
  /** Everybody whom the decision concerns: the payload is sealed under the keys of all of them. */
  readonly subjects: readonly Subject[];
  readonly payload: DecisionPayload;
}

/** What a permit allows: calls are compared with it while events may still tell of them. */
export interface PermitRecord {
  /** `<business number> <reference of the user>`. */
  readonly pair: string;
  /** Reference of the call; null: it had no id yet. */
  readonly call: string | null;
  /** Names of the places it allows to connect. */
  readonly places: readonly string[];
  /** Longest call it allows, in milliseconds; null: any. */
  readonly longest: number | null;
}

/** What a decision is found by instead of a number or an id. */
export interface DecisionReferences {
  readonly user: string | null;
  readonly bsuid: string | null;
  readonly businessNumber: string;
}

/** Asks for one of the N slots of a pair's rolling window. */
export interface SlotRequest {
  /** `<business number> <reference of the user>`. */
  readonly pair: string;
  /** How many there are: the limit in force. */
  readonly limit: number;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** Until when an unconfirmed reservation counts. */
  readonly expiresAt: number;
  /** Who holds it: the attempt, by its reference. */
  readonly holder: string;
  /** Reference of the call. */
  readonly call: string | null;
}

/** Decisions that could not be recorded, told once the store is back (A1). */
export interface GapJob {
  readonly kind: 'gap';
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly reason: string;
}

/** Any other write, by the name of its handler; it shares the transaction and the order of all others. */
export interface TaskJob {
  readonly kind: 'task';
  readonly task: string;
  readonly input: unknown;
}

/** Changes of any tables with the acts that tell of them: all of it is on record, or nothing. */
export interface ChangeJob {
  readonly kind: 'change';
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  readonly writes: readonly SqlWrite[];
  readonly acts: readonly Act[];
  /** Nothing of what it deletes may be left in the write-ahead log once it is on record. */
  readonly wipe?: boolean;
}

/** One statement with its values; texts are the product's own, values are never part of them (S5). */
export interface SqlWrite {
  readonly sql: string;
  readonly values: readonly (string | number | null | Uint8Array)[];
  /** Rows it must change; with another count, or a constraint broken, nothing of the job remains. */
  readonly changes?: number;
}

/** What became of a change. */
export type ChangeResult =
  | { readonly kind: 'change'; readonly indexes: readonly number[]; readonly conflict?: never }
  /** Position of the write that did not fit. */
  | { readonly kind: 'change'; readonly conflict: number; readonly indexes?: never };

/** What became of a job. */
export type LedgerResult =
  | {
      readonly kind: 'decision';
      readonly index: number;
      readonly wroteStandIn: boolean;
      /** When a slot falls free, in epoch milliseconds; part of the stand-in's decision on record. */
      readonly retryAt?: number;
    }
  | { readonly kind: 'gap' }
  | {
      readonly kind: 'task';
      readonly output: unknown;
      /** Of the newest act it put on record. */
      readonly index?: number;
    }
  | ChangeResult;

/** What the writer thread begins with. */
export interface WriterData {
  readonly file: string;
  /** Index of the newest entry that was acknowledged before; -1: none is known. */
  readonly acknowledged: number;
  readonly keys: KeySet;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Sent to the writer thread. */
export interface LedgerBatch {
  readonly first: number;
  readonly jobs: readonly LedgerJob[];
  /** When it was sent, in epoch milliseconds (UTC). */
  readonly now: number;
}

/** Sent back once the transaction is on disk, or has failed as a whole. */
export type LedgerReport =
  | { readonly ready: true }
  | { readonly failed: string }
  | { readonly results: readonly (readonly [id: number, result: LedgerResult])[] }
  | { readonly lost: readonly number[]; readonly reason: string };
