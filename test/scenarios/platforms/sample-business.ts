import type { Endpoint, EndpointEvidence } from '@ringfence/rules';
import { freshId } from '../../harness/attempts.js';
import { DAY_MS, fromNow } from '../../harness/office.js';
import type { ServerProcess } from '../../harness/server-process.js';
import {
  APP,
  DESK,
  OPEN_TRUNK,
  QUEUE,
  SENDER,
  TRUNK,
  UNTROUBLED_USER,
  USER,
} from './platform-call.js';

/** Where SIP requests of WhatsApp's side come from, and those of the exchange. */
export const CARRIER = '192.0.2.10';
export const EXCHANGE = '192.0.2.20';
/** The place at the exchange that calls are answered at, and the trunk there, as SIP knows it. */
export const SIP_PLACE = 'sbc1.example.com:5071';

/** Ids of the routes and menus that lead where the tables say. */
export const ROUTES = {
  sipIn: 'c1d7a0f2-6a3d-4b0e-9f0e-0c5f5f3e7a11',
  webrtcIn: 'route-webrtc-in-samples',
  openTrunkIn: 'route-open-trunk-in',
  phoneIn: 'route-phone-in',
  sipOut: 'route-sip-out-samples',
  openTrunkOut: 'route-open-trunk-out',
  webrtcOut: 'route-webrtc-out-samples',
} as const;
export const MENUS = {
  toQueue: 'whatsapp-ivr-conversations',
  toPhone: 'menu-that-dials',
  alone: 'menu-alone',
} as const;

const CLOSED: EndpointEvidence = { pstnReachability: 'none' };
const ATTESTED: EndpointEvidence = {
  ...CLOSED,
  attestedBy: 'network team',
  attestedUntil: fromNow(30 * DAY_MS),
  callerOrigin: 'internal',
};
const phone: Endpoint = { kind: 'pstn', address: '+441632960999' };
const queue: Endpoint = { kind: 'conversations', id: QUEUE };
const trunk = (id: string): Endpoint => ({ kind: 'sip-trunk', id });
const webrtc: Endpoint = { kind: 'webrtc', id: DESK };
const userCallsTo = (endpoint: Endpoint): object => ({ initiator: 'user', endpoint });
const callsOutFrom = (endpoint: Endpoint, number = SENDER): object => ({
  initiator: 'business',
  businessNumber: `+${number}`,
  endpoint,
});

/** The directory of the business whose calls the samples are, told to a running server through its public API alone. */
export async function openSampleBusiness(server: ServerProcess): Promise<void> {
  const put = async (place: string, body: object): Promise<void> => {
    const answer = await server.putConfirmed(`/v1/directory/${place}`, body);
    if (answer.status !== 200) throw new Error(`${place}: ${await answer.text()}`);
  };
  const endpoints: readonly [string, string, EndpointEvidence][] = [
    ['sip-trunk', TRUNK, ATTESTED],
    ['sip-trunk', SIP_PLACE, ATTESTED],
    ['sip-trunk', EXCHANGE, ATTESTED],
    ['sip-trunk', OPEN_TRUNK, { ...ATTESTED, pstnReachability: 'unknown' }],
    ['webrtc', DESK, CLOSED],
    ['calls-api', APP, CLOSED],
    ['conversations', QUEUE, CLOSED],
    ...['ivr-api', 'moments-ivr'].flatMap((kind) =>
      Object.values(MENUS).map((id): [string, string, EndpointEvidence] => [kind, id, CLOSED]),
    ),
  ];
  for (const [kind, id, evidence] of endpoints) {
    await put(`endpoints/${kind}/${encodeURIComponent(id)}`, evidence);
  }
  await put(`business-numbers/%2B${SENDER}`, {
    country: 'GB',
    provider: 'infobip',
    callingEnabled: true,
    messagingLimit: 10_000,
    sandbox: false,
    callbackPermission: false,
    destinations: [
      queue,
      { ...trunk(TRUNK), address: 'sip:agent-7@sbc.example.com' },
      { ...trunk(SIP_PLACE), address: `sip:agent-7@${SIP_PLACE}` },
    ],
  });
  const routes: Readonly<Record<string, object>> = {
    [`infobip/${ROUTES.sipIn}`]: userCallsTo(trunk(TRUNK)),
    [`infobip/${ROUTES.webrtcIn}`]: userCallsTo(webrtc),
    [`infobip/${ROUTES.openTrunkIn}`]: userCallsTo(trunk(OPEN_TRUNK)),
    [`infobip/${ROUTES.phoneIn}`]: userCallsTo(phone),
    [`infobip/${ROUTES.sipOut}`]: callsOutFrom(trunk(TRUNK)),
    [`infobip/${ROUTES.openTrunkOut}`]: callsOutFrom(trunk(OPEN_TRUNK)),
    [`infobip/${ROUTES.webrtcOut}`]: callsOutFrom(webrtc),
    [`conversations/${SENDER}`]: callsOutFrom(queue),
    [`sip/${CARRIER}`]: userCallsTo({ ...trunk(SIP_PLACE), address: `sip:agent-7@${SIP_PLACE}` }),
    [`sip/${EXCHANGE}`]: callsOutFrom(trunk(EXCHANGE)),
  };
  for (const [place, route] of Object.entries(routes)) await put(`routes/${place}`, route);
  for (const platform of ['ivr', 'moments']) {
    await put(`routes/${platform}/${MENUS.toQueue}`, userCallsTo(queue));
    await put(`routes/${platform}/${MENUS.toPhone}`, userCallsTo(phone));
  }
  for (const waId of [USER, UNTROUBLED_USER]) await grant(server, waId);
}

async function grant(server: ServerProcess, waId: string): Promise<void> {
  const granted = await server.post('/v1/events', {
    eventId: freshId(),
    type: 'permission-granted',
    occurredAt: fromNow(-DAY_MS),
    businessNumber: `+${SENDER}`,
    user: { waId },
    grant: { kind: 'permanent', source: 'user_action' },
  });
  if (granted.status !== 200) throw new Error(await granted.text());
}
