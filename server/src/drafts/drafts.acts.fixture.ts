import type { ActSamples, ActStage } from '../identity/act-samples.fixture.js';
import { policyNumber } from '../reviews/office.fixture.js';
import { incomingCall } from '../server-under-test.fixture.js';

let drafts = 0;

/** A draft by the demo author, whose policy is like no other. @returns its address, and its digest once it is submitted */
export async function drafted(stage: ActStage): Promise<{ path: string; revision: number }> {
  const draft = await stage.must('author', 'POST', '/v1/drafts', { title: 'd', base: 'live' });
  const path = `/v1/drafts/${String(draft['id'])}`;
  const body = { title: 'd', revision: draft['revision'], policy: policyNumber(drafts++) };
  const saved = await stage.must('author', 'PUT', path, body);
  return { path, revision: saved['revision'] as number };
}

export async function submitted(stage: ActStage): Promise<{ path: string; digest: string }> {
  const { path } = await drafted(stage);
  const { digest } = await stage.must('author', 'POST', `${path}/submit`, {});
  return { path, digest: String(digest) };
}

/** A draft that two people put live. @returns the digest that was live before */
export async function promoted(stage: ActStage): Promise<string> {
  const before = await stage.must('approver', 'GET', '/v1/policy');
  const { path, digest } = await submitted(stage);
  await stage.must('approver', 'POST', `${path}/approve`, { digest, reason });
  await stage.must('approver', 'POST', '/v1/promotions', { digest, reason });
  return String(before['digest']);
}

const reason = 'as the sample wants it';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/drafts': () => ({
    who: 'author',
    path: '/v1/drafts',
    body: { title: 'a sample', base: 'live' },
  }),
  'PUT /v1/drafts/:id': async (stage) => {
    const { path, revision } = await drafted(stage);
    return { who: 'author', path, body: { revision, title: 'e', policy: policyNumber(drafts++) } };
  },
  'POST /v1/drafts/:id/cases': async (stage) => {
    const { decisionId } = await stage.must('machine', 'POST', '/v1/decisions', {
      ...incomingCall(stage.freshId()),
    });
    const body = { suite: 'every rule once', decisionId, name: stage.freshId() };
    return { who: 'author', path: `${(await drafted(stage)).path}/cases`, body };
  },
  'POST /v1/drafts/:id/rebase': async (stage) => {
    const { path, revision } = await drafted(stage);
    await promoted(stage);
    return { who: 'author', path: `${path}/rebase`, body: { revision } };
  },
  'POST /v1/drafts/:id/suite-runs': async (stage) => ({
    who: 'author',
    path: `${(await drafted(stage)).path}/suite-runs`,
    body: {},
  }),
  'POST /v1/drafts/:id/impacts': async (stage) => ({
    who: 'approver',
    path: `${(await drafted(stage)).path}/impacts`,
    body: {},
  }),
  'DELETE /v1/drafts/:id': async (stage) => ({
    who: 'author',
    path: (await drafted(stage)).path,
  }),
  'POST /v1/drafts/:id/submit': async (stage) => ({
    who: 'author',
    path: `${(await drafted(stage)).path}/submit`,
    body: { reason },
  }),
  'POST /v1/drafts/:id/withdraw': async (stage) => ({
    who: 'author',
    path: `${(await submitted(stage)).path}/withdraw`,
    body: { reason },
  }),
  'POST /v1/drafts/:id/approve': async (stage) => {
    const { path, digest } = await submitted(stage);
    return { who: 'approver', path: `${path}/approve`, body: { digest, reason } };
  },
  'POST /v1/drafts/:id/reject': async (stage) => {
    const { path, digest } = await submitted(stage);
    return { who: 'approver', path: `${path}/reject`, body: { digest, reason } };
  },
  'POST /v1/drafts/:id/comments': async (stage) => ({
    who: 'auditor',
    path: `${(await submitted(stage)).path}/comments`,
    body: { text: 'read' },
  }),
};
