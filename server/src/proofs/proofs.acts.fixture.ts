import type { ActSamples } from '../identity/act-samples.fixture.js';
import { brokenPromise } from './broken-promise.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/drafts/:id/proof-overrides': async (stage) => {
    const draft = await stage.must('author', 'POST', '/v1/drafts', { title: 'd', base: 'live' });
    const path = `/v1/drafts/${String(draft['id'])}`;
    const { policy, property } = brokenPromise(stage.freshId());
    await stage.must('author', 'PUT', path, { revision: draft['revision'], policy });
    const { digest } = await stage.must('author', 'GET', `${path}/proofs`);
    return {
      who: 'author',
      path: `${path}/proof-overrides`,
      body: { digest, property, reason: 'as the sample wants it' },
    };
  },
};
