import type { ActSamples } from '../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/permission-requests': (stage) => ({
    who: 'operator',
    path: '/v1/permission-requests',
    body: {
      businessNumber: '+81311110001',
      user: { waId: `8190${String(stage.now()).slice(-8)}` },
    },
  }),
  'POST /v1/permission-requests/possible': () => ({
    who: 'auditor',
    path: '/v1/permission-requests/possible',
    body: { businessNumber: '+81311110001', user: { waId: '819011110001' } },
  }),
};
