import type { ActSamples } from '../../identity/act-samples.fixture.js';

const USER = '819011110001';
const SENDER = '81311110001';
const received = (id: string): object => ({
  id,
  endpoint: { type: 'WHATSAPP', phoneNumber: USER },
  from: USER,
  to: SENDER,
  direction: 'INBOUND',
  callsConfigurationId: 'voice-bot',
});

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/adapters/infobip/calls-api/commands': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/infobip/calls-api/commands',
    body: {
      requestId: stage.freshId(),
      command: 'create-dialog',
      body: {
        parentCallId: 'call-1',
        childCallRequest: { endpoint: { type: 'WEBRTC', identity: 'web-app' }, from: SENDER },
      },
      calls: [received('call-1')],
    },
  }),
  'POST /v1/adapters/infobip/calls-api/events': (stage) => {
    const callId = stage.freshId();
    return {
      who: 'machine',
      path: '/v1/adapters/infobip/calls-api/events',
      body: {
        type: 'CALL_RECEIVED',
        callId,
        callsConfigurationId: 'voice-bot',
        properties: { call: received(callId) },
      },
    };
  },
  'POST /v1/adapters/infobip/conversations/outbound-calls': () => ({
    who: 'machine',
    path: '/v1/adapters/infobip/conversations/outbound-calls',
    body: { from: SENDER, to: USER, agentId: 'agent', voiceClientType: 'WHATSAPP' },
  }),
  'POST /v1/adapters/infobip/ivr': () => ({
    who: 'machine',
    path: '/v1/adapters/infobip/ivr',
    body: { scenario: 'main-menu', from: USER, to: SENDER, intent: 'agent' },
  }),
  'POST /v1/adapters/infobip/moments': () => ({
    who: 'machine',
    path: '/v1/adapters/infobip/moments',
    body: { flow: 'support-flow', from: USER, to: SENDER, intent: 'agent' },
  }),
  'POST /v1/adapters/infobip/markup': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/infobip/markup',
    body: {
      callId: stage.freshId(),
      from: USER,
      to: SENDER,
      direction: 'INBOUND',
      endpoint: { type: 'WHATSAPP', phoneNumber: USER },
      startTime: '2026-11-24T00:00:00.000+0000',
    },
  }),
};
