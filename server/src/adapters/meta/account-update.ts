import type { AccountRestriction } from '../../platform-events/account-event.js';
import type { PlatformEvent } from '../../platform-events/platform-event.js';
import { wordOf } from '../../platform-events/event-shape.js';
import { objectAt, textAt, wordAt } from '../untyped-json.js';
import type { MetaChange } from './meta-change.js';
import { isoOf, millisOf } from './unix-seconds.js';

/** Warnings of Meta's (WA-QUAL-001, -004): they stop nothing, and rules may read them. */
const VIOLATIONS = new Set([
  'LOW_BUSINESS_INITIATED_CALLING_QUALITY',
  'LOW_USER_INITIATED_CALLING_QUALITY',
  'USER_INITIATED_CALLS_LOW_PICKUP_RATE',
]);
const BANNED = 'DISABLED_UPDATE';
/** States of an account, and what ends them (WA-QUAL-007). */
const BANS = ['DISABLE', 'SCHEDULE_FOR_DISABLE'];
const REINSTATED = 'REINSTATE';

type Effect = Pick<AccountRestriction, 'type' | 'restriction'>;

/**
 * Warnings, restrictions and bans (WA-HOOK-008): of one number, or of all of the account. Names are kept whole: what they stop is for
 * the policy to say, and one it does not know stops calls by the business (WA-QUAL-005).
 *
 * @param now epoch milliseconds (UTC): what restricts takes effect also when Meta does not say since when
 */
export function accountUpdate(change: MetaChange, now: number): PlatformEvent[] {
  const { value, account, entryTime, businessNumber } = change;
  const at = millisOf(entryTime);
  const key = `meta:account:${account}:${JSON.stringify(entryTime) ?? ''}`;
  const effects = effectsOf(change);
  if (effects.length === 0) {
    const eventId = `${key}:${JSON.stringify(value)}`;
    return [change.unmatched('unknown-event', eventId, wordOf(value['event']), value, at)];
  }
  // Banned is the account, whichever number is named with it.
  const isOfNumber = businessNumber !== undefined && wordAt(value['event']) !== BANNED;
  return effects.map((effect) => {
    const { type, until } = effect.restriction;
    const eventId = `${key}:${effect.type}:${type}:${until ?? ''}`;
    const event = { eventId, occurredAt: isoOf(at ?? now), ...effect };
    return isOfNumber
      ? change.event({ ...event, eventId: `${eventId}:${businessNumber}` }, value)
      : { outcome: 'account', account, event, item: value };
  });
}

/** What is set or lifted; none: nobody knows what the change means. */
function effectsOf({ value }: MetaChange): Effect[] {
  switch (wordAt(value['event'])) {
    case 'ACCOUNT_VIOLATION': {
      const type = textAt(objectAt(value['violation_info'])['violation_type']);
      return type !== undefined && VIOLATIONS.has(type) ? [set({ type })] : [];
    }
    case 'ACCOUNT_RESTRICTION':
      return restrictionsIn(value['restriction_info']);
    case BANNED:
      return [objectAt(value['ban_info'])['waba_ban_state']].flat().flatMap(banned);
    default:
      return [];
  }
}

/** A restriction whose name cannot be read: in no list of the policy, so it stops calls by the business. */
const UNNAMED = 'UNREADABLE_RESTRICTION';

/** That something is restricted was said, whatever cannot be read of it. */
function restrictionsIn(info: unknown): Effect[] {
  const listed = [info].flat().map((each) => {
    const { restriction_type, expiration } = objectAt(each);
    const until = millisOf(expiration);
    const type = textAt(restriction_type) ?? UNNAMED;
    return set(until === undefined ? { type } : { type, until: isoOf(until) });
  });
  return listed.length === 0 ? [set({ type: UNNAMED })] : listed;
}

/** A state nobody knows stops calls by the business under its own name, as a restriction nobody knows does. */
function banned(state: unknown): Effect[] {
  const type = wordAt(state);
  if (type === REINSTATED) {
    return BANS.map((ban) => ({ type: 'restriction-lifted', restriction: { type: ban } }));
  }
  return [set({ type: textAt(type) ?? UNNAMED })];
}

function set(restriction: AccountRestriction['restriction']): Effect {
  return { type: 'restriction-set', restriction };
}
