import type { PlatformState } from '../../permissions/platform-states.js';
import { isObject, objectsAt, wordAt, type UntypedObject } from '../untyped-json.js';
import { REPLY_SOURCE } from './webhooks/permission-replies.js';
import { millisAt } from './webhooks/platform-instant.js';

const STATUSES: Readonly<Record<string, PlatformState['status']>> = {
  NO_PERMISSION: 'none',
  TEMPORARY: 'temporary',
  PERMANENT: 'permanent',
};
const START_CALL = 'START_CALL';
const DAY = 'PT24H';

/** Reads the platform's state of a permission ("WhatsApp", Infobip OpenAPI); undefined: it does not say what it must. */
export function stateOfAnswer(answer: unknown, askedAt: number): PlatformState | undefined {
  if (!isObject(answer)) return undefined;
  const status = STATUSES[wordAt(answer['status'])];
  const start = objectsAt(answer['actions']).find(({ name }) => wordAt(name) === START_CALL);
  const mayCall = start?.['canPerformAction'];
  if (status === undefined || start === undefined || typeof mayCall !== 'boolean') return undefined;
  const expiresAt = millisAt(answer['expirationTime']);
  // A temporary permission whose end is not told could be taken for a new one each time.
  if (status === 'temporary' && expiresAt === undefined) return undefined;
  return {
    status,
    ...(status === 'temporary' ? { expiresAt } : {}),
    kindUnsaidBy: REPLY_SOURCE,
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
  const day = limits.find(({ timePeriod }) => wordAt(timePeriod) === DAY);
  const used = day?.['currentUsage'];
  const most = day?.['maxAllowed'];
  const full = limits.filter(
    ({ currentUsage, maxAllowed }) => Number(currentUsage) >= Number(maxAllowed),
  );
  const ends = full.map(({ limitExpirationTime }) => millisAt(limitExpirationTime));
  const until = ends.every((end) => end !== undefined) ? Math.max(...ends) : undefined;
  return {
    ...(Number.isSafeInteger(used) ? { connectedCalls: used as number } : {}),
    ...(Number.isSafeInteger(most) ? { mostCalls: most as number } : {}),
    ...(mayCall || full.length === 0 ? {} : { usedUp: until === undefined ? {} : { until } }),
  };
}
