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
  'POST /v1/adapters/sip/events': (stage) => ({
    who: 'machine',
    path: '/v1/adapters/sip/events',
    body: {
      event: 'relayed',
      callId: stage.freshId(),
      from: '819011110001',
      to: '81311110001',
      sourceIp: '192.0.2.10',
      target: 'sip:agent-7@sbc1.example.com:5071',
      at: 1_795_000_000.25,
    },
  }),
};
