import type { CallAttempt, RouteStep, UnrecordedDecision } from '@ringfence/rules';
import type { CallRoutingAnswer, CallRoutingEndpoint } from './call-routing.dto.js';

/**
 * The platform's answer to a permit: the first step of the route that it can connect; undefined: there is none.
 *
 * Invariant: no answer names PHONE; the type of the answer does not know it (WA-PSTN-001).
 */
export function routingAnswer(
  attempt: CallAttempt,
  decision: UnrecordedDecision,
): CallRoutingAnswer | undefined {
  for (const step of decision.route) {
    const value = endpointOf(step, attempt, decision);
    if (value === undefined) continue;
    return {
      type: 'ENDPOINT',
      value,
      ...(step.connectTimeoutSeconds === undefined
        ? {}
        : { connectTimeout: step.connectTimeoutSeconds }),
    };
  }
  return undefined;
}

function endpointOf(
  { endpoint }: RouteStep,
  attempt: CallAttempt,
  decision: UnrecordedDecision,
): CallRoutingEndpoint | undefined {
  const { kind, id } = endpoint;
  if (kind === 'sip-trunk' && id !== undefined) {
    return {
      type: 'SIP',
      sipTrunkId: id,
      username: sipUserOf(endpoint.address) ?? attempt.businessNumber.slice(1),
      customHeaders: {
        'X-Client-Decision': decision.decisionId,
        'X-Client-Channel': 'WHATSAPP',
      },
    };
  }
  if (kind === 'webrtc' && id !== undefined) return { type: 'WEBRTC', identity: id };
  const { waId } = attempt.user;
  if (kind === 'whatsapp' && waId !== undefined) {
    return { type: 'WHATSAPP', from: attempt.businessNumber.slice(1), phoneNumber: waId };
  }
  return undefined;
}

/** The user part of the address that was judged: a number as it is, or what stands before the `@` of a SIP URI. */
export function sipUserOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  // What follows a colon in the user part is a password, and no business of the platform's.
  const user = /^(?:sips?:([^@:;?]+)[^@]*@.*|(\+?\d+))$/i.exec(address.trim());
  return user?.[1] ?? user?.[2];
}
