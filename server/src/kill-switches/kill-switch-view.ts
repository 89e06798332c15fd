import type { Act } from '../ledger/act.js';
import type { KillSwitchView } from './kill-switch.dto.js';
import type { KillSwitch } from './kill-switches.js';

/** A switch as people see it. */
export function killSwitchView(killSwitch: KillSwitch): KillSwitchView {
  const { id, scope, reason, by, since, expiresAt } = killSwitch;
  return {
    id,
    scope,
    since: new Date(since).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    by,
    reason,
  };
}

/** What an act says of a switch besides its digest. */
export function switchDetails({ scope, expiresAt }: KillSwitch): NonNullable<Act['details']> {
  return {
    scope: typeof scope === 'string' ? scope : 'business-number',
    ...(typeof scope === 'string' ? {} : { businessNumber: scope.businessNumber }),
    expiresAt: new Date(expiresAt).toISOString(),
  };
}
