import { SCENARIO_IDS, type ScenarioId } from '@ringfence/rules';
import type { Hook, HookSample, HookSetting } from './hook.js';

const BASE = '/v1/adapters/infobip';
const FOLDER = 'adapters/infobip';

/** Only where the platform signs instead of showing a key. */
const SIGNATURE: readonly HookSetting[] = [
  {
    name: 'RINGFENCE_INFOBIP_HMAC_SECRET',
    needed: false,
    isSet: ({ infobipHmacSecrets }) => infobipHmacSecrets.length > 0,
  },
];

/** To be asked for the state of permissions beside what it tells of them. */
const STATE: readonly HookSetting[] = [
  {
    name: 'RINGFENCE_INFOBIP_URL',
    needed: false,
    isSet: ({ infobipApi }) => infobipApi.url !== undefined,
  },
  {
    name: 'RINGFENCE_INFOBIP_API_KEY',
    needed: false,
    isSet: ({ infobipApi }) => infobipApi.apiKey !== undefined,
  },
];

const asks = {
  platform: 'infobip',
  kind: 'asks',
  proofs: ['basic', 'bearer'],
  scope: 'decide',
  settings: [],
  samples: [],
  answers: [],
} as const;
const tells = {
  ...asks,
  kind: 'tells',
  proofs: ['basic', 'bearer', 'infobip-signature'],
  scope: 'events',
  settings: SIGNATURE,
} as const;

/** Every flow an application of the Calls API can make or join. */
const COMMANDED: readonly ScenarioId[] = SCENARIO_IDS.filter((id) =>
  /sip-trunk|webrtc|calls-api/.test(id),
);

const allows = ({ decision }: Readonly<Record<string, unknown>>): boolean => decision === 'allow';
const sample = (id: string, file: string): HookSample => ({ id, file: `${FOLDER}/${file}.json` });

/** Where Infobip, and NTT CPaaS which runs on it, asks and tells. */
export const INFOBIP_HOOKS: readonly Hook[] = [
  {
    ...asks,
    id: 'infobip-call-routing',
    path: `${BASE}/call-routing`,
    proofs: ['basic', 'bearer', 'infobip-signature'],
    flows: ['user-to-sip-trunk', 'user-to-webrtc', 'sip-trunk-to-user', 'webrtc-to-user'],
    settings: SIGNATURE,
    routes: 'infobip',
    samples: [sample('incoming-call', 'samples/callrouting-url-destination.request')],
    answers: [
      sample('to-trunk', 'samples/callrouting-url-destination.response.sip'),
      sample('to-browser', 'samples/callrouting-url-destination.response.webrtc'),
      sample('to-user', 'samples/callrouting-url-destination.response.whatsapp'),
    ],
    permits: ({ type }) => type === 'ENDPOINT',
  },
  {
    ...asks,
    id: 'infobip-calls-commands',
    path: `${BASE}/calls-api/commands`,
    flows: COMMANDED,
    samples: [
      sample('dialog-to-browser', 'calls-api/samples/calls-question.create-dialog.webrtc'),
      sample('bridge-to-trunk', 'calls-api/samples/calls-question.connect-with-new-call.sip'),
      sample('call-user', 'calls-api/samples/calls-question.create-call.whatsapp'),
      sample(
        'bridge-to-phone',
        'calls-api/samples/calls-question.connect-with-new-call.phone.forbidden',
      ),
    ],
    answers: [
      sample('permit', 'samples/answered-question.allow'),
      sample('deny', 'samples/answered-question.deny'),
    ],
    permits: allows,
  },
  {
    ...asks,
    id: 'infobip-calls-events',
    path: `${BASE}/calls-api/events`,
    flows: ['user-to-calls-api', 'user-to-sip-trunk'],
    samples: [
      sample('call-received', 'calls-api/samples/calls-event.call-received.whatsapp'),
      sample('transfer', 'calls-api/samples/calls-question.dialog-transfer-requested.to-sip-user'),
      sample(
        'transfer-to-phone',
        'calls-api/samples/calls-question.dialog-transfer-requested.to-phone.forbidden',
      ),
    ],
    answers: [
      sample('permit', 'samples/answered-question.allow'),
      sample('deny', 'samples/answered-question.deny'),
    ],
    permits: allows,
  },
  {
    ...asks,
    id: 'infobip-ivr',
    path: `${BASE}/ivr`,
    flows: ['user-to-ivr-api', 'user-to-conversations-via-ivr-api'],
    samples: [sample('before-dialling', 'ivr/samples/ivr-callapi.request')],
    answers: [
      sample('permit', 'ivr/samples/ivr-callapi.response.allow.flat'),
      sample('deny', 'ivr/samples/ivr-callapi.response.deny.flat'),
    ],
    permits: allows,
  },
  {
    ...asks,
    id: 'infobip-moments',
    path: `${BASE}/moments`,
    flows: ['user-to-moments-ivr', 'user-to-conversations-via-moments-ivr'],
    samples: [sample('before-transfer', 'ivr/samples/moments-http.request')],
    answers: [
      sample('permit', 'ivr/samples/ivr-callapi.response.allow.flat'),
      sample('deny', 'ivr/samples/ivr-callapi.response.deny.flat'),
    ],
    permits: allows,
  },
  {
    ...asks,
    id: 'infobip-markup',
    path: `${BASE}/markup`,
    flows: ['user-to-sip-trunk', 'user-to-webrtc'],
    samples: [sample('incoming-call', 'markup/samples/markup-callback.request.whatsapp')],
    answers: [
      sample('permit', 'markup/samples/markup-callback.response.allow-sip'),
      sample('deny', 'markup/samples/markup-callback.response.deny'),
    ],
    permits: ({ script }) =>
      Array.isArray(script) && (script[0] as { action?: unknown }).action === 'dial',
  },
  {
    ...asks,
    id: 'infobip-conversations',
    path: `${BASE}/conversations/outbound-calls`,
    flows: ['conversations-to-user'],
    routes: 'conversations',
    samples: [
      sample('call-user', 'conversations/samples/conversations.outbound-call.whatsapp'),
      sample(
        'platform-default',
        'conversations/samples/conversations.outbound-call.default-client.forbidden',
      ),
    ],
    answers: [
      sample('permit', 'samples/answered-question.allow'),
      sample('deny', 'samples/answered-question.deny'),
    ],
    permits: allows,
  },
  {
    ...tells,
    id: 'infobip-messages',
    path: `${BASE}/webhooks/messages`,
    flows: [],
    settings: [...SIGNATURE, ...STATE],
    samples: [
      sample('permission-given', 'webhooks/samples/whatsapp-permission-reply.webhook.accept'),
      sample('permission-refused', 'webhooks/samples/whatsapp-permission-reply.webhook.reject'),
    ],
  },
  {
    ...tells,
    id: 'infobip-call-events',
    path: `${BASE}/webhooks/calls`,
    flows: [],
    samples: [
      sample('call-received', 'webhooks/samples/calls-event.call-received.whatsapp'),
      sample('call-established', 'webhooks/samples/calls-event.call-established.whatsapp'),
      sample('call-finished', 'webhooks/samples/calls-event.call-finished.whatsapp'),
      sample('phone-joins', 'webhooks/samples/calls-event.participant-joining.phone.forbidden'),
    ],
  },
];
