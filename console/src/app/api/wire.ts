import type {
  Action,
  CallAttempt,
  Decision,
  Evidence,
  Facts,
  PolicyDocument,
  RuleTrace,
  ScenarioId,
} from '@ringfence/rules';

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

export interface OverviewStep {
  readonly at: string;
  readonly permit: number;
  readonly deny: number;
  readonly pstnStopped: number;
}

export interface ScenarioCount {
  readonly scenario: ScenarioId | null;
  readonly permit: number;
  readonly deny: number;
  readonly series: readonly number[];
}

export interface CodeCount {
  readonly code: string;
  readonly count: number;
}

export interface Attention {
  readonly kind:
    | 'attestation-expired'
    | 'attestation-ending'
    | 'attestation-missing'
    | 'grants-ending'
    | 'policy-changed'
    | 'ledger-changed'
    | 'promotion-failed'
    | 'kill-switch'
    | 'events-unmatched'
    | 'clock-off';
  readonly subject: string;
  readonly reason?: string;
  readonly at?: string;
  readonly count?: number;
}

export interface LivePolicy {
  readonly version: number;
  readonly digest: string;
  readonly liveSince: string;
  readonly promotedBy: string | null;
}

export interface Overview {
  /** Null: no policy is live, and nothing may connect. */
  readonly policy: LivePolicy | null;
  readonly window: { readonly from: string; readonly to: string; readonly step: 'hour' | 'day' };
  readonly totals: {
    readonly permit: number;
    readonly deny: number;
    readonly pstnStopped: number;
    readonly unrecorded: number;
  };
  readonly previous: {
    readonly permit: number;
    readonly deny: number;
    readonly pstnStopped: number;
  };
  readonly latency: { readonly p50Ms: number | null; readonly p99Ms: number | null };
  readonly series: readonly OverviewStep[];
  readonly scenarios: readonly ScenarioCount[];
  readonly reasons: readonly CodeCount[];
  readonly pstnReasons: readonly CodeCount[];
  readonly attention: readonly Attention[];
}

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
