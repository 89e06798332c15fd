import type { Coverage } from '@ringfence/rules';
import type { components } from './schema.js';

type Schemas = components['schemas'];

/** A draft in a list: all but its text. */
export type DraftSummary = Schemas['DraftSummary'];
export type Draft = Schemas['Draft'];
export type DraftState = DraftSummary['state'];
export type PersonRef = DraftSummary['createdBy'];
export type Check = Schemas['DraftChecks']['checks'][number];
export type DraftComment = Schemas['Comment'];
export type KillSwitch = Schemas['KillSwitch'];

export type SuiteLine =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly type: 'case';
      readonly suite: string;
      readonly name: string;
      readonly pass: boolean | null;
      readonly effect: string;
      readonly differences: readonly string[];
      readonly secondOpinion: { readonly agrees: boolean; readonly differences: readonly string[] };
    }
  | {
      readonly type: 'done';
      readonly passed: number;
      readonly failed: number;
      readonly unexpecting: number;
      readonly coverage: Coverage;
    }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

export interface ImpactSide {
  readonly effect: 'permit' | 'deny';
  readonly codes: readonly string[];
  readonly scenario: string | null;
}

export type ImpactKind = 'permitToDeny' | 'denyToPermit' | 'routeChanged' | 'reasonsChanged';

export interface ImpactExample {
  readonly decisionId: string;
  readonly index: number;
  readonly at: string;
  readonly change: ImpactKind;
  readonly before: ImpactSide;
  readonly after: ImpactSide;
  readonly user: string | null;
  readonly businessNumber: string;
}

export interface Impact {
  readonly window: { readonly from: string; readonly to: string };
  readonly considered: number;
  readonly same: number;
  readonly permitToDeny: number;
  readonly denyToPermit: number;
  readonly routeChanged: number;
  readonly reasonsChanged: number;
  readonly notReplayable: {
    readonly count: number;
    readonly facts: readonly { readonly fact: string; readonly count: number }[];
  };
  readonly byRule: readonly { readonly rule: string; readonly count: number }[];
  readonly examples: readonly ImpactExample[];
}

export type ImpactLine =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly impact: Impact }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

export interface Promotion {
  readonly sequence: number;
  readonly kind: 'promotion' | 'rollback' | 'first';
  readonly version: number;
  readonly digest: string;
  readonly at: string;
  readonly by: PersonRef | null;
  readonly reason: string | null;
  readonly approvals: readonly { readonly person: PersonRef; readonly at: string }[];
  readonly logIndex: number | null;
}

export interface ScheduledPromotion {
  readonly id: string;
  readonly draft: string;
  readonly digest: string;
  readonly at: string;
  readonly by: PersonRef;
  readonly reason: string;
}

export interface Promotions {
  readonly items: readonly Promotion[];
  readonly scheduled: readonly ScheduledPromotion[];
}

export interface VersionView {
  readonly version: number;
  readonly digest: string;
  readonly createdAt: string;
  readonly createdBy: PersonRef | null;
  readonly live: boolean;
  readonly base: number | null;
  readonly state: 'submitted' | 'approved' | 'live' | 'superseded' | 'withdrawn';
  readonly promotedAt: string | null;
  readonly draft: string | null;
}
