import type { ActSamples } from '../identity/act-samples.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/subjects/references': () => ({
    who: 'auditor',
    path: '/v1/subjects/references',
    body: { number: '+819011110001' },
  }),
  'POST /v1/subjects/erasures': async (stage) => {
    const user = { waId: `8190${String(stage.now()).slice(-8)}` };
    await stage.must('machine', 'POST', '/v1/events', {
      eventId: stage.freshId(),
      type: 'permission-granted',
      occurredAt: new Date(stage.now()).toISOString(),
      businessNumber: '+81311110001',
      user,
      grant: { kind: 'permanent' },
    });
    return {
      who: 'admin',
      path: '/v1/subjects/erasures',
      body: { number: user.waId, reason: 'as the sample wants it' },
    };
  },
};
