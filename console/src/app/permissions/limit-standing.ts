import type { PermissionLimit } from '../api/permission-wire.js';

/** How near a count is to its limit: `full` stops calls, `near` soon will. */
export type LimitStanding = 'unknown' | 'free' | 'near' | 'full';

/** From this share on a limit counts as near. */
const NEAR = 0.8;

/** @param nudgeAt unanswered calls in a row after which the platform warns the user; null: not known */
export function limitStanding(
  { key, max, used }: Pick<PermissionLimit, 'key' | 'max' | 'used'>,
  nudgeAt: number | null,
): LimitStanding {
  if (used === undefined) return 'unknown';
  if (used >= max) return 'full';
  const warned = key.includes('.unanswered.') && nudgeAt !== null && used >= nudgeAt;
  return warned || used >= max * NEAR ? 'near' : 'free';
}
