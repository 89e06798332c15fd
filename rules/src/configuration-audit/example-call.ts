import type { Action, CallAttempt } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';

/** Stand-ins where a file names no numbers, of ranges kept for fiction. */
const BUSINESS = '441632960001';
const USER = '447700900123';

/** What a file says of the call that would leak. */
export interface ToldOfCall {
  readonly business?: unknown;
  readonly user?: unknown;
  readonly action?: Action;
}

/** A user's call that would be passed on to `target`. */
export function userCallTo(target: Endpoint, told: ToldOfCall = {}): CallAttempt {
  const waId = digitsOf(told.user) ?? USER;
  return {
    attemptId: 'example',
    action: told.action ?? 'connect',
    initiator: 'user',
    businessNumber: `+${digitsOf(told.business) ?? BUSINESS}`,
    user: { waId },
    legs: [{ id: 'user', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${waId}` } }],
    target,
  };
}

/** A call by an agent that would ring the user over the phone network. */
export function agentCallToPhone(agentId: string | undefined, told: ToldOfCall): CallAttempt {
  const waId = digitsOf(told.user) ?? USER;
  const agent: Endpoint = { kind: 'conversations', ...(agentId ? { id: agentId } : {}) };
  return {
    attemptId: 'example',
    action: 'connect',
    initiator: 'business',
    businessNumber: `+${digitsOf(told.business) ?? BUSINESS}`,
    user: { waId },
    legs: [{ id: 'agent', role: 'origin', endpoint: agent }],
    target: phone(waId),
  };
}

/** The phone network, at a number where one is given in digits or as a URI. */
export function phone(number?: unknown): Endpoint {
  const digits = digitsOf(number);
  if (digits !== undefined) return { kind: 'pstn', address: `+${digits}` };
  const isUri = typeof number === 'string' && /^[a-z]+:/i.test(number) && number.length <= 256;
  return isUri ? { kind: 'pstn', address: number } : { kind: 'pstn' };
}

/** The digits of a number as the platform writes it, or undefined for anything else. */
export function digitsOf(number: unknown): string | undefined {
  const text = typeof number === 'number' ? String(number) : number;
  if (typeof text !== 'string') return undefined;
  return /^\+?(\d{7,15})$/.exec(text.trim())?.[1];
}
