import type { CallAttempt } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/fact.js';
import type { Parameter } from '../model/parameter.js';
import { addFlowFacts } from './flow-facts.js';
import type { CallInquiry, FactSheet, Inquiry } from './inquiry.js';
import { addLegFacts, legsInCall } from './leg-facts.js';
import { addLimitFacts } from './limit-facts.js';
import { addNumberFacts } from './number-facts.js';
import { inForce } from './parameters-in-force.js';
import { providerOf } from './provider.js';
import { addPermissionFacts } from './permission-facts.js';

/** Derives the facts of one call for one leg to add after another; what does not depend on that leg is derived once. */
export type FactDeriver = (target: Endpoint | undefined) => Facts;

/**
 * Reads everything about a call but the leg to add.
 *
 * A user's call without target is judged for up to 1,000 destinations: the legs of the call must not be read anew for each.
 *
 * @param now epoch milliseconds (UTC), from the injected clock
 */
export function factDeriver(
  attempt: CallAttempt,
  evidence: Evidence,
  parameters: readonly Parameter[],
  now: number,
): FactDeriver {
  const provider = providerOf(evidence);
  const call: CallInquiry = {
    attempt,
    evidence,
    now,
    values: inForce(parameters, now, provider ?? 'meta'),
    provider,
    providerKnown: provider !== undefined,
  };
  const ofCall: FactSheet = {};
  addNumberFacts(ofCall, call);
  addPermissionFacts(ofCall, call);
  addLimitFacts(ofCall, call);
  if (attempt.context !== undefined) {
    for (const name of Object.keys(attempt.context)) {
      ofCall[`context.${name}`] = attempt.context[name]!;
    }
  }
  const legs = legsInCall(call);
  return (target) => {
    const facts: FactSheet = { ...ofCall };
    const inquiry: Inquiry = { ...call, target };
    addFlowFacts(facts, inquiry);
    addLegFacts(facts, inquiry, legs);
    return facts;
  };
}

/**
 * Turns a question and what is known about it into flat facts: every fact of the catalogue, each always present, and the
 * attempt's own `context.<name>`.
 *
 * What could not be learned is null (unknown), never a default; known absence is a value of the fact's own, such as `none`.
 *
 * @param now epoch milliseconds (UTC), from the injected clock
 * @param target the leg asked for, or a candidate judged as if it were; defaults to the attempt's own
 */
export function deriveFacts(
  attempt: CallAttempt,
  evidence: Evidence,
  parameters: readonly Parameter[],
  now: number,
  target: Endpoint | undefined = attempt.target,
): Facts {
  return factDeriver(attempt, evidence, parameters, now)(target);
}
