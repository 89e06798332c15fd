import type { Alarm } from './alarm.js';
import type { EndingCommand } from './ending-command.js';

/** What an operator's system is told of an alarm. */
export interface AlarmMessage {
  readonly type: 'ringfence.alarm';
  readonly alarm: {
    readonly id: string;
    readonly kind: Alarm['kind'];
    readonly code: string;
    readonly businessNumber: string;
    readonly place: string | null;
    readonly occurredAt: string;
    readonly raisedAt: string;
    /** The platform's id of the call; null: no event named it since the start. */
    readonly callId: string | null;
  };
  /** What would end the call; null: its id is not known. */
  readonly command: EndingCommand | null;
}

export function messageOf(
  alarm: Alarm,
  callId: string | undefined,
  command: EndingCommand | null,
): AlarmMessage {
  const { id, kind, code, businessNumber, place, occurredAt, raisedAt } = alarm;
  return {
    type: 'ringfence.alarm',
    alarm: {
      id,
      kind,
      code,
      businessNumber,
      place,
      occurredAt: new Date(occurredAt).toISOString(),
      raisedAt: new Date(raisedAt).toISOString(),
      callId: callId ?? null,
    },
    command,
  };
}
