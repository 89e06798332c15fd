import type {
  Action,
  CallAttempt,
  Decision,
  Evidence,
  Facts,
  PolicyDocument,
  RuleTrace,
} from '@ringfence/rules';
import type { components } from './schema.js';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface SessionAnswer {
  readonly person: Person;
  readonly csrfToken: string;
}

export const OVERVIEW_WINDOWS = ['24h', '7d', '30d'] as const;
export type OverviewWindow = (typeof OVERVIEW_WINDOWS)[number];

export type Overview = components['schemas']['Overview'];
export type Attention = Overview['attention'][number];
export type OverviewStep = Overview['series'][number];
/** Null: no policy is live, and nothing may connect. */
export type LivePolicy = NonNullable<Overview['policy']>;

export interface LivePolicyView extends LivePolicy {
  readonly document: PolicyDocument;
  readonly hits: readonly {
    readonly rule: string;
    readonly count: number;
    readonly lastAt: string;
  }[];
}

/** A decision as a row of a list. */
export interface DecisionSummary extends Decision {
  readonly action: Action;
  readonly businessNumber: string;
  readonly user: { readonly waId?: string; readonly bsuid?: string };
  /** What it is found by instead of a number or an id. */
  readonly references: {
    readonly businessNumber: string;
    readonly number?: string;
    readonly bsuid?: string;
  };
  /** Somebody it concerns was erased: nothing tells of them any more. */
  readonly erased?: true;
  /** Endpoint kind of the origin. */
  readonly origin: string;
  /** Endpoint kind asked for. */
  readonly target: string | null;
  readonly via: readonly string[];
}

export interface DecisionPage {
  readonly items: readonly DecisionSummary[];
  readonly next?: string;
  readonly total: number;
}

/** One decision with what it rests on; once somebody it concerns was erased, without. */
export type DecisionDetail = Decision &
  (
    | {
        readonly attempt: CallAttempt;
        readonly evidence: Evidence;
        readonly facts: Facts;
        readonly trace: RuleTrace[];
        /** References of whose permission it was about; absent: nobody is named. */
        readonly pair?: { readonly businessNumber: string; readonly user: string };
        readonly erased?: undefined;
      }
    | {
        readonly attempt?: undefined;
        readonly evidence?: undefined;
        readonly facts?: undefined;
        readonly trace?: undefined;
        readonly pair?: undefined;
        readonly erased: true;
      }
  );
