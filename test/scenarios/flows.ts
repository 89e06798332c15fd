import type { CallAttempt, Endpoint, ScenarioId } from '@ringfence/rules';
import { businessCalls, userCalls } from '../harness/attempts.js';
import type { Office } from '../harness/office.js';

/** One of the twelve flows: who starts the call, and which place of the business it meets. */
export interface Flow {
  readonly scenario: ScenarioId;
  readonly initiator: 'user' | 'business';
  /** The endpoint of the business, registered in the demo directory. */
  readonly place: Endpoint;
  readonly via?: readonly string[];
}

const conversations: Endpoint = { kind: 'conversations', id: 'support-queue' };
const trunk: Endpoint = { kind: 'sip-trunk', id: 'tokyo-pbx' };
const webrtc: Endpoint = { kind: 'webrtc', id: 'web-app' };
const app: Endpoint = { kind: 'calls-api', id: 'voice-bot' };

export const FLOWS: readonly Flow[] = [
  { scenario: 'user-to-conversations', initiator: 'user', place: conversations },
  {
    scenario: 'user-to-conversations-via-ivr-api',
    initiator: 'user',
    place: conversations,
    via: ['ivr-api'],
  },
  {
    scenario: 'user-to-conversations-via-moments-ivr',
    initiator: 'user',
    place: conversations,
    via: ['moments-ivr'],
  },
  {
    scenario: 'user-to-ivr-api',
    initiator: 'user',
    place: { kind: 'ivr-api', id: 'main-menu' },
  },
  {
    scenario: 'user-to-moments-ivr',
    initiator: 'user',
    place: { kind: 'moments-ivr', id: 'support-flow' },
  },
  { scenario: 'user-to-sip-trunk', initiator: 'user', place: trunk },
  { scenario: 'user-to-webrtc', initiator: 'user', place: webrtc },
  { scenario: 'user-to-calls-api', initiator: 'user', place: app },
  { scenario: 'conversations-to-user', initiator: 'business', place: conversations },
  { scenario: 'sip-trunk-to-user', initiator: 'business', place: trunk },
  { scenario: 'webrtc-to-user', initiator: 'business', place: webrtc },
  { scenario: 'calls-api-to-user', initiator: 'business', place: app },
];

export const isInbound = ({ initiator }: Flow): boolean => initiator === 'user';
export const isOutbound = ({ initiator }: Flow): boolean => initiator === 'business';

/** The attempt that sets the flow up for the office's user. */
export function setUp(flow: Flow, { businessNumber, waId }: Office): CallAttempt {
  const more: Partial<CallAttempt> = {
    businessNumber,
    user: { waId },
    ...(flow.via === undefined ? {} : { via: [...flow.via] }),
  };
  return isInbound(flow) ? userCalls(flow.place, more) : businessCalls(flow.place, waId, more);
}

/** The same attempt with the place of the business replaced. */
export function withPlace(attempt: CallAttempt, flow: Flow, place: Endpoint): CallAttempt {
  if (isInbound(flow)) return { ...attempt, target: place };
  const [origin, ...others] = attempt.legs;
  return { ...attempt, legs: [{ ...origin!, endpoint: place }, ...others] };
}

/** A change of the flow's call once both parties are in it: this endpoint is to be added. */
export function change(
  attempt: CallAttempt,
  action: CallAttempt['action'],
  target: Endpoint,
): CallAttempt {
  const joined = { id: 'joined', role: 'destination' as const, endpoint: attempt.target! };
  return { ...attempt, action, legs: [...attempt.legs, joined], target };
}
