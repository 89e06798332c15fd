import { SCENARIO_IDS } from '@ringfence/rules';
import type { Hook } from './hook.js';

const asks = {
  kind: 'asks',
  proofs: ['bearer'],
  scope: 'decide',
  settings: [],
  samples: [],
  answers: [],
} as const;

const META: Hook = {
  id: 'meta-webhook',
  platform: 'meta',
  kind: 'tells',
  path: '/v1/adapters/meta/webhook',
  proofs: ['meta-signature', 'verify-token'],
  scope: undefined,
  flows: [],
  settings: [
    {
      name: 'RINGFENCE_META_APP_SECRET',
      needed: true,
      isSet: ({ metaAppSecrets }) => metaAppSecrets.length > 0,
    },
    {
      name: 'RINGFENCE_META_VERIFY_TOKEN',
      needed: true,
      isSet: ({ metaVerifyToken }) => metaVerifyToken !== undefined,
    },
    {
      name: 'RINGFENCE_META_ACCESS_TOKEN',
      needed: false,
      isSet: ({ metaAccessToken }) => metaAccessToken !== undefined,
    },
  ],
  samples: [
    ['permission-given', 'webhook.messages.call_permission_reply.accept-temporary'],
    ['permission-refused', 'webhook.messages.call_permission_reply.reject'],
    ['call-connects', 'webhook.calls.connect.business-initiated'],
    ['call-ended', 'webhook.calls.terminate.completed-answered'],
    ['restricted', 'webhook.account_update.restriction-bic'],
  ].map(([id, file]) => ({ id: id!, file: `adapters/meta/samples/${file!}.json` })),
  answers: [],
};

const META_CALLS: Hook = {
  ...asks,
  id: 'meta-calls',
  platform: 'meta',
  path: '/v1/adapters/meta/calls',
  flows: SCENARIO_IDS.filter((id) => /sip-trunk|webrtc|calls-api/.test(id)),
  samples: [
    ['call-user', 'graph-question.connect'],
    ['incoming-call', 'graph-question.accept'],
    ['bridge-to-phone', 'graph-question.connect.phone.forbidden'],
  ].map(([id, file]) => ({ id: id!, file: `adapters/meta/calls/samples/${file!}.json` })),
  answers: [
    ['permit', 'graph-answer.allow'],
    ['deny', 'graph-answer.deny'],
  ].map(([id, file]) => ({ id: id!, file: `adapters/meta/calls/samples/${file!}.json` })),
  permits: ({ decision }) => decision === 'allow',
};

const SIP_FLOWS = ['user-to-sip-trunk', 'sip-trunk-to-user'] as const;
const SIP_SAMPLES = [
  { id: 'incoming-call', file: 'adapters/sip/samples/sip-adapter.request.connect.json' },
  { id: 'forward-to-phone', file: 'adapters/sip/samples/sip-adapter.request.forward.json' },
  { id: 'transfer-to-phone', file: 'adapters/sip/samples/sip-adapter.request.transfer.json' },
];
const SIP_ANSWERS = [
  { id: 'permit', file: 'adapters/sip/samples/sip-adapter.response.allow.json' },
  { id: 'redirect', file: 'adapters/sip/samples/sip-adapter.response.redirect.json' },
  { id: 'deny', file: 'adapters/sip/samples/sip-adapter.response.deny.json' },
];
const WHATSAPP_HOSTS = {
  name: 'RINGFENCE_SIP_WHATSAPP_HOSTS',
  needed: false,
  isSet: ({ sipWhatsAppHosts }: { sipWhatsAppHosts: ReadonlySet<string> }) =>
    sipWhatsAppHosts.size > 0,
};
const relays = ({ decision }: Readonly<Record<string, unknown>>): boolean => decision !== 'deny';

const SIP: readonly Hook[] = [
  {
    ...asks,
    id: 'sip-proxy',
    platform: 'sip',
    path: '/v1/adapters/sip',
    proofs: ['bearer', 'basic'],
    flows: SIP_FLOWS,
    settings: [WHATSAPP_HOSTS],
    routes: 'sip',
    samples: SIP_SAMPLES,
    answers: SIP_ANSWERS,
    permits: relays,
  },
  {
    ...asks,
    id: 'sip-evapi',
    platform: 'sip',
    path: undefined,
    proofs: ['socket'],
    scope: undefined,
    flows: SIP_FLOWS,
    settings: [
      {
        name: 'RINGFENCE_SIP_EVAPI',
        needed: true,
        isSet: ({ sipEvapi }) => sipEvapi !== undefined,
      },
      WHATSAPP_HOSTS,
    ],
    routes: 'sip',
    samples: SIP_SAMPLES,
    answers: SIP_ANSWERS,
    permits: relays,
  },
];

const SIP_EVENTS: Hook = {
  id: 'sip-events',
  platform: 'sip',
  kind: 'tells',
  path: '/v1/adapters/sip/events',
  proofs: ['bearer', 'basic'],
  scope: 'events',
  flows: [],
  settings: [WHATSAPP_HOSTS],
  routes: 'sip',
  samples: [
    { id: 'call-relayed', file: 'adapters/sip/samples/sip-event.relayed.json' },
    { id: 'call-answered', file: 'adapters/sip/samples/sip-event.answered.json' },
    { id: 'call-missed', file: 'adapters/sip/samples/sip-event.failed.json' },
  ],
  answers: [],
};

const AUTHZEN: Hook = {
  ...asks,
  id: 'authzen',
  platform: 'authzen',
  path: '/access/v1/evaluation',
  more: ['/access/v1/evaluations'],
  flows: SCENARIO_IDS,
  settings: [
    {
      name: 'RINGFENCE_AUTHZEN_OBLIGATIONS',
      needed: false,
      isSet: ({ authzenObligations }) => authzenObligations,
    },
    {
      name: 'RINGFENCE_AUTHZEN_REQUESTS',
      needed: false,
      isSet: ({ authzenRequests }) => authzenRequests,
    },
  ],
  samples: [
    { id: 'incoming-call', file: 'authzen/samples/evaluation.user-to-webrtc.json' },
    { id: 'bridge-to-phone', file: 'authzen/samples/evaluation.phone.forbidden.json' },
  ],
  // A batch permits what it asks for together only if nothing in it is denied.
  permits: ({ decision, evaluations }) =>
    Array.isArray(evaluations)
      ? evaluations.every((each: { decision?: unknown }) => each.decision === true)
      : decision === true,
};

const OWN: readonly Hook[] = [
  {
    ...asks,
    id: 'decisions',
    platform: 'own',
    path: '/v1/decisions',
    flows: SCENARIO_IDS,
    samples: [
      { id: 'incoming-call', file: 'decisions/samples/attempt.user-to-webrtc.json' },
      { id: 'bridge-to-phone', file: 'decisions/samples/attempt.phone.forbidden.json' },
    ],
    permits: ({ effect }) => effect === 'permit',
  },
  {
    ...asks,
    id: 'events',
    platform: 'own',
    kind: 'tells',
    path: '/v1/events',
    scope: 'events',
    flows: [],
    samples: [{ id: 'permission-given', file: 'events/samples/event.permission-granted.json' }],
  },
];

/** Every hook that speaks no word of Infobip's. */
export const OTHER_HOOKS: readonly Hook[] = [META, META_CALLS, ...SIP, SIP_EVENTS, AUTHZEN, ...OWN];
