import type { ActSamples } from '../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/integrations/:id/tests': () => ({
    who: 'operator',
    path: '/v1/integrations/infobip-moments/tests',
    body: {
      body: { flow: 'support-flow', from: '819011110001', to: '81311110001', intent: 'agent' },
    },
  }),
};
