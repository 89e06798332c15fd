import type { RequestAllowance } from '../../permission-requests/platform-messenger.js';
import { spanOf } from '../../permission-requests/time-period.js';
import { isObject, objectsAt, wordAt } from '../untyped-json.js';
import { millisAt } from './webhooks/platform-instant.js';

const STATUSES: Readonly<Record<string, RequestAllowance['permission']>> = {
  NO_PERMISSION: 'none',
  TEMPORARY: 'temporary',
  PERMANENT: 'permanent',
};
const ACTION = 'SEND_CALL_PERMISSION_REQUEST';

/** Reads what Infobip says of requests; undefined: it does not say what it must. */
export function allowanceOfAnswer(answer: unknown): RequestAllowance | undefined {
  if (!isObject(answer)) return undefined;
  const permission = STATUSES[wordAt(answer['status'])];
  const action = objectsAt(answer['actions']).find(({ name }) => wordAt(name) === ACTION);
  const mayRequest = action?.['canPerformAction'];
  if (permission === undefined || action === undefined || typeof mayRequest !== 'boolean') {
    return undefined;
  }
  const limits = objectsAt(action['limits']).map((limit) => ({
    span: spanOf(limit['timePeriod']),
    most: Number(limit['maxAllowed']),
    used: Number(limit['currentUsage']),
    until: millisAt(limit['limitExpirationTime']),
  }));
  // A count that cannot be read may be one that is used up.
  return limits.some(({ most, used }) => Number.isNaN(most) || Number.isNaN(used))
    ? undefined
    : { permission, mayRequest, limits };
}
