import type { ActSamples } from '../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/configuration-audits': () => ({
    who: 'operator',
    path: '/v1/configuration-audits',
    body: { platform: 'infobip', files: [] },
  }),
};
