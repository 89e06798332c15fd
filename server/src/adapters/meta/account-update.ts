import type { CallEvent } from '../../events/event.dto.js';
import type { PlatformEvent, UnmatchedReason } from '../../platform-events/platform-event.js';
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
/** States of an account, and what ends them (WA-QUAL-007). */
const BANS = ['DISABLE', 'SCHEDULE_FOR_DISABLE'];
const REINSTATED = 'REINSTATE';

type Effect = Pick<CallEvent, 'type' | 'restriction'>;

/**
 * Warnings, restrictions and bans of an account (WA-HOOK-008). Names are kept whole: what they stop is for the policy to say, and
 * one it does not know stops calls by the business (WA-QUAL-005).
 *
 * @param now epoch milliseconds (UTC): what restricts takes effect also when Meta does not say since when
 * @param ofAccount numbers of the account, E.164 with `+`, for what Meta tells of all of them at once
 */
export function accountUpdate(
  change: MetaChange,
  now: number,
  ofAccount: readonly string[],
): PlatformEvent[] {
  const { value, account, entryTime, businessNumber } = change;
  const name = wordOf(value['event']);
  const at = millisOf(entryTime);
  const key = `meta:account:${account}:${JSON.stringify(entryTime) ?? ''}`;
  const unmatched = (reason: UnmatchedReason): PlatformEvent[] => [
    change.unmatched(reason, `${key}:${JSON.stringify(value)}`, name, value, at),
  ];
  const effects = effectsOf(change);
  if (effects.length === 0) return unmatched('unknown-event');
  const numbers = businessNumber === undefined ? ofAccount : [businessNumber];
  if (numbers.length === 0) return unmatched('unknown-number');
  return numbers.flatMap((number) =>
    effects.map((effect) => {
      const { type, until } = effect.restriction!;
      const eventId = `${key}:${effect.type}:${type}:${until ?? ''}:${number}`;
      return change.event({ eventId, occurredAt: isoOf(at ?? now), ...effect }, value, number);
    }),
  );
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
    case 'DISABLED_UPDATE':
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

function set(restriction: NonNullable<CallEvent['restriction']>): Effect {
  return { type: 'restriction-set', restriction };
}
