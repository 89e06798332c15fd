import type { DraftPolicy, Problem, TestCase } from '@ringfence/rules';
import type { Draft, DraftState, DraftSummary, PersonRef } from './change-wire.js';

/** All of a draft but its text and what is wrong with it. */
export type DraftHead = Omit<DraftSummary, 'problemCount'>;

/** A draft with its text. */
export interface DraftText extends Omit<Draft, 'policy' | 'problems'> {
  readonly policy: DraftPolicy;
  readonly problems: readonly Problem[];
}

/** Somebody saved a draft, or moved it on. */
export interface DraftEvent {
  readonly revision: number;
  readonly updatedBy: PersonRef;
  readonly state: DraftState;
}

/** A case for a suite of a draft: a whole one, or one made from a recorded decision. */
export type NewCase =
  | { readonly suite: string; readonly case: TestCase }
  | { readonly suite: string; readonly decisionId: string; readonly name: string };
