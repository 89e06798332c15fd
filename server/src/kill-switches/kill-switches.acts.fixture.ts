import type { ActSamples } from '../identity/act-samples.fixture.js';

const body = { scope: { businessNumber: '+12025550100' }, reason: 'as the sample wants it' };

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/kill-switches': () => ({ who: 'operator', path: '/v1/kill-switches', body }),
  'DELETE /v1/kill-switches/:id': async (stage) => {
    const { id } = await stage.must('operator', 'POST', '/v1/kill-switches', body);
    return {
      who: 'approver',
      path: `/v1/kill-switches/${String(id)}`,
      body: { reason: 'all is well again' },
    };
  },
};
