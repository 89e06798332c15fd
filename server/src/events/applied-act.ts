import type { Act, Actor } from '../ledger/act.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { CallEvent } from './event.dto.js';

/** Names the event by its reference: whom it tells of is sealed elsewhere. */
export function appliedAct(
  { type, occurredAt, businessNumber }: Pick<CallEvent, 'type' | 'occurredAt' | 'businessNumber'>,
  reference: string,
  actor: Actor,
): Act {
  return {
    action: 'event.applied',
    object: `event/${reference}`,
    actor,
    before: null,
    after: digestOfThing({ event: reference, type, occurredAt }),
    reason: null,
    details: { type, occurredAt, businessNumber },
  };
}
