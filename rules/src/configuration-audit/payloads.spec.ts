import { describeRows } from './audited.fixture.js';

const PHONE = { type: 'PHONE', phoneNumber: '441632960999' };
const WHATSAPP = { type: 'WHATSAPP', phoneNumber: '447700900123' };

describe('Voice actions of numbers', () => {
  const action = (type: string): object => ({ action: { type } });
  describeRows('numbers-voice.json', [
    {
      name: 'that lead to what is looked at elsewhere',
      content: [
        action('FORWARD_TO_CALL_ROUTING'),
        action('FORWARD_TO_IVR'),
        action('FORWARD_TO_MARKUP_LANGUAGE'),
        action('VOICE_FORWARD_TO_FLOW_WITH_CONVERSATIONS'),
      ],
      expected: [],
    },
    {
      name: 'that nobody can see into',
      content: { results: [action('FORWARD_TO_AI_AGENT'), action('OTHER')] },
      expected: [
        'warning sender-opaque-action /results/0/action',
        'warning sender-opaque-action /results/1/action',
      ],
    },
    {
      name: 'that nobody has heard of, also by their letters',
      content: action('forward_to_ivr'),
      expected: ['warning sender-opaque-action /action'],
    },
    {
      name: 'that lead to an app which does not ask',
      content: { action: { type: 'FORWARD_TO_SUBSCRIPTION', callsConfigurationId: 'other' } },
      more: { guarded: { urls: [], callsConfigurationIds: ['desk'] } },
      expected: ['info no-per-call-hook /action'],
    },
  ]);
});

describe('IVR scenarios', () => {
  describeRows('ivr-scenario.json', [
    {
      name: 'that dial in the depth of a branch',
      content: {
        script: [{ while: 'x', do: [{ if: 'y', then: [], else: [{ dialToMany: [] }] }] }],
      },
      expected: ['error ivr-dials-out /script/0/do/0/else/0/dialToMany'],
    },
    {
      name: 'that dial in a way nobody classified',
      content: { script: [{ dialToSipTrunk: 'x' }] },
      expected: ['warning ivr-dials-out /script/0/dialToSipTrunk'],
    },
    {
      name: 'that send a word like it to a service',
      content: { script: [{ request: 'https://a.example', options: { body: { dial: '1' } } }] },
      expected: [],
    },
    {
      name: 'that reach agents or browsers after a question',
      content: {
        script: [
          { request: 'https://pdp.example.com/' },
          { dialToConversations: {} },
          { dialToWebRTC: 'desk' },
        ],
      },
      expected: [],
    },
    {
      name: 'that reach agents without a question',
      content: { script: [{ dialToConversations: {} }] },
      expected: ['info no-per-call-hook /script/0'],
    },
  ]);
});

describe('Moments flows', () => {
  const flow = (element: object): object => ({ elements: [{ type: 'CALL_API' }, element] });
  describeRows('moments-flow.json', [
    {
      name: 'that dial a variable',
      content: flow({ type: 'DIAL', to: '${number}' }),
      expected: ['error moments-dials-out /elements/1'],
    },
    {
      name: 'that forward to nothing yet',
      content: flow({ type: 'FORWARD' }),
      expected: ['error moments-dials-out /elements/1'],
    },
    {
      name: 'that forward to something with a name',
      content: flow({ type: 'FORWARD', to: 'second-flow' }),
      expected: ['warning moments-dials-out /elements/1'],
    },
    { name: 'that ask and hand over', content: flow({ type: 'TRANSFER_TO_AGENT' }), expected: [] },
    {
      name: 'that hand over unasked',
      content: { elements: [{ type: 'TRANSFER_TO_AGENT' }] },
      expected: ['info no-per-call-hook /elements/0'],
    },
  ]);
});

describe('Conversations', () => {
  const call = { from: '441632960001', to: '447700900123', agentId: 'a' };
  describeRows('conversations.json', [
    {
      name: 'that name the phone network',
      content: { ...call, voiceClientType: 'PSTN' },
      expected: ['error conversations-default-client'],
    },
    {
      name: 'that name nothing',
      content: { ...call, voiceClientType: null },
      expected: ['error conversations-default-client'],
    },
    {
      name: 'that name something new',
      content: { ...call, voiceClientType: 'FAX' },
      expected: ['warning conversations-default-client'],
    },
    {
      name: 'that name another client',
      content: { ...call, voiceClientType: 'WHATSAPP' },
      expected: [],
    },
    {
      name: 'whose transfers are limited by tags',
      content: { settings: { tagName: 'partners', transferToAnyNumberEnabled: false } },
      expected: ['error conversations-external-transfer /settings'],
    },
    {
      name: 'whose transfers outside are off',
      content: { transferToAnyNumberEnabled: false },
      expected: [],
    },
    { name: 'that transfer to a queue', content: { queueId: 'q' }, expected: [] },
  ]);
});

describe('Commands of the Calls API', () => {
  const guarded = { urls: [], callsConfigurationIds: ['desk'] };
  describeRows('calls-api.json', [
    {
      name: 'that call many phones at once',
      content: { items: [{ callRequests: [{ endpoint: PHONE }] }] },
      expected: [
        'error calls-phone-leg /items/0/callRequests/0/endpoint',
        'warning bulk-call-merged /items/0/callRequests/0',
      ],
    },
    {
      name: 'that call what is filled in later',
      content: { endpoint: { type: '{{channel}}' } },
      expected: ['warning calls-phone-leg /endpoint'],
    },
    {
      name: 'that hand a call to an app which asks',
      content: { destinationCallsConfigurationId: 'desk' },
      more: { guarded },
      expected: [],
    },
    {
      name: 'that hand a call to an app which does not',
      content: { destinationCallsConfigurationId: 'other' },
      more: { guarded },
      expected: ['warning transfer-accepted-outside'],
    },
    {
      name: 'that hand a call to an app of which nobody said anything',
      content: { destinationCallsConfigurationId: 'other' },
      expected: ['warning transfer-accepted-outside'],
    },
    {
      name: 'that connect a socket nobody vouches for',
      content: {
        callRequest: { endpoint: { type: 'WEBSOCKET', websocketEndpointConfigId: 'bot' } },
      },
      expected: ['warning app-endpoint-dials-out /callRequest/endpoint'],
    },
    {
      name: 'that connect a trunk nobody vouches for',
      content: { callRequest: { endpoint: { type: 'SIP', sipTrunkId: 'pbx' } } },
      expected: ['info trunk-reaches-pstn /callRequest/endpoint'],
    },
    {
      name: 'that connect a trunk left out where others are vouched for',
      content: { callRequest: { endpoint: { type: 'SIP', sipTrunkId: 'pbx' } } },
      more: { endpoints: { 'sip-trunk:other': { pstnReachability: 'none' } } },
      expected: ['warning trunk-reaches-pstn /callRequest/endpoint'],
    },
    {
      name: 'that merge a phone’s call',
      content: [{ callId: 'c-1', endpoint: PHONE }, { callIds: ['c-1', 'c-2'] }],
      expected: ['error bulk-call-merged /1/callIds', 'error calls-phone-leg /0/endpoint'],
    },
    {
      name: 'that merge a call which is a phone’s in one place and not in another',
      content: [
        { callId: 'c-1', endpoint: PHONE },
        { callId: 'c-1', endpoint: WHATSAPP },
        { callIds: ['c-1'] },
      ],
      expected: ['error calls-phone-leg /0/endpoint', 'info bulk-call-merged /2/callIds'],
    },
  ]);
});

describe('Events of the Calls API', () => {
  const received = (call: object): object => ({ type: 'CALL_RECEIVED', properties: { call } });
  const referTo = (to: string): object => ({
    type: 'DIALOG_TRANSFER_REQUESTED',
    properties: { referTo: to },
  });
  const asked = [
    'error sip-redirect-to-phone /properties/referTo',
    'error transfer-accepted-outside /properties/referTo',
  ];
  describeRows('calls-event.json', [
    {
      name: 'of a caller from a phone, alone with the app',
      content: received({ endpoint: PHONE, direction: 'INBOUND' }),
      expected: ['warning calls-phone-leg /properties/call/endpoint'],
    },
    {
      name: 'of a phone in a call with others',
      content: received({ endpoint: PHONE, direction: 'INBOUND', parentCallId: 'c-1' }),
      expected: ['error calls-phone-leg /properties/call/endpoint'],
    },
    { name: 'of a transfer to a number', content: referTo('+441632960999'), expected: asked },
    { name: 'of a transfer to a tel URI', content: referTo('tel:110'), expected: asked },
    {
      name: 'of a transfer to a SIP URI of a telephone',
      content: referTo('sip:+44@carrier.example.com;user=phone'),
      expected: asked,
    },
    { name: 'of a transfer to somebody by name', content: referTo('agent-9'), expected: [] },
    {
      name: 'of a transfer to somebody by SIP',
      content: referTo('sip:agent-9@pbx.example.com'),
      expected: [],
    },
  ]);
});

describe('Answers to the platform', () => {
  describeRows('markup-callback.json', [
    {
      name: 'in markup that dial several',
      content: { script: [{ action: 'dial', endpoints: [WHATSAPP, PHONE] }] },
      expected: ['error answer-names-phone /script/0/endpoints/1'],
    },
    {
      name: 'in markup that dial something new',
      content: { script: [{ action: 'dial', endpoints: [{ type: 'FAX' }] }] },
      expected: ['warning answer-names-phone /script/0/endpoints/0'],
    },
  ]);
  describeRows('ivr-callapi.json', [
    {
      name: 'in flat JSON that carry a telephone URI',
      content: { decision: 'allow', target: ' TEL:+441632960999' },
      expected: ['error answer-names-phone /target'],
    },
  ]);
});

describe('SIP messages', () => {
  const refer = (to: string): object => ({
    method: 'REFER',
    requestUri: 'sip:agent@sbc.example.com',
    headers: { 'Refer-To': to },
  });
  const moved = (contact: unknown): object => ({
    status: 302,
    reason: 'Moved Temporarily',
    headers: { Contact: contact },
  });
  describeRows('sip.json', [
    {
      name: 'that redirect to a telephone, among others',
      content: moved('<sip:a@b.example>;q=1, <sip:+44@c.example;user=phone>'),
      expected: ['error sip-redirect-to-phone /headers/Contact'],
    },
    {
      name: 'that redirect by a short header in a list',
      content: { status: 300, headers: [{ name: 'm', value: 'tel:110' }] },
      expected: ['error sip-redirect-to-phone /headers/0/value'],
    },
    {
      name: 'that redirect to a subscriber’s number',
      content: moved(['<sip:+441632960999@carrier.example.com>']),
      expected: ['warning sip-redirect-to-phone /headers/Contact/0'],
    },
    { name: 'that redirect to an agent', content: moved('<sip:agent@pbx.example>'), expected: [] },
    {
      name: 'that are accepted from a telephone’s contact',
      content: { status: 200, reason: 'OK', headers: { Contact: '<tel:+44>' } },
      expected: [],
    },
    {
      name: 'that refer to a telephone in disguise',
      content: refer('<t%65l:+441632960999>'),
      expected: ['error sip-redirect-to-phone /headers/Refer-To'],
    },
    {
      name: 'that refer to bare digits',
      content: refer('441632960999'),
      expected: ['error sip-redirect-to-phone /headers/Refer-To'],
    },
    {
      name: 'that refer to what nobody can read',
      content: refer('<urn:service:desk>'),
      expected: ['warning sip-redirect-to-phone /headers/Refer-To'],
    },
    {
      name: 'that refer to a WhatsApp user',
      content: refer('<sip:+447700900123@wa.meta.vc>'),
      expected: [],
    },
    {
      name: 'that call a telephone',
      content: { method: 'INVITE', requestUri: 'sip:+44@sbc.example.com;user=phone', headers: {} },
      expected: ['error sip-redirect-to-phone /requestUri'],
    },
    {
      name: 'that were diverted from a number',
      content: {
        method: 'INVITE',
        requestUri: 'sip:agent@sbc.example.com',
        headers: { Diversion: '<sip:+441632960001@pbx.example.com>;reason=no-answer' },
      },
      expected: ['warning sip-redirect-to-phone /headers/Diversion'],
    },
  ]);
});

describe('Trunks', () => {
  const until = (attestedUntil: string): object => ({
    'sip-trunk:pbx': { pstnReachability: 'none', attestedBy: 'network team', attestedUntil },
  });
  const content = { id: 'pbx', name: 'office', type: 'STATIC' };
  describeRows('sip-trunk.json', [
    { name: 'nobody vouches for', content, expected: ['warning trunk-reaches-pstn'] },
    {
      name: 'somebody vouches for',
      content,
      more: { endpoints: until('2026-11-26T00:00:01Z') as never },
      expected: [],
    },
    {
      name: 'whose attestation ends at this instant',
      content,
      more: { endpoints: until('2026-11-26T00:00:00Z') as never },
      expected: ['error trunk-reaches-pstn'],
    },
    {
      name: 'that may dial out',
      content,
      more: { endpoints: { 'sip-trunk:pbx': { pstnReachability: 'unknown' } } },
      expected: ['error trunk-reaches-pstn'],
    },
    {
      name: 'vouched for by nobody in particular',
      content,
      more: { endpoints: { 'sip-trunk:pbx': { pstnReachability: 'none' } } },
      expected: ['warning trunk-reaches-pstn'],
    },
  ]);
});

describe('Files of another name', () => {
  describeRows('export.json', [
    {
      name: 'are known by their shape: a route',
      content: [{ destinations: [{ type: 'ENDPOINT', value: PHONE }] }],
      expected: ['error route-phone-destination /0/destinations/0'],
    },
    {
      name: 'are known by their shape: a number',
      content: { action: { type: 'FORWARD_TO_PSTN' } },
      expected: ['error sender-forward-to-pstn /action'],
    },
    {
      name: 'are known by their shape: a scenario',
      content: { script: [{ dial: '110' }] },
      expected: ['error ivr-dials-out /script/0/dial'],
    },
    {
      name: 'are known by their shape: an answer in markup',
      content: { script: [{ action: 'dial', endpoints: [PHONE] }] },
      expected: ['error answer-names-phone /script/0/endpoints/0'],
    },
    {
      name: 'are known by their shape: a trunk',
      content: { id: 'pbx', type: 'PROVIDER' },
      expected: ['warning trunk-reaches-pstn'],
    },
    {
      name: 'are known by their shape: a command',
      content: { callRequest: { endpoint: PHONE } },
      expected: ['error calls-phone-leg /callRequest/endpoint'],
    },
  ]);
});
