import { createHmac } from 'node:crypto';

/** A message as it is sent: the very bytes, and headers that sign them (Standard Webhooks 1.0: HMAC-SHA-256 over id, time and body). */
export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * @param id the same each time a message is sent, so that who takes it knows it again
 * @param now epoch milliseconds (UTC)
 */
export function signMessage(
  id: string,
  message: object,
  secret: string,
  now: number,
): SignedMessage {
  const body = JSON.stringify(message);
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
