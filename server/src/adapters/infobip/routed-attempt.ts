import { hash } from 'node:crypto';
import type { CallAttempt, Endpoint } from '@ringfence/rules';
import type { Route } from '../../directory/directory.dto.js';
import type { CallRoutingRequest } from './call-routing.dto.js';
import { whatsAppCaller } from '../whatsapp-caller.js';

/** Kinds of endpoint that may be permitted, but that no answer to the platform can name. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'conversations',
  'ivr-api',
  'moments-ivr',
  'calls-api',
  'viber',
  'websocket',
]);

/** The platform's request as a question, and which of the number's destinations may be candidates. */
export interface RoutedAttempt {
  readonly attempt: CallAttempt;
  readonly candidates: (destinations: readonly Endpoint[]) => readonly Endpoint[];
  /** What makes a repeated request the same question, also when its route was changed in between. */
  readonly sameQuestion: object;
}

/**
 * Turns the platform's six fields into a call attempt (contract, section 6).
 *
 * The request does not say which channel the call is on: the directory's route does. A route nobody registered is asked as a
 * user's call without a destination, which is refused and recorded like every refusal.
 */
export function routedAttempt(
  request: CallRoutingRequest,
  route: Route | undefined,
): RoutedAttempt {
  return route?.initiator === 'business' ? outbound(request, route) : inbound(request, route);
}

function outbound(
  request: CallRoutingRequest,
  route: Extract<Route, { initiator: 'business' }>,
): RoutedAttempt {
  return {
    attempt: {
      ...asked(request),
      initiator: 'business',
      businessNumber: route.businessNumber,
      user: { waId: request.to },
      legs: [{ id: request.callId, role: 'origin', endpoint: route.endpoint }],
      target: { kind: 'whatsapp', address: `+${request.to}` },
    },
    candidates: () => [],
    sameQuestion: sameQuestion(request),
  };
}

function inbound(
  request: CallRoutingRequest,
  route: Extract<Route, { initiator: 'user' }> | undefined,
): RoutedAttempt {
  const digits = /^\+?(\d{7,15})$/.exec(request.from)?.[1];
  const named = route?.endpoint;
  const target = named !== undefined && !PASSED_OVER.has(named.kind) ? named : undefined;
  return {
    attempt: {
      ...asked(request),
      initiator: 'user',
      businessNumber: `+${request.to}`,
      user: digits === undefined ? { bsuid: request.from } : { waId: digits },
      legs: [
        {
          id: request.callId,
          role: 'origin',
          endpoint: whatsAppCaller(request.from),
        },
      ],
      ...(target === undefined ? {} : { target }),
    },
    // A destination the platform cannot connect this way is passed over, and a route that names one leads nowhere.
    candidates: (destinations) =>
      route === undefined || named !== undefined
        ? []
        : destinations.filter(({ kind }) => !PASSED_OVER.has(kind)),
    sameQuestion: sameQuestion(request),
  };
}

function sameQuestion({ callId, routeId, from, to }: CallRoutingRequest): object {
  return { platform: 'infobip', callId, routeId, from, to };
}

/** What both directions share. */
function asked(
  request: CallRoutingRequest,
): Pick<CallAttempt, 'attemptId' | 'callId' | 'action' | 'context'> {
  const { callId, routeId, from, to } = request;
  return {
    attemptId: `infobip-${hash('sha256', `${callId}\u0000${routeId}`, 'base64url')}`,
    callId,
    action: 'connect',
    context: { platform: 'infobip', routeId, from, to },
  };
}
