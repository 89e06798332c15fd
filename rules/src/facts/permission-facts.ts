import type { Grant } from '../model/grant.js';
import { instantOf, type CallInquiry, type FactSheet } from './inquiry.js';
import { durationMs } from './parameters-in-force.js';

export type GrantStatus = 'none' | 'temporary' | 'permanent' | 'expired' | 'revoked';

/** The user's permission and the counts of the pair (WA-PERM-001 to -004, -015, -022). */
export function addPermissionFacts(
  facts: FactSheet,
  { evidence, now, values }: Pick<CallInquiry, 'evidence' | 'now' | 'values'>,
): void {
  const { grant, usage } = evidence;
  const ttl = durationMs(values.get('perm.temporary.ttl'));
  const status = grant === null ? null : grantStatus(grant, now, ttl);
  facts['grant.known'] = grant !== null;
  facts['grant.statusKnown'] = status !== null;
  facts['grant.status'] = status;
  facts['grant.source'] =
    grant === null ? null : grant === undefined ? 'none' : (grant.source ?? null);
  facts['grant.stateFresh'] = isFresh(grant, now, values.get('perm.state.maxAge'));

  facts['usage.connectedCalls24h'] = usage?.connectedCalls24h ?? null;
  facts['usage.unansweredInARow'] = usage?.unansweredInARow ?? null;
  facts['usage.activeCallsOfPair'] = usage?.activeCallsOfPair ?? null;
  facts['usage.concurrentCalls'] = usage?.concurrentCalls ?? null;
  facts['usage.initiations24h'] = usage?.initiations24h ?? null;
}

/**
 * What a grant is worth at `now`; null while its fields do not tell. Every end is exclusive, revocation counts from its own
 * instant on, and a grant not given yet is none.
 *
 * @param ttl life of a temporary grant in milliseconds; null: not known
 */
export function grantStatus(
  grant: Grant | undefined,
  now: number,
  ttl: number | null,
): GrantStatus | null {
  if (grant === undefined) return 'none';
  const revoked = instantOf(grant.revokedAt);
  if (grant.revokedAt !== undefined && revoked === null) return null;
  if (revoked !== null && now >= revoked) return 'revoked';
  const granted = instantOf(grant.grantedAt);
  // Whenever it was given, a temporary grant whose end has come is over.
  if (granted === null) return isOver(grant, now) ? 'expired' : null;
  if (now < granted) return 'none';
  if (grant.kind === 'permanent') return 'permanent';
  if (grant.kind !== 'temporary' || ttl === null) return null;
  const stated = instantOf(grant.expiresAt);
  if (grant.expiresAt !== undefined && stated === null) return null;
  const end = Math.min(granted + ttl, stated ?? Infinity);
  return now < end ? 'temporary' : 'expired';
}

function isOver({ kind, expiresAt }: Grant, now: number): boolean {
  const end = instantOf(expiresAt);
  return kind === 'temporary' && end !== null && now >= end;
}

/** Whether the grant was confirmed recently enough; always, while no limit to its age is set. */
function isFresh(grant: Grant | null | undefined, now: number, limit: unknown): boolean | null {
  if (limit === undefined || limit === null || grant === undefined) return true;
  if (grant === null) return null;
  const maxAge = durationMs(limit);
  if (maxAge === null) return null;
  const confirmed = instantOf(grant.confirmedAt);
  return confirmed !== null && now - confirmed < maxAge;
}
