import { freshId } from '../harness/attempts.js';
import { DEMO_PASSWORD } from '../harness/server-process.js';
import type { Asking, Caller } from './caller.js';
import { must, type Row } from './row.js';

const PASSWORD = 'a fresh phrase of some length';

/** An endpoint whose attestation waits. @returns id of the confirmation */
async function waiting(caller: Caller): Promise<string> {
  const url = `/v1/directory/endpoints/webrtc/${freshId()}`;
  const body = { pstnReachability: 'none' };
  const answer = await must(caller, { who: 'admin', method: 'PUT', url, body });
  return String(answer['confirmation']);
}

interface Guest {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** A person who was invited. */
async function invited(caller: Caller): Promise<Guest> {
  const email = `${freshId()}@calls.example`;
  const body = { email, name: 'A guest', roles: ['auditor'] };
  const answer = await must(caller, { who: 'admin', method: 'POST', url: '/v1/people', body });
  const { person, invitation } = answer as unknown as {
    person: { id: string };
    invitation: { token: string };
  };
  return { id: person.id, email, token: invitation.token };
}

/** A person who has accepted and signed in. @returns headers of the session */
async function signedIn(caller: Caller): Promise<Record<string, string>> {
  const { email, token } = await invited(caller);
  const accept = { who: 'nobody', method: 'POST', url: '/v1/invitations/accept' } as const;
  await must(caller, { ...accept, body: { token, password: PASSWORD } });
  return caller.begin(email, PASSWORD);
}

/** An import of which a change waits. @returns where it is settled, and what is seen of it */
async function imported(caller: Caller): Promise<{ url: string; body: object }> {
  const id = freshId();
  const endpoints = [{ kind: 'webrtc', id, pstnReachability: 'none' }];
  const url = '/v1/directory/imports';
  const file = { dryRun: false, entries: { endpoints } };
  await must(caller, { who: 'admin', method: 'POST', url, body: file });
  const all = await must(caller, { who: 'admin', method: 'GET', url: '/v1/confirmations' });
  const { items } = all as unknown as { items: { id: string; object: string; import: string }[] };
  const found = items.find(({ object }) => object === `endpoint/webrtc:${id}`)!;
  return { url: `/v1/confirmations/imports/${found.import}`, body: { ids: [found.id] } };
}

const confirm = 'post /v1/confirmations/{id}/confirm';
const refuse = 'post /v1/confirmations/{id}/refuse';
const confirmImport = 'post /v1/confirmations/imports/{id}/confirm';
const refuseImport = 'post /v1/confirmations/imports/{id}/refuse';

/** People, keys, sessions, settings, and what waits for a second person. */
export const IDENTITY_ROWS: readonly Row[] = [
  { name: 'everybody, to an admin', operation: 'get /v1/people', who: 'admin', status: 200 },
  { name: 'everybody, to another', operation: 'get /v1/people', who: 'auditor', status: 200 },
  {
    name: 'an invitation',
    operation: 'post /v1/people',
    who: 'admin',
    status: 201,
    body: { email: `${freshId()}@calls.example`, name: 'A', roles: ['operator'] },
  },
  {
    name: 'an invitation with a role that waits',
    operation: 'post /v1/people',
    who: 'admin',
    status: 202,
    body: { email: `${freshId()}@calls.example`, name: 'B', roles: ['approver', 'auditor'] },
  },
  {
    name: 'an address somebody has',
    operation: 'post /v1/people',
    who: 'admin',
    status: 409,
    body: { email: 'Auditor@demo.example', name: 'C', roles: [] },
  },
  {
    name: 'no address',
    operation: 'post /v1/people',
    who: 'admin',
    status: 400,
    body: { email: 'calls.example', name: 'D', roles: ['auditor'] },
  },
  {
    name: 'a change of name',
    operation: 'put /v1/people/{id}',
    who: 'admin',
    status: 200,
    body: { name: 'Another name', roles: ['auditor'], active: true },
    given: async (caller) => ({ url: `/v1/people/${(await invited(caller)).id}` }),
  },
  {
    name: 'a role that waits',
    operation: 'put /v1/people/{id}',
    who: 'admin',
    status: 202,
    body: { name: 'A guest', roles: ['author'], active: true },
    given: async (caller) => ({ url: `/v1/people/${(await invited(caller)).id}` }),
  },
  {
    name: 'a person nobody knows',
    operation: 'put /v1/people/{id}',
    who: 'admin',
    status: 404,
    body: { name: 'Nobody', roles: [], active: true },
    url: '/v1/people/nobody',
  },
  {
    name: 'a new invitation',
    operation: 'post /v1/people/{id}/invitations',
    who: 'admin',
    status: 201,
    given: async (caller) => ({ url: `/v1/people/${(await invited(caller)).id}/invitations` }),
  },
  {
    name: 'a person who has a password',
    operation: 'post /v1/people/{id}/invitations',
    who: 'admin',
    status: 409,
    url: '/v1/people/demo-auditor/invitations',
  },
  {
    name: 'an accepted invitation',
    operation: 'post /v1/invitations/accept',
    who: 'nobody',
    status: 200,
    given: async (caller) => ({
      body: { token: (await invited(caller)).token, password: PASSWORD },
    }),
  },
  {
    name: 'a short password',
    operation: 'post /v1/invitations/accept',
    who: 'nobody',
    status: 400,
    given: async (caller) => ({ body: { token: (await invited(caller)).token, password: 'x' } }),
  },
  {
    name: 'no invitation',
    operation: 'post /v1/invitations/accept',
    who: 'nobody',
    status: 404,
    body: { token: 'x'.repeat(43), password: PASSWORD },
  },
  {
    name: 'a new password',
    operation: 'put /v1/session/password',
    who: 'nobody',
    status: 200,
    body: { current: PASSWORD, next: `${PASSWORD} and more` },
    given: async (caller) => ({ headers: await signedIn(caller) }),
  },
  {
    name: 'a wrong password',
    operation: 'put /v1/session/password',
    who: 'nobody',
    status: 403,
    body: { current: 'not this one at all', next: `${PASSWORD} and more` },
    given: async (caller) => ({ headers: await signedIn(caller) }),
  },
  { name: 'the own sessions', operation: 'get /v1/sessions', who: 'auditor', status: 200 },
  {
    name: "another's sessions",
    operation: 'get /v1/sessions',
    who: 'auditor',
    status: 403,
    url: '/v1/sessions?person=demo-admin',
  },
  {
    name: 'a session to end',
    operation: 'delete /v1/sessions/{id}',
    who: 'admin',
    status: 204,
    given: async (caller) => {
      await caller.begin('approver@demo.example', DEMO_PASSWORD);
      const asking = { who: 'admin', method: 'GET', url: '/v1/sessions?person=demo-approver' };
      const { items } = (await must(caller, asking as Asking)) as unknown as {
        items: { id: string }[];
      };
      return { url: `/v1/sessions/${items[0]!.id}` };
    },
  },
  {
    name: 'no session',
    operation: 'delete /v1/sessions/{id}',
    who: 'admin',
    status: 404,
    url: '/v1/sessions/none',
  },
  { name: 'all keys', operation: 'get /v1/machine-keys', who: 'admin', status: 200 },
  {
    name: 'a new key',
    operation: 'post /v1/machine-keys',
    who: 'admin',
    status: 201,
    body: { name: 'dialler', scopes: ['decide'], expiresAt: '2099-01-01T00:00:00Z' },
  },
  {
    name: 'a key without a scope',
    operation: 'post /v1/machine-keys',
    who: 'admin',
    status: 400,
    body: { name: 'dialler', scopes: [] },
  },
  {
    name: 'a key to revoke',
    operation: 'delete /v1/machine-keys/{id}',
    who: 'admin',
    status: 204,
    given: async (caller) => {
      const body = { name: 'old dialler', scopes: ['decide'] };
      const asking = { who: 'admin', method: 'POST', url: '/v1/machine-keys', body };
      const { id } = await must(caller, asking as Asking);
      return { url: `/v1/machine-keys/${String(id)}` };
    },
  },
  {
    name: 'no key',
    operation: 'delete /v1/machine-keys/{id}',
    who: 'admin',
    status: 404,
    url: '/v1/machine-keys/none',
  },
  { name: 'the settings', operation: 'get /v1/settings', who: 'auditor', status: 200 },
  {
    name: 'more approvals',
    operation: 'put /v1/settings',
    who: 'admin',
    status: 200,
    body: { approvalsRequired: 5, reason: 'for the audit' },
  },
  {
    name: 'fewer approvals, which waits',
    operation: 'put /v1/settings',
    who: 'admin',
    status: 202,
    given: async (caller) => {
      const put = { who: 'admin', method: 'PUT', url: '/v1/settings' } as const;
      await must(caller, { ...put, body: { approvalsRequired: 5, reason: 'for the audit' } });
      return { body: { approvalsRequired: 1, reason: 'the audit is over' } };
    },
  },
  {
    name: 'settings without a reason',
    operation: 'put /v1/settings',
    who: 'admin',
    status: 400,
    body: { approvalsRequired: 2 },
  },
  {
    name: 'what waits',
    operation: 'get /v1/confirmations',
    who: 'auditor',
    status: 200,
    given: async (caller) => (await waiting(caller), {}),
  },
  {
    name: 'a change confirmed',
    operation: confirm,
    who: 'approver',
    status: 200,
    body: { reason: 'seen on site' },
    given: async (caller) => ({ url: `/v1/confirmations/${await waiting(caller)}/confirm` }),
  },
  {
    name: 'a change nobody proposed',
    operation: confirm,
    who: 'approver',
    status: 404,
    body: {},
    url: '/v1/confirmations/none/confirm',
  },
  {
    name: 'a change refused',
    operation: refuse,
    who: 'admin',
    status: 200,
    body: { reason: 'not seen' },
    given: async (caller) => ({ url: `/v1/confirmations/${await waiting(caller)}/refuse` }),
  },
  {
    name: 'an import confirmed',
    operation: confirmImport,
    who: 'approver',
    status: 200,
    given: async (caller) => {
      const { url, body } = await imported(caller);
      return { url: `${url}/confirm`, body };
    },
  },
  {
    name: 'an import seen otherwise',
    operation: confirmImport,
    who: 'approver',
    status: 409,
    given: async (caller) => ({
      url: `${(await imported(caller)).url}/confirm`,
      body: { ids: ['another'] },
    }),
  },
  {
    name: 'an import nobody brought',
    operation: confirmImport,
    who: 'approver',
    status: 404,
    body: { ids: ['none'] },
    url: '/v1/confirmations/imports/none/confirm',
  },
  {
    name: 'an import refused',
    operation: refuseImport,
    who: 'admin',
    status: 200,
    given: async (caller) => {
      const { url, body } = await imported(caller);
      return { url: `${url}/refuse`, body };
    },
  },
];
