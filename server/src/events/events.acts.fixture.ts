import type { ActSamples } from '../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/events': (stage) => ({
    who: 'machine',
    path: '/v1/events',
    body: {
      eventId: stage.freshId(),
      type: 'permission-granted',
      occurredAt: '2026-11-24T00:00:00Z',
      businessNumber: '+81311110001',
      user: { waId: '819011117777' },
    },
  }),
};
