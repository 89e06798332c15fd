import type { RequestAllowance } from '../../permission-requests/platform-messenger.js';
import { spanOf } from '../../permission-requests/time-period.js';
import { isObject, objectAt, objectsAt, wordAt } from '../untyped-json.js';
import { millisOf } from './unix-seconds.js';

const STATUSES: Readonly<Record<string, RequestAllowance['permission']>> = {
  NO_PERMISSION: 'none',
  TEMPORARY: 'temporary',
  PERMANENT: 'permanent',
};
const ACTION = 'send_call_permission_request';

/** Reads what the answer of `call_permissions` says of requests (WA-API-001 to -003); undefined: it does not say what it must. */
export function allowanceOfAnswer(answer: unknown): RequestAllowance | undefined {
  if (!isObject(answer)) return undefined;
  const permission = STATUSES[wordAt(objectAt(answer['permission'])['status'])];
  const action = objectsAt(answer['actions']).find(({ action_name: name }) => name === ACTION);
  const mayRequest = action?.['can_perform_action'];
  if (permission === undefined || action === undefined || typeof mayRequest !== 'boolean') {
    return undefined;
  }
  const limits = objectsAt(action['limits']).map((limit) => ({
    span: spanOf(limit['time_period']),
    most: Number(limit['max_allowed']),
    used: Number(limit['current_usage']),
    until: millisOf(limit['limit_expiration_time']),
  }));
  // A count that cannot be read may be one that is used up.
  return limits.some(({ most, used }) => Number.isNaN(most) || Number.isNaN(used))
    ? undefined
    : { permission, mayRequest, limits };
}
