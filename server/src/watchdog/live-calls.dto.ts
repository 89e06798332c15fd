import { z } from 'zod';
import { PERSON_REF } from '../identity/person-ref.dto.js';
import { REASON } from '../identity/reason.dto.js';
import { ALARM_KINDS } from './alarm.js';
import { CALL_PAIR } from './call-pairs.js';

const INSTANT = z.iso.datetime({ offset: true });

export const ALARM = z.object({
  id: z.string(),
  kind: z.enum(ALARM_KINDS),
  /** Reference of the call. */
  call: z.string(),
  /** What its platform calls it; null: not known any more. */
  callId: z.string().nullable(),
  /** Whose permission it was about; null: no event told of the user. */
  pair: CALL_PAIR.nullable(),
  /** When the call was over; null: no event told that it is. */
  endedAt: INSTANT.nullable(),
  /** Reason code, as decisions have them; `permit-missing` where no permit allowed it. */
  code: z.string(),
  businessNumber: z.string(),
  /** Kind of the endpoint, with its name where the directory has it; never a number. Null: the call as a whole. */
  place: z.string().nullable(),
  occurredAt: INSTANT,
  raisedAt: INSTANT,
  /** What would end the call on its platform; null: its id is not known, or it is one of a SIP proxy, which takes no commands. */
  command: z
    .object({ method: z.literal('POST'), path: z.string(), body: z.record(z.string(), z.string()) })
    .nullable(),
  /** Who looked into it, and when; null: nobody yet. */
  settled: z.object({ person: PERSON_REF, at: INSTANT }).nullable(),
});
export type AlarmView = z.infer<typeof ALARM>;

export const LIVE_CALL = z.object({
  /** Reference of the call. */
  call: z.string(),
  /** What its platform calls it; null: not known any more. */
  callId: z.string().nullable(),
  businessNumber: z.string(),
  /** Whose permission it was about; null: no event told of the user. */
  pair: CALL_PAIR.nullable(),
  initiator: z.enum(['user', 'business']),
  startedAt: INSTANT.nullable(),
  connectedAt: INSTANT.nullable(),
  /** Legs now in its media, of the call and of all it is mixed with. */
  legs: z.array(
    z.object({
      /** Reference of the leg. */
      leg: z.string(),
      /** Reference of the call it belongs to. */
      call: z.string(),
      role: z.enum(['origin', 'destination', 'participant']),
      kind: z.string(),
      /** Name in the directory; null: it has none, or is a number. */
      id: z.string().nullable(),
      addedAt: INSTANT,
      /** Id of the decision that permitted it; null: none did. */
      permit: z.string().nullable(),
      /** Why the phone network may be reached by it; null: it may not. */
      breach: z.string().nullable(),
    }),
  ),
  /** Ids of the decisions that permitted it or a leg of it. */
  permits: z.array(z.string()),
  /** How many alarms about it nobody looked into. */
  alarms: z.int(),
});
export type LiveCallView = z.infer<typeof LIVE_CALL>;

export const LIVE_CALLS = z.object({ items: z.array(LIVE_CALL), total: z.int() });
export type LiveCalls = z.infer<typeof LIVE_CALLS>;
export const ALARMS = z.object({ items: z.array(ALARM), next: z.string().optional() });
export type AlarmPage = z.infer<typeof ALARMS>;

export const LIVE_CALLS_QUERY = z.strictObject({
  /** E.164 with `+`. */
  businessNumber: z.string().min(1).max(20).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type LiveCallsQuery = z.infer<typeof LIVE_CALLS_QUERY>;

export const ALARMS_QUERY = z.strictObject({
  state: z.enum(['open', 'all']).default('open'),
  after: z.string().min(1).max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type AlarmsQuery = z.infer<typeof ALARMS_QUERY>;

export const SETTLE_ALARM = z.strictObject({ reason: REASON });
export type SettleAlarmBody = z.infer<typeof SETTLE_ALARM>;
