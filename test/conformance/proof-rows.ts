import type { PolicyProperty } from '@ringfence/rules';
import { freshId, userCalls } from '../harness/attempts.js';
import type { Asking, Caller } from './caller.js';
import { must, type Row } from './row.js';

const reason = 'a test';
const nothing = `sha256:${'0'.repeat(64)}`;
const PHONE = { kind: 'pstn', address: '+81312345678' };

/** Broken by every call to WebRTC. */
const PROMISE: PolicyProperty = {
  id: 'never-to-webrtc',
  title: { en: 'Nobody is connected to WebRTC.', ja: 'WebRTCには接続されない。' },
  kind: 'never-permits',
  when: { fact: 'flow.destination', operator: 'equal', value: 'webrtc' },
};

/** A draft of the author's with one property more. @returns its address */
async function drafted(caller: Caller, property: PolicyProperty): Promise<string> {
  const create = { who: 'author', method: 'POST', url: '/v1/drafts' } as const;
  const draft = await must(caller, { ...create, body: { title: 'a draft', base: 'live' } });
  const url = `/v1/drafts/${String(draft['id'])}`;
  const policy = { ...(draft['policy'] as object), properties: [property] };
  const body = { revision: draft['revision'], policy };
  await must(caller, { who: 'author', method: 'PUT', url, body });
  return url;
}

/** Puts a policy live, so that there is a certificate. */
export async function putPolicyLive(caller: Caller): Promise<void> {
  const harmless: PolicyProperty = {
    ...PROMISE,
    id: 'told-apart',
    title: { en: freshId(), ja: freshId() },
    when: { fact: 'pstn.legCount', operator: 'greaterThan', value: 0 },
  };
  const url = await drafted(caller, harmless);
  const submit: Asking = { who: 'author', method: 'POST', url: `${url}/submit`, body: {} };
  const { digest } = await must(caller, submit);
  const body = { digest, reason };
  await must(caller, { who: 'approver', method: 'POST', url: `${url}/approve`, body });
  await must(caller, { who: 'approver', method: 'POST', url: '/v1/promotions', body });
}

async function certificate(caller: Caller): Promise<Partial<Asking>> {
  const { items } = await must(caller, { who: 'auditor', method: 'GET', url: '/v1/promotions' });
  const digests = (items as { certificate: string | null }[]).map((each) => each.certificate);
  return { url: `/v1/proof-certificates/${digests.find((digest) => digest !== null)}` };
}

/** What is proved of policies, and why a call is denied. */
export const PROOF_ROWS: readonly Row[] = [
  {
    name: 'a draft that keeps no promise of its own',
    operation: 'get /v1/drafts/{id}/proofs',
    who: 'auditor',
    status: 200,
    given: async (caller) => ({ url: `${await drafted(caller, PROMISE)}/proofs` }),
  },
  {
    name: 'no draft',
    operation: 'get /v1/drafts/{id}/proofs',
    who: 'auditor',
    status: 404,
    url: '/v1/drafts/none/proofs',
  },
  {
    name: 'the live policy',
    operation: 'get /v1/versions/{digest}/proofs',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'no version',
    operation: 'get /v1/versions/{digest}/proofs',
    who: 'auditor',
    status: 404,
    url: `/v1/versions/${nothing}/proofs`,
  },
  {
    name: 'a signature for what is not proved',
    operation: 'post /v1/drafts/{id}/proof-overrides',
    who: 'author',
    status: 200,
    given: async (caller) => {
      const url = await drafted(caller, PROMISE);
      const read: Asking = { who: 'author', method: 'GET', url: `${url}/proofs` };
      const { digest } = await must(caller, read);
      return { url: `${url}/proof-overrides`, body: { digest, property: PROMISE.id, reason } };
    },
  },
  {
    name: 'a signature for another policy',
    operation: 'post /v1/drafts/{id}/proof-overrides',
    who: 'approver',
    status: 409,
    given: async (caller) => ({
      url: `${await drafted(caller, PROMISE)}/proof-overrides`,
      body: { digest: nothing, property: PROMISE.id, reason },
    }),
  },
  {
    name: 'the certificate of what went live',
    operation: 'get /v1/proof-certificates/{digest}',
    who: 'auditor',
    status: 200,
    given: certificate,
  },
  {
    name: 'no certificate',
    operation: 'get /v1/proof-certificates/{digest}',
    who: 'auditor',
    status: 404,
    url: `/v1/proof-certificates/${nothing}`,
  },
  {
    name: 'a phone, which nothing permits',
    operation: 'get /v1/decisions/{id}/why-not',
    who: 'auditor',
    status: 200,
    given: async (caller) => {
      const body = userCalls(PHONE);
      const ask: Asking = { who: 'machine', method: 'POST', url: '/v1/decisions', body };
      const { decisionId } = await must(caller, ask);
      return { url: `/v1/decisions/${String(decisionId)}/why-not` };
    },
  },
  {
    name: 'a decision never made',
    operation: 'get /v1/decisions/{id}/why-not',
    who: 'auditor',
    status: 404,
    url: '/v1/decisions/01J0000000000000000000000/why-not',
  },
];
