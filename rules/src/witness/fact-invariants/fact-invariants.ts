import type { FactInvariant } from '../../model/fact-invariant.js';
import { EVIDENCE_INVARIANTS } from './evidence-invariants.js';
import { FLOW_INVARIANTS } from './flow-invariants.js';
import { KNOWLEDGE_INVARIANTS } from './known-facts.js';
import { LEG_INVARIANTS } from './leg-invariants.js';

/**
 * Everything that holds of the facts `decide` judges, whatever the question and the parameters.
 *
 * Each is true because of the derivation, not because of any rule; one that is missing costs precision, one that is wrong would
 * let a proof overlook calls.
 */
export const FACT_INVARIANTS: readonly FactInvariant[] = [
  ...KNOWLEDGE_INVARIANTS,
  ...FLOW_INVARIANTS,
  ...LEG_INVARIANTS,
  ...EVIDENCE_INVARIANTS,
];
