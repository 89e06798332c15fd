import type { DifferenceClass } from './analysis.js';
import type { Effect, ScenarioId } from './decision.js';

/**
 * What a recorded decision would have become. `route-changed`: permitted as before, but connected otherwise (route, flow or
 * obligations); `reasons-changed`: the same effect for other reasons, or a deny of another flow.
 */
export type ReplayChange =
  'permit-to-deny' | 'deny-to-permit' | 'route-changed' | 'reasons-changed';

/** What a decision says, in short. */
export interface ToldDecision {
  readonly effect: Effect;
  readonly codes: readonly string[];
  readonly scenario: ScenarioId | null;
}

/** One recorded decision that would have been another. */
export interface ImpactExample {
  readonly decisionId: string;
  /** Place in the log. */
  readonly index: number;
  /** RFC 3339. */
  readonly at: string;
  readonly change: ReplayChange;
  readonly before: ToldDecision;
  readonly after: ToldDecision;
  /** Reference of the user, never the number; null: not on record. */
  readonly user: string | null;
  readonly businessNumber: string;
}

/** Recorded calls that fall into one class of calls which two policies answer differently. */
export interface ImpactClass extends Pick<DifferenceClass, 'change' | 'from' | 'to'> {
  /** The same as of the class of the analysis they fall into. */
  readonly key: string;
  readonly count: number;
  /** One of them, of which `from` and `to` are told. */
  readonly newest: Pick<ImpactExample, 'decisionId' | 'at'>;
}

/** What a policy would have made of recorded decisions. */
export interface Impact {
  /** First and last instant looked at, RFC 3339. */
  readonly window: { readonly from: string; readonly to: string };
  /** Digest of the policy the classes are told from. */
  readonly against: string;
  readonly considered: number;
  readonly same: number;
  readonly permitToDeny: number;
  readonly denyToPermit: number;
  readonly routeChanged: number;
  readonly reasonsChanged: number;
  /** Decisions whose record lacks a fact on which the answer would rest; one may lack several. */
  readonly notReplayable: {
    readonly count: number;
    readonly facts: readonly { readonly fact: string; readonly count: number }[];
  };
  /** Changes by the rules behind them, `<ruleset>/<rule>`, most first; a change may have several. */
  readonly byRule: readonly { readonly rule: string; readonly count: number }[];
  readonly examples: readonly ImpactExample[];
  /** By class, most first. */
  readonly classes: readonly ImpactClass[];
  /**
   * Changed decisions in no class: an earlier version changed the answer already, or nothing differs that classes are told by,
   * such as the order of reasons.
   */
  readonly outsideClasses: number;
}
