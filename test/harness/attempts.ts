import type { CallAttempt, Endpoint } from '@ringfence/rules';

export const DEMO_NUMBER = '+81311110001';
/** A user of the demo directory who gave a permanent permission. */
export const PERMITTED = '819011110001';

let next = 0;

/** An attempt id that was not used before. */
export function freshId(): string {
  return `t-${process.pid}-${next++}`;
}

/** A user calls; the target is what the attempt would add. */
export function userCalls(
  target: Endpoint | undefined,
  more: Partial<CallAttempt> = {},
): CallAttempt {
  const waId = more.user?.waId ?? PERMITTED;
  return {
    attemptId: freshId(),
    action: 'connect',
    initiator: 'user',
    businessNumber: DEMO_NUMBER,
    user: { waId },
    legs: [{ id: 'caller', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${waId}` } }],
    ...(target === undefined ? {} : { target }),
    ...more,
  };
}

/** The business calls a user from this endpoint. */
export function businessCalls(
  origin: Endpoint,
  waId: string,
  more: Partial<CallAttempt> = {},
): CallAttempt {
  return {
    attemptId: freshId(),
    action: 'connect',
    initiator: 'business',
    businessNumber: DEMO_NUMBER,
    user: { waId },
    legs: [{ id: 'agent', role: 'origin', endpoint: origin }],
    target: { kind: 'whatsapp', address: `+${waId}` },
    ...more,
  };
}
