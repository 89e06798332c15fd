import type { ActSamples } from '../../../identity/act-samples.fixture.js';

const USER = '819011110001';
const SENDER = '81311110001';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/adapters/infobip/webhooks/messages': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/infobip/webhooks/messages',
    body: {
      results: [
        {
          from: USER,
          to: SENDER,
          receivedAt: '2026-11-22T09:15:02.431+0000',
          messageId: stage.freshId(),
          message: {
            type: 'INTERACTIVE_CALL_PERMISSION_REPLY',
            callPermissionReply: { response: 'ACCEPT' },
          },
        },
      ],
    },
  }),
  'POST /v1/adapters/infobip/webhooks/calls': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/infobip/webhooks/calls',
    body: {
      type: 'CALL_RECEIVED',
      timestamp: '2026-11-22T09:15:02.431+0000',
      properties: {
        call: {
          id: stage.freshId(),
          endpoint: { type: 'WHATSAPP', phoneNumber: USER },
          from: USER,
          to: SENDER,
          direction: 'INBOUND',
        },
      },
    },
  }),
};
