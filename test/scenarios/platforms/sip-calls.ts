import { freshId } from '../../harness/attempts.js';
import {
  ANY,
  infobipSample,
  OPEN_TRUNK,
  SENDER,
  STRANGER,
  USER,
  type Json,
  type PlatformAnswer,
  type PlatformCall,
  type PlatformRequest,
} from './platform-call.js';
import { CARRIER, EXCHANGE, SIP_PLACE } from './sample-business.js';

const asked = (name: string, changes: Json = {}): PlatformRequest => ({
  address: '/v1/adapters/sip',
  body: {
    ...infobipSample(`sip-adapter.request.${name}`),
    callId: `${freshId()}@proxy.example.com`,
    from: USER,
    to: SENDER,
    sourceIp: CARRIER,
    ...changes,
  },
});
const invite = (changes: Json = {}): PlatformRequest =>
  asked('connect', { target: `sip:${SENDER}@proxy.example.com`, ...changes });
/** The exchange rings a user at Meta's own SIP. */
const outgoing = (user: string): PlatformRequest =>
  asked('connect', {
    from: '1001',
    to: user,
    target: `sip:${user}@wa.meta.vc;transport=tls`,
    sourceIp: EXCHANGE,
    channel: '',
  });

const relayed = (uri: string): PlatformAnswer => ({
  status: 200,
  body: {
    id: ANY,
    decision: 'allow',
    rtjson: {
      version: '1.0',
      routing: 'serial',
      routes: [
        {
          uri,
          headers: { extra: jasmine.stringMatching(/^X-Client-Decision: \S+\r\n$/) },
          fr_timer: 2_000,
          fr_inv_timer: 30_000,
        },
      ],
    },
  },
});
const refused = (code: string): PlatformAnswer => ({
  status: 200,
  body: {
    id: ANY,
    decision: 'deny',
    sip: {
      code: 403,
      reason: `Forbidden (${code})`,
      headers: `Reason: Q.850;cause=21;text="${code}"\r\n`,
    },
  },
});

/** The flows a SIP proxy in front of the business carries. */
export const SIP_CALLS: readonly PlatformCall[] = [
  {
    scenario: 'user-to-sip-trunk',
    hook: 'a SIP proxy, before it relays the INVITE',
    request: () => invite(),
    answer: relayed(`sip:agent-7@${SIP_PLACE}`),
    denials: [
      {
        what: 'the far side forwards it to the phone network',
        request: () => asked('forward'),
        answer: refused('pstn-leg'),
        codes: ['endpoint-not-registered', 'pstn-leg'],
      },
      {
        what: 'nobody vouches for the trunk',
        request: () => invite({ target: `sip:agent-7@${OPEN_TRUNK}` }),
        answer: refused('pstn-reachable-trunk'),
        codes: ['pstn-reachable-trunk'],
      },
    ],
  },
  {
    scenario: 'sip-trunk-to-user',
    hook: 'a SIP proxy, before it relays the INVITE',
    request: () => outgoing(USER),
    answer: relayed(`sip:+${USER}@wa.meta.vc;transport=tls`),
    denials: [
      {
        what: 'the user gave no permission',
        request: () => outgoing(STRANGER),
        answer: refused('permission-missing'),
        codes: ['permission-missing'],
      },
    ],
  },
];
