import type { ActSamples } from '../../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/adapters/sip': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/sip',
    body: {
      kind: 'connect',
      callId: stage.freshId(),
      from: '819011110001',
      to: '81311110001',
      target: 'sip:81311110001@sbc.example.com',
      sourceIp: '192.0.2.10',
      sourcePort: 5060,
      channel: 'WHATSAPP',
    },
  }),
};
