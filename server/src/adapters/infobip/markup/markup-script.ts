import { hash } from 'node:crypto';
import type { CallAttempt, Endpoint, UnrecordedDecision } from '@ringfence/rules';
import type { AskedThrough } from '../../../decisions/decide-call-attempt.js';
import type { PlatformQuestion } from '../../platform-question.js';
import { endpointOf } from '../platform-endpoint.js';
import { sipUserOf } from '../routing-answer.js';
import type { Dialled, MarkupRequest, MarkupScript } from './markup.dto.js';

/** Longest the platform rings, in seconds. */
const LONGEST_S = 30;
const USUAL_S = 20;

/** What the platform asks for a call that came in, and the script it then runs. */
export function markupQuestion(body: MarkupRequest): PlatformQuestion<MarkupScript> {
  return { ...markupAttempt(body), answer: (decision) => markupScript(body, decision) };
}

/** The call that came in as a question: choose the route. */
function markupAttempt({
  callId,
  from,
  to,
  endpoint,
}: MarkupRequest): AskedThrough & { readonly attempt: CallAttempt } {
  const digits = /^\+?(\d{7,15})$/.exec(from)?.[1];
  return {
    attempt: {
      attemptId: `infobip-markup-${hash('sha256', callId, 'base64url')}`,
      callId,
      action: 'connect',
      initiator: 'user',
      businessNumber: `+${to.replace('+', '')}`,
      user: digits === undefined ? { bsuid: from } : { waId: digits },
      legs: [{ id: callId, role: 'origin', endpoint: endpointOf(endpoint) }],
      context: { platform: 'infobip' },
    },
    candidates: (destinations) => destinations.filter((one) => dialledOf(one, '') !== undefined),
  };
}

/** The script that carries the decision out: the best place of the route, or the end of the call. */
function markupScript({ to }: MarkupRequest, { effect, route }: UnrecordedDecision): MarkupScript {
  const number = to.replace('+', '');
  for (const { endpoint, connectTimeoutSeconds = USUAL_S } of effect === 'permit' ? route : []) {
    const dialled = dialledOf(endpoint, number);
    if (dialled === undefined) continue;
    const connectTimeout = Math.min(LONGEST_S, Math.max(1, Math.floor(connectTimeoutSeconds)));
    return { script: [{ action: 'dial', from: number, connectTimeout, endpoints: [dialled] }] };
  }
  return { script: [{ action: 'hangup', errorCode: 'FORBIDDEN' }] };
}

/** A place as the script names it: a trunk's user is that of the address that was judged, else the number that was called. */
function dialledOf({ kind, id, address }: Endpoint, number: string): Dialled | undefined {
  if (id === undefined) return undefined;
  if (kind === 'webrtc') return { type: 'WEBRTC', identity: id };
  if (kind !== 'sip-trunk') return undefined;
  return { type: 'SIP', sipTrunkId: id, username: sipUserOf(address) ?? number };
}
