import type { ActSamples } from '../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/permissions/search': () => ({
    who: 'auditor',
    path: '/v1/permissions/search',
    body: { text: '+819011110001' },
  }),
};
