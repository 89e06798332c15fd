import type { FastifyRequest } from 'fastify';
import { MalformedInput } from '../http/refusal.js';
import type { Actor } from '../ledger/act.js';
import { actorOf } from './caller.js';

/** Characters a reason may have. */
export const REASON_MOST = 500;

/** Who asks for a change, and why. */
export interface Requester {
  readonly actor: Actor;
  readonly reason: string | null;
}

/**
 * Who makes a request and why; a body that has no place for a reason leaves it to the header `X-Reason`.
 *
 * @throws MalformedInput when the header is not percent-encoded UTF-8 of 1 to 500 characters
 */
export function requesterOf(request: FastifyRequest, reason?: string): Requester {
  return { actor: actorOf(request), reason: reason ?? reasonIn(request.headers['x-reason']) };
}

function reasonIn(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const reason = decoded(String(header)).trim();
  if (reason.length < 1 || reason.length > REASON_MOST) {
    throw malformed(`give 1 to ${REASON_MOST} characters in \`X-Reason\`, or leave it out`);
  }
  return reason;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed('write `X-Reason` as percent-encoded UTF-8');
  }
}

function malformed(message: string): MalformedInput {
  return new MalformedInput([{ code: 'bad-reason', severity: 'error', at: '', message }]);
}
