/** What the watchdog raises. */
export const ALARM_KINDS = [
  /** A call rings a user, or is connected, and no permit allowed it. */
  'call-without-permit',
  /** A leg was added that no permit allowed. */
  'leg-without-permit',
  /** A leg from which the phone network may be reached is mixed with a WhatsApp call (WA-PSTN-001). */
  'phone-leg',
  /** A call lasts longer than its permit allowed. */
  'too-long',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Something that happened and must not have. */
export interface Alarm {
  readonly id: string;
  readonly kind: AlarmKind;
  /** Reference of the call. */
  readonly call: string;
  /** Reference of the leg, or `call`. */
  readonly unit: string;
  /** Reason code, as decisions have them. */
  readonly code: string;
  readonly businessNumber: string;
  /** Kind of the endpoint, and its name in the directory where it has one; never a number. Null: the call as a whole. */
  readonly place: string | null;
  /** Epoch milliseconds (UTC). */
  readonly occurredAt: number;
  readonly raisedAt: number;
  /** When somebody looked into it; null: nobody yet. */
  readonly settledAt: number | null;
  readonly settledBy: string | null;
}

/** The part of a call that needs a permit of its own. */
export const WHOLE_CALL = 'call';

/** How acts name an alarm. */
export function alarmObject(id: string): string {
  return `alarm/${id}`;
}
