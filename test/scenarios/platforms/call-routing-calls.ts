import { freshId } from '../../harness/attempts.js';
import { infobip } from './infobip-hook.js';
import {
  ANY,
  DESK,
  infobipSample,
  SENDER,
  STRANGER,
  TRUNK,
  UNTROUBLED_USER,
  USER,
  type Json,
  type PlatformAnswer,
  type PlatformCall,
  type PlatformDenial,
  type PlatformRequest,
} from './platform-call.js';
import { ROUTES } from './sample-business.js';

const routed = (routeId: string, changes: Json = {}): PlatformRequest =>
  infobip('call-routing', {
    ...infobipSample('callrouting-url-destination.request'),
    callId: freshId(),
    routeId,
    ...changes,
  });
const outwards = (routeId: string, from: string, to = USER): PlatformRequest =>
  routed(routeId, { from, to });
const connected = (value: Json): PlatformAnswer => ({
  status: 200,
  body: { type: 'ENDPOINT', value },
});
/** The platform has no answer that says no: whatever is not 200 connects nothing. */
const problem = (code: string): PlatformAnswer => ({
  status: 403,
  body: jasmine.objectContaining({ status: 403, code }),
});
const ringing = connected({ type: 'WHATSAPP', from: SENDER, phoneNumber: USER });
const routedToPhone: PlatformDenial = {
  what: 'the route leads to a phone',
  request: () => routed(ROUTES.phoneIn),
  answer: problem('pstn-leg'),
  codes: ['pstn-leg', 'scenario-unknown'],
  isNoFlow: true,
};

/** Through Call Routing's destination of type URL. */
export const CALL_ROUTING_CALLS: readonly PlatformCall[] = [
  {
    scenario: 'user-to-sip-trunk',
    hook: 'Call Routing',
    request: () => routed(ROUTES.sipIn),
    answer: connected({
      type: 'SIP',
      sipTrunkId: TRUNK,
      username: SENDER,
      customHeaders: { 'X-Client-Decision': ANY, 'X-Client-Channel': 'WHATSAPP' },
    }),
    denials: [
      {
        what: 'nobody vouches for the trunk',
        request: () => routed(ROUTES.openTrunkIn),
        answer: problem('pstn-reachable-trunk'),
        codes: ['pstn-reachable-trunk'],
      },
      routedToPhone,
    ],
  },
  {
    scenario: 'user-to-webrtc',
    hook: 'Call Routing',
    request: () => routed(ROUTES.webrtcIn),
    answer: connected({ type: 'WEBRTC', identity: DESK }),
    denials: [routedToPhone],
  },
  {
    scenario: 'sip-trunk-to-user',
    hook: 'Call Routing',
    request: () => outwards(ROUTES.sipOut, 'agent-7'),
    answer: ringing,
    denials: [
      {
        what: 'the user gave no permission',
        request: () => outwards(ROUTES.sipOut, 'agent-7', STRANGER),
        answer: problem('permission-missing'),
        codes: ['permission-missing'],
      },
      {
        what: 'nobody vouches for the trunk it comes from',
        request: () => outwards(ROUTES.openTrunkOut, '441632960002', UNTROUBLED_USER),
        answer: problem('pstn-reachable-trunk'),
        codes: ['pstn-reachable-trunk'],
      },
    ],
  },
  {
    scenario: 'webrtc-to-user',
    hook: 'Call Routing',
    request: () => outwards(ROUTES.webrtcOut, DESK),
    answer: ringing,
    denials: [
      {
        what: 'the user gave no permission',
        request: () => outwards(ROUTES.webrtcOut, DESK, STRANGER),
        answer: problem('permission-missing'),
        codes: ['permission-missing'],
      },
    ],
  },
];
