import type { ActSamples } from '../identity/act-samples.fixture.js';
import { incomingCall } from '../server-under-test.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/decisions': (stage) => ({
    who: 'machine',
    path: '/v1/decisions',
    body: incomingCall(stage.freshId()),
  }),
};
