import type { ActSamples } from '../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/bench/runs': () => ({
    who: 'author',
    path: '/v1/bench/runs',
    body: { policy: 'live', cases: [] },
  }),
};
