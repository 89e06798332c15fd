import type { FactValue } from '../model/fact.js';
import type { CallInquiry, FactSheet } from './inquiry.js';

type Figures = Pick<CallInquiry, 'values' | 'providerKnown'>;

/** The dated figures in force, as facts: a rule compares fact with fact and holds no figure of its own. */
export function addLimitFacts(facts: FactSheet, inquiry: Figures): void {
  facts['limits.known'] = inquiry.providerKnown;
  facts['limit.connectedCalls24h'] = figure(inquiry, 'perm.connectedCalls.max');
  facts['limit.unansweredInARow'] = unansweredLimit(inquiry, 'perm.unanswered.revokeAt');
  facts['limit.unansweredInARowSandbox'] = unansweredLimit(inquiry, 'sandbox.unanswered.revokeAt');
  facts['limit.activeCallsOfPair'] = figure(inquiry, 'calls.activePerPair.max');
  facts['limit.concurrentCalls'] = figure(inquiry, 'calls.concurrent.max');
  facts['limit.initiations24h'] = figure(inquiry, 'calls.initiate.max.24h');
  facts['limit.blockedCountries'] = list(inquiry, 'bic.blockedBusinessNumberCountries');
  facts['limit.sanctionedPlaces'] = list(inquiry, 'platform.sanctioned');
}

function figure({ values, providerKnown }: Figures, key: string): number | null {
  const value = values.get(key);
  return providerKnown && typeof value === 'number' ? value : null;
}

function list({ values, providerKnown }: Figures, key: string): FactValue {
  const value = values.get(key);
  return providerKnown && Array.isArray(value) ? (value as readonly string[]) : null;
}

/** Meta revokes at its own figure; an operator may stop earlier (`perm.unanswered.localStop`, shipped unset). */
function unansweredLimit(inquiry: Figures, key: string): number | null {
  const platform = figure(inquiry, key);
  const local = inquiry.values.get('perm.unanswered.localStop') ?? Infinity;
  // A local stop nobody can read is not an unset one.
  return platform === null || typeof local !== 'number' ? null : Math.min(platform, local);
}
