import { PASSWORD } from '../server-under-test.fixture.js';
import type { ActSamples, ActStage } from './act-samples.fixture.js';
import { arrived, invited, type Guest } from './newcomer.fixture.js';

const REASON = 'as the sample wants it';

/** A person who accepted and signed in. */
async function signedIn(stage: ActStage): Promise<Guest & { headers: Record<string, string> }> {
  const guest = await arrived(stage);
  return { ...guest, headers: await stage.server.signInAs(guest.email, PASSWORD) };
}

/** A change of an endpoint that waits. @returns the address of its confirmation */
async function waiting(stage: ActStage): Promise<string> {
  const path = `/v1/directory/endpoints/webrtc/${stage.freshId()}`;
  const body = { pstnReachability: 'none' };
  const answer = await stage.must('admin', 'PUT', path, body);
  return `/v1/confirmations/${String(answer['confirmation'])}`;
}

/** An import of which a change waits. @returns the address of what waits, and the list of it */
async function imported(stage: ActStage): Promise<{ path: string; ids: string[] }> {
  const id = stage.freshId();
  const endpoints = [{ kind: 'webrtc', id, pstnReachability: 'none' }];
  const file = { dryRun: false, entries: { endpoints } };
  await stage.must('admin', 'POST', '/v1/directory/imports', file);
  const { items } = await stage.must('admin', 'GET', '/v1/confirmations');
  const waiting = (items as { id: string; object: string; import: string }[]).find(
    ({ object }) => object === `endpoint/webrtc:${id}`,
  )!;
  return { path: `/v1/confirmations/imports/${waiting.import}`, ids: [waiting.id] };
}

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/session': () => ({
    who: 'nobody',
    path: '/v1/session',
    body: { email: 'operator@demo.example', password: PASSWORD },
    actorId: 'demo-operator',
  }),
  'DELETE /v1/session': async (stage) => {
    const { id, headers } = await signedIn(stage);
    return { who: 'nobody', path: '/v1/session', headers, actorId: id };
  },
  'PUT /v1/session/password': async (stage) => {
    const { id, headers } = await signedIn(stage);
    const body = { current: PASSWORD, next: `${PASSWORD} and more` };
    return { who: 'nobody', path: '/v1/session/password', body, headers, actorId: id };
  },
  'DELETE /v1/sessions/:id': async (stage) => {
    const { id } = await signedIn(stage);
    const { items } = await stage.must('admin', 'GET', `/v1/sessions?person=${id}`);
    const [session] = items as { id: string }[];
    const headers = { 'x-reason': encodeURIComponent('端末を紛失') };
    return { who: 'admin', path: `/v1/sessions/${session!.id}`, headers };
  },
  'POST /v1/people': (stage) => ({
    who: 'admin',
    path: '/v1/people',
    body: { email: `${stage.freshId()}@calls.example`, name: 'N', roles: [], reason: REASON },
  }),
  'PUT /v1/people/:id': async (stage) => ({
    who: 'admin',
    path: `/v1/people/${(await invited(stage)).id}`,
    body: { name: 'Another name', roles: ['operator'], active: true, reason: REASON },
  }),
  'POST /v1/people/:id/invitations': async (stage) => ({
    who: 'admin',
    path: `/v1/people/${(await invited(stage)).id}/invitations`,
    headers: { 'x-reason': 'the%20letter%20was%20lost' },
  }),
  'POST /v1/invitations/accept': async (stage) => {
    const { id, token } = await invited(stage);
    const body = { token, password: PASSWORD };
    return { who: 'nobody', path: '/v1/invitations/accept', body, actorId: id };
  },
  'POST /v1/machine-keys': () => ({
    who: 'admin',
    path: '/v1/machine-keys',
    body: { name: 'dialler', scopes: ['decide'], reason: REASON },
  }),
  'DELETE /v1/machine-keys/:id': async (stage) => {
    const body = { name: 'old dialler', scopes: ['events'] };
    const { id } = await stage.must('admin', 'POST', '/v1/machine-keys', body);
    return {
      who: 'admin',
      path: `/v1/machine-keys/${String(id)}`,
      headers: { 'x-reason': 'lost' },
    };
  },
  'PUT /v1/settings': () => ({
    who: 'admin',
    path: '/v1/settings',
    body: { approvalsRequired: 1, reason: REASON },
  }),
  'POST /v1/confirmations/:id/confirm': async (stage) => ({
    who: 'approver',
    path: `${await waiting(stage)}/confirm`,
    body: { reason: REASON },
  }),
  'POST /v1/confirmations/:id/refuse': async (stage) => ({
    who: 'admin',
    path: `${await waiting(stage)}/refuse`,
    body: { reason: REASON },
  }),
  'POST /v1/confirmations/imports/:id/confirm': async (stage) => {
    const { path, ids } = await imported(stage);
    return { who: 'approver', path: `${path}/confirm`, body: { ids, reason: REASON } };
  },
  'POST /v1/confirmations/imports/:id/refuse': async (stage) => {
    const { path, ids } = await imported(stage);
    return { who: 'admin', path: `${path}/refuse`, body: { ids, reason: REASON } };
  },
};
