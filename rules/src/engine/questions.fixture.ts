import type { CallAttempt } from '../model/call-attempt.js';
import type { BusinessNumber, Evidence } from '../model/evidence.js';
import type { Question } from './decide.js';

/** Noon in Japan, epoch milliseconds. */
export const NOW = Date.UTC(2026, 10, 24, 3);
export const WA_ID = '819011110001';

/** What a spec changes about a question that would be permitted. */
export interface Change {
  readonly attempt?: Partial<CallAttempt>;
  readonly evidence?: Partial<Evidence>;
  readonly number?: Partial<BusinessNumber>;
  readonly now?: number;
}

export const NUMBER: BusinessNumber = {
  country: 'JP',
  provider: 'meta',
  callingEnabled: true,
  messagingLimit: 10_000,
  sandbox: false,
  callbackPermission: false,
};

export const ENDPOINTS: NonNullable<Evidence['endpoints']> = {
  'webrtc:web-app': { pstnReachability: 'none' },
  'conversations:queue': { pstnReachability: 'none' },
  'ivr-api:menu': { pstnReachability: 'none' },
  'moments-ivr:flow': { pstnReachability: 'none' },
  'calls-api:bot': { pstnReachability: 'none' },
  'viber:bot': { pstnReachability: 'none' },
  'websocket:bot': { pstnReachability: 'none' },
  'sip-trunk:pbx': {
    pstnReachability: 'none',
    attestedBy: 'network team',
    attestedUntil: '2027-11-24T00:00:00Z',
    callerOrigin: 'internal',
  },
};

/** A user calls and is connected to WebRTC: permitted under the shipped policy. */
export function userCall(change: Change = {}): Question {
  return questionOf(change, {
    attempt: {
      attemptId: 'attempt-1',
      callId: 'call-1',
      action: 'connect',
      initiator: 'user',
      businessNumber: '+81311110001',
      user: { waId: WA_ID },
      legs: [{ id: 'user', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${WA_ID}` } }],
      target: { kind: 'webrtc', id: 'web-app' },
    },
    evidence: { usage: { concurrentCalls: 0 }, endpoints: ENDPOINTS },
  });
}

/** A WebRTC party calls a user who has agreed: permitted under the shipped policy. */
export function businessCall(change: Change = {}): Question {
  return questionOf(change, {
    attempt: {
      attemptId: 'attempt-1',
      callId: 'call-1',
      action: 'connect',
      initiator: 'business',
      businessNumber: '+81311110001',
      user: { waId: WA_ID },
      legs: [{ id: 'agent', role: 'origin', endpoint: { kind: 'webrtc', id: 'web-app' } }],
      target: { kind: 'whatsapp', address: `+${WA_ID}` },
    },
    evidence: {
      grant: { kind: 'permanent', grantedAt: '2026-11-01T00:00:00Z', source: 'user_action' },
      usage: {
        connectedCalls24h: 0,
        unansweredInARow: 0,
        activeCallsOfPair: 0,
        concurrentCalls: 0,
        initiations24h: 0,
      },
      endpoints: ENDPOINTS,
    },
  });
}

function questionOf(
  { attempt, evidence, number, now = NOW }: Change,
  base: { attempt: CallAttempt; evidence: Evidence },
): Question {
  return {
    attempt: { ...base.attempt, ...attempt },
    evidence: { businessNumber: { ...NUMBER, ...number }, ...base.evidence, ...evidence },
    now,
    decisionId: 'decision-1',
  };
}

/** The same question with no target: the route is asked for. */
export function withoutTarget(question: Question): Question {
  const { target: _, ...attempt } = question.attempt;
  return { ...question, attempt };
}
