import type { Grant, Usage } from '@ringfence/rules';
import type { PlatformState } from './platform-states.js';

/** What is on record of a pair's permission. */
export interface RecordedGrant {
  /** Absent: none on record; null: unknown. */
  readonly grant: Grant | null | undefined;
  /** Whether a permission of the pair was ever taken back or erased. */
  readonly wasRevoked: boolean;
}

/**
 * The grant by the record and by the platform together: whichever permits less (WA-API-003). What the record never knew the
 * platform may tell (WA-PERM-007), but what was taken back or erased it does not bring to life again.
 *
 * @param state undefined: the platform gave no answer, so nobody knows (WA-API-005)
 */
export function stricterGrant(
  { grant, wasRevoked }: RecordedGrant,
  state: PlatformState | undefined,
): Grant | null | undefined {
  if (grant === null || state === undefined) return null;
  // Not because of its limits alone: then nobody knows why.
  if (state.status !== 'none' && !state.mayCall && state.usedUp === undefined) return null;
  const asked = iso(state.askedAt);
  if (grant === undefined) {
    if (state.status === 'none' || wasRevoked) return undefined;
    return { ...granted(state, asked), grantedAt: asked, source: 'platform-state' };
  }
  if (state.status === 'none') return { ...grant, revokedAt: grant.revokedAt ?? asked };
  if (state.status === 'permanent' && isOfUnsaidKind(grant, state)) {
    return { ...grant, kind: 'permanent', confirmedAt: asked };
  }
  if (grant.kind === 'permanent') return { ...grant, ...granted(state, asked) };
  return { ...grant, ...earlierEnd(grant, state), confirmedAt: asked };
}

/**
 * The counts by the record and by the platform together: the higher.
 *
 * @param limit connected calls the window allows by the policy; undefined: not known
 * @param since calls connected by the record since the platform was asked: it did not count them yet
 */
export function stricterUsage(
  usage: Usage,
  { connectedCalls, mostCalls, usedUp }: PlatformState,
  limit: number | undefined,
  since: number,
): Usage {
  const own = usage.connectedCalls24h;
  const told = (connectedCalls ?? 0) + since;
  // Its own limit may be lower than ours: used up there is used up.
  const isFull =
    usedUp !== undefined || (mostCalls !== undefined && Math.max(told, own ?? 0) >= mostCalls);
  const counted = Math.max(told, isFull ? (limit ?? 0) : 0);
  const until = usedUp?.until === undefined ? undefined : iso(usedUp.until);
  const next = [usage.nextConnectedSlotAt, until]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  return {
    ...usage,
    ...(own === undefined ? {} : { connectedCalls24h: Math.max(own, counted) }),
    ...(next === undefined ? {} : { nextConnectedSlotAt: next }),
  };
}

/** Taken for a temporary one because nobody said otherwise, not because anybody said so. */
function isOfUnsaidKind({ source, expiresAt }: Grant, { kindUnsaidBy }: PlatformState): boolean {
  return kindUnsaidBy !== undefined && source === kindUnsaidBy && expiresAt === undefined;
}

function granted({ status, expiresAt }: PlatformState, asked: string): Grant {
  return {
    kind: status === 'permanent' ? 'permanent' : 'temporary',
    ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt) }),
    confirmedAt: asked,
  };
}

function earlierEnd({ expiresAt }: Grant, state: PlatformState): Pick<Grant, 'expiresAt'> {
  if (state.expiresAt === undefined) return {};
  const told = iso(state.expiresAt);
  return expiresAt !== undefined && Date.parse(expiresAt) <= state.expiresAt
    ? { expiresAt }
    : { expiresAt: told };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
