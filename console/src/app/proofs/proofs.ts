import type { Analysis, PolicyDocument } from '@ringfence/rules';

/** A policy whose proofs are wanted. */
export interface PolicyToProve {
  /** Which text it is; the proofs bear the same. */
  readonly turn: number;
  readonly policy: PolicyDocument;
  /** The version it began with; null: not known, so that no difference is told. */
  readonly previous: PolicyDocument | null;
}

/** Why a call is answered as it is. */
export interface Behind {
  /** `<ruleset>/<rule>` of the rules that permit it, or of those that forbid it. */
  readonly rules: readonly string[];
  /** Names of the facts because of which the property does not hold, or does. */
  readonly facts: readonly string[];
}

/** What can and cannot happen under a policy, with what is told beside it. */
export interface Proofs extends Omit<Analysis, 'spent'> {
  readonly turn: number;
  readonly tookMs: number;
  /** It is still being compared with the version before: `difference` follows. */
  readonly comparing: boolean;
  /** Of each property with a call to show, by its id. */
  readonly behind: Readonly<Record<string, Behind>>;
}
