import type { ActSamples } from '../../../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/adapters/meta/calls': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/meta/calls',
    body: {
      requestId: stage.freshId(),
      businessNumber: '+81311110001',
      endpoint: { kind: 'webrtc', id: 'web-app' },
      body: { messaging_product: 'whatsapp', to: '819011110001', action: 'connect' },
    },
  }),
};
