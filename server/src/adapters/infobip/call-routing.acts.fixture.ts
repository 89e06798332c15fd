import type { ActSamples } from '../../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/adapters/infobip/call-routing': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/infobip/call-routing',
    body: {
      applicationId: 'app',
      routeId: 'route-webrtc-in',
      callId: stage.freshId(),
      from: '819011110001',
      to: '81311110001',
      startTime: '2026-11-24T00:00:00.000+0000',
    },
  }),
};
