import type { AuditedFile, ConfigurationAudit, PHONE_DOORS } from '../model/configuration-audit.js';
import { opensDoor, SAMPLES } from './samples.fixture.js';

type PhoneDoor = (typeof PHONE_DOORS)[number];

export const PDP_URL = 'https://pdp.example.com/v1/adapters/callrouting';
/** A phone that no WhatsApp call may reach. */
const PHONE = '441632960999';
const ROUTES = 'callrouting-routes.json';
const PDP = { type: 'URL', url: PDP_URL };
const TO_PHONE = { type: 'ENDPOINT', value: { type: 'PHONE', phoneNumber: PHONE } };

/** A call centre of 500 routes in which every WhatsApp call is asked about, with the payloads its applications send. */
export function cleanConfiguration(): ConfigurationAudit {
  return {
    platform: 'infobip',
    files: [
      { name: ROUTES, content: { results: cleanRoutes() } },
      { name: 'numbers-voice.json', content: cleanSenders() },
      { name: 'sip-trunk.json', content: [{ id: 'trunk-sbc-tokyo-01', type: 'STATIC' }] },
      { name: 'moments-flow.json', content: momentsFlow() },
      { name: 'conversations.settings.json', content: { transferToAnyNumberEnabled: false } },
      ...SAMPLES.filter(({ name }) => !opensDoor(name) && !name.startsWith('callrouting-route.')),
    ],
    endpoints: {
      'sip-trunk:trunk-sbc-tokyo-01': {
        pstnReachability: 'none',
        attestedBy: 'network team',
        attestedUntil: '2027-11-24T00:00:00Z',
      },
      'webrtc:desk.sato': { pstnReachability: 'none' },
    },
    guarded: {
      urls: ['https://pdp.example.com/v1/adapters/'],
      callsConfigurationIds: ['calls-cfg-whatsapp-desk'],
    },
  };
}

/** How each door is opened in a configuration that is clean otherwise. */
export const PLANTED: Readonly<
  Record<PhoneDoor, (audit: ConfigurationAudit) => ConfigurationAudit>
> = {
  'sender-forward-to-pstn': sender({ type: 'FORWARD_TO_PSTN', pstnNumber: PHONE }),
  'sender-number-masking': sender({
    type: 'VOICE_NUMBER_MASKING',
    voiceNumberMaskingConfigKey: 'nm-77',
  }),
  'sender-opaque-action': sender({ type: 'FORWARD_TO_OPERATOR_CONNECT' }),
  'route-phone-destination': routeAt(250, {
    name: 'night desk',
    criteria: [{ to: '441632999001', value: { type: 'WHATSAPP' } }],
    destinations: [{ ...TO_PHONE, allowedTimeWindows: [{ days: ['SATURDAY'] }] }],
  }),
  'route-phone-inherits-number': routeAt(250, {
    name: 'no number',
    criteria: [{ to: '441632999001', value: { type: 'WHATSAPP' } }],
    destinations: [{ type: 'ENDPOINT', value: { type: 'PHONE' } }],
  }),
  'route-catch-all-before-pdp': routeAt(0, {
    name: 'everything else',
    criteria: [{ to: '(.+)' }],
    destinations: [TO_PHONE],
  }),
  'route-transfer-only-phone': routeAt(250, {
    name: 'blind transfers',
    criteria: [{ to: PHONE, value: { type: 'SIP', sipTrunkId: 'trunk-sbc-tokyo-01' } }],
    destinations: [TO_PHONE],
    transferOnly: true,
  }),
  'answer-names-phone': file('markup-callback.response.json', {
    script: [{ action: 'dial', endpoints: [{ type: 'PHONE', phoneNumber: PHONE }] }],
  }),
  'ivr-dials-out': file('ivr-scenario.exit.json', {
    name: 'exit',
    script: [
      { request: PDP_URL, options: { method: 'POST', collectResponse: true } },
      { if: "${decision == 'allow'}", then: ['hangup'], else: [{ dial: '${fallback}' }] },
    ],
  }),
  'moments-dials-out': file('moments-flow.exit.json', {
    id: 'flow-9',
    elements: [
      { id: 'a', type: 'CALL_API' },
      {
        id: 'b',
        type: 'COLLECT',
        branches: [{ key: '9', elements: [{ id: 'c', type: 'FORWARD', to: PHONE }] }],
      },
    ],
  }),
  'conversations-external-transfer': file('conversations.transfer-config.json', {
    tagName: 'partners',
    transferToAnyNumberEnabled: false,
  }),
  'conversations-default-client': file('conversations.outbound.json', [
    { from: '441632960001', to: '447700900123', agentId: 'a1', voiceClientType: 'WHATSAPP' },
    { from: '441632960001', to: '447700900124', agentId: 'a1' },
  ]),
  'calls-phone-leg': file('calls-api.create-call.json', {
    endpoint: { type: 'PHONE', phoneNumber: PHONE },
    from: '441632960001',
    callsConfigurationId: 'calls-cfg-whatsapp-desk',
  }),
  'transfer-accepted-outside': file('calls-api.application-transfer.json', {
    destinationCallsConfigurationId: 'calls-cfg-campaigns',
    timeout: 20,
  }),
  'trunk-reaches-pstn': file('sip-trunk.cloud.json', {
    id: 'trunk-cloud',
    name: 'contact centre cloud',
    type: 'PROVIDER',
    provider: 'GENESYS_CLOUD',
  }),
  'sip-redirect-to-phone': file('sip.redirect.json', {
    status: 302,
    reason: 'Moved Temporarily',
    headers: { Contact: `<sip:+${PHONE}@carrier.example.com;user=phone>` },
  }),
  'app-endpoint-dials-out': file('calls-api.connect.json', {
    callRequest: { endpoint: { type: 'WEBSOCKET', websocketEndpointConfigId: 'ws-dialer' } },
  }),
  'bulk-call-merged': file('click-to-call.json', {
    messages: [{ from: '441632960001', destinationA: PHONE, destinationB: '441632960998' }],
  }),
};

function cleanRoutes(): readonly object[] {
  const number = (i: number): string => `44163296${String(i).padStart(4, '0')}`;
  return Array.from({ length: 500 }, (_, i) => {
    const name = `route ${i}`;
    if (i === 499) return { name, destinations: [PDP] };
    switch (i % 10) {
      // Calls from the phone network to the phone network are nobody's concern here.
      case 7:
        return {
          name,
          criteria: [{ to: number(i), value: { type: 'PHONE', from: '(.+)' } }],
          destinations: [TO_PHONE],
        };
      case 8:
        return {
          name,
          criteria: [
            { to: `4477009${i}(.+)`, value: { type: 'SIP', sipTrunkId: 'trunk-sbc-tokyo-01' } },
          ],
          destinations: [PDP],
          transferOnly: i % 20 === 8,
        };
      case 9:
        return {
          name,
          criteria: [{ value: { type: 'WEBRTC', identity: `desk\\.${i}\\.(.+)` } }],
          destinations: [PDP],
        };
      default:
        return {
          name,
          criteria: [{ to: number(i), value: { type: 'WHATSAPP', from: '(.+)' } }],
          destinations: [PDP],
        };
    }
  });
}

function cleanSenders(): readonly object[] {
  return [
    { number: '441632960001', action: { type: 'FORWARD_TO_CALL_ROUTING', routeId: 'r-1' } },
    { number: '441632960002', action: { type: 'FORWARD_TO_IVR', scenarioKey: 'scn-1' } },
    { number: '441632960003', action: { type: 'VOICE_FORWARD_TO_CONVERSATIONS' } },
    {
      number: '441632960004',
      action: { type: 'FORWARD_TO_SUBSCRIPTION', callsConfigurationId: 'calls-cfg-whatsapp-desk' },
    },
  ];
}

function momentsFlow(): object {
  return {
    id: 'flow-1',
    name: 'desk',
    elements: [
      { id: 'a', type: 'PLAY' },
      { id: 'b', type: 'CALL_API' },
      { id: 'c', type: 'TRANSFER_TO_AGENT' },
    ],
  };
}

function sender(action: object): (audit: ConfigurationAudit) => ConfigurationAudit {
  return changed('numbers-voice.json', (content) => [
    ...(content as readonly object[]),
    { number: '441632960009', action },
  ]);
}

function routeAt(index: number, route: object): (audit: ConfigurationAudit) => ConfigurationAudit {
  return changed(ROUTES, (content) => ({
    results: (content as { results: readonly object[] }).results.toSpliced(index, 0, route),
  }));
}

function file(name: string, content: unknown): (audit: ConfigurationAudit) => ConfigurationAudit {
  return (audit) => ({ ...audit, files: [...audit.files, { name, content }] });
}

function changed(
  name: string,
  change: (content: unknown) => unknown,
): (audit: ConfigurationAudit) => ConfigurationAudit {
  return (audit) => ({
    ...audit,
    files: audit.files.map((one): AuditedFile =>
      one.name === name ? { name, content: change(one.content) } : one,
    ),
  });
}
