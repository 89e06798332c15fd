import type { CallAttempt } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/fact.js';
import type { Parameter } from '../model/parameter.js';
import { addFlowFacts } from './flow-facts.js';
import type { FactSheet, Inquiry } from './inquiry.js';
import { addLegFacts } from './leg-facts.js';
import { addLimitFacts } from './limit-facts.js';
import { addNumberFacts } from './number-facts.js';
import { inForce } from './parameters-in-force.js';
import { providerOf } from './provider.js';
import { addPermissionFacts } from './permission-facts.js';

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
  const provider = providerOf(evidence);
  const inquiry: Inquiry = {
    attempt,
    evidence,
    now,
    target,
    values: inForce(parameters, now, provider ?? 'meta'),
    provider,
    providerKnown: provider !== undefined,
  };
  const facts: FactSheet = {};
  addFlowFacts(facts, inquiry);
  addLegFacts(facts, inquiry);
  addNumberFacts(facts, inquiry);
  addPermissionFacts(facts, inquiry);
  addLimitFacts(facts, inquiry);
  if (attempt.context !== undefined) {
    for (const name of Object.keys(attempt.context)) {
      facts[`context.${name}`] = attempt.context[name]!;
    }
  }
  return facts;
}
