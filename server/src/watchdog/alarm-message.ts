import { createHmac } from 'node:crypto';
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

/** A message as it is sent: the very bytes, and headers that sign them (Standard Webhooks 1.0: HMAC-SHA-256 over id, time and body). */
export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @param now epoch milliseconds (UTC) */
export function signMessage(message: AlarmMessage, secret: string, now: number): SignedMessage {
  const body = JSON.stringify(message);
  const { id } = message.alarm;
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  };
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
