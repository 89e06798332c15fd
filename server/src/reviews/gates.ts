import type { Problem } from '@ringfence/rules';
import type { ProvedGate } from '../proofs/unproved-property.js';

/** What a policy must pass before it is live, in the order in which it is told. */
export const GATES = [
  'parse',
  'limits',
  'pstn-ban',
  'suites',
  'oracles',
  'coverage',
  'proofs',
  'approvals',
  'base',
  'ledger',
  'bundle-sequence',
] as const;
export type GateName = (typeof GATES)[number];

/** Gates that depend on the policy's bytes alone: the same bytes give the same answer. */
export const CONTENT_GATES = GATES.slice(0, 7) as readonly GateName[];

export type GateProblem = Pick<Problem, 'at' | 'code' | 'message'>;

/** What a gate says. */
export interface GateResult {
  readonly gate: GateName;
  readonly ok: boolean;
  /** The gate is still being worked out; its answer comes later. */
  readonly running?: boolean;
  /** Why it is shut; `at` is a JSON pointer into the policy, or empty. */
  readonly problems: readonly GateProblem[];
  /** Of the gate `proofs`: what was not proved of which bytes, and what two people signed for. */
  readonly proofs?: ProvedGate;
}

/** A gate that lets pass. */
export function open(gate: GateName): GateResult {
  return { gate, ok: true, problems: [] };
}

/** A gate that lets nothing pass, and why. */
export function shut(gate: GateName, problems: readonly GateProblem[]): GateResult {
  return { gate, ok: false, problems };
}

/**
 * Gates of the promotion itself: the ledger was found untouched, and the next bundle's sequence is free.
 *
 * Asked for the list of checks, and again by every promotion.
 */
export abstract class PromotionReadiness {
  abstract check(): readonly GateResult[];
}
