import type { PlatformState } from '../../permissions/platform-states.js';
import { isObject, objectAt, objectsAt, wordAt, type UntypedObject } from '../untyped-json.js';
import { millisOf } from './unix-seconds.js';

const STATUSES: Readonly<Record<string, PlatformState['status']>> = {
  NO_PERMISSION: 'none',
  TEMPORARY: 'temporary',
  PERMANENT: 'permanent',
};
const DAY = 'PT24H';

/** Reads the answer of `call_permissions` (WA-API-001, -002, -006); undefined: it does not say what it must. */
export function stateOfAnswer(answer: unknown, askedAt: number): PlatformState | undefined {
  if (!isObject(answer)) return undefined;
  const permission = objectAt(answer['permission']);
  const status = STATUSES[wordAt(permission['status'])];
  const start = objectsAt(answer['actions']).find(({ action_name: name }) => name === 'start_call');
  const mayCall = start?.['can_perform_action'];
  if (status === undefined || start === undefined || typeof mayCall !== 'boolean') return undefined;
  // The sample has one name, the table another.
  const end = permission['expiration_time'] ?? permission['expiration'];
  const expiresAt = end == null ? undefined : millisOf(end);
  // A temporary permission whose end is not told could be taken for a new one each time.
  if (status === 'temporary' && expiresAt === undefined) return undefined;
  return {
    status,
    ...(status === 'temporary' ? { expiresAt } : {}),
    mayCall,
    ...windowOf(start, mayCall),
    askedAt,
  };
}

function windowOf(
  start: UntypedObject,
  mayCall: boolean,
): Pick<PlatformState, 'connectedCalls' | 'mostCalls' | 'usedUp'> {
  const limits = objectsAt(start['limits']);
  const day = limits.find(({ time_period: period }) => wordAt(period) === DAY);
  const used = day?.['current_usage'];
  const most = day?.['max_allowed'];
  const full = limits.filter(
    ({ current_usage, max_allowed }) => Number(current_usage) >= Number(max_allowed),
  );
  const ends = full.map((limit) => millisOf(limit['limit_expiration_time']));
  const until = ends.every((end) => end !== undefined) ? Math.max(...ends) : undefined;
  return {
    ...(Number.isSafeInteger(used) ? { connectedCalls: used as number } : {}),
    ...(Number.isSafeInteger(most) ? { mostCalls: most as number } : {}),
    ...(mayCall || full.length === 0 ? {} : { usedUp: until === undefined ? {} : { until } }),
  };
}
