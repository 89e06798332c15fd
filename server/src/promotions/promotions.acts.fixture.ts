import { promoted, submitted } from '../drafts/drafts.acts.fixture.js';
import type { ActSamples, ActStage } from '../identity/act-samples.fixture.js';

const reason = 'as the sample wants it';

async function approved(stage: ActStage): Promise<string> {
  const { path, digest } = await submitted(stage);
  await stage.must('approver', 'POST', `${path}/approve`, { digest, reason });
  return digest;
}

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/promotions': async (stage) => ({
    who: 'approver',
    path: '/v1/promotions',
    body: { digest: await approved(stage), reason },
  }),
  'DELETE /v1/promotions/:id': async (stage) => {
    const at = new Date(stage.now() + 86_400_000).toISOString();
    const body = { digest: await approved(stage), reason, at };
    const { id } = await stage.must('approver', 'POST', '/v1/promotions', body);
    return {
      who: 'approver',
      path: `/v1/promotions/${String(id)}`,
      headers: { 'x-reason': 'late' },
    };
  },
  'POST /v1/rollbacks': async (stage) => ({
    who: 'approver',
    path: '/v1/rollbacks',
    body: { digest: await promoted(stage), reason },
  }),
};
