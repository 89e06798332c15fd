import type { PolicyProperty } from '@ringfence/rules';
import { freshId, userCalls } from '../harness/attempts.js';
import type { Asking, Caller } from './caller.js';
import { must, type Row } from './row.js';

const reason = 'a test';

interface Draft {
  readonly id: string;
  readonly revision: number;
}

/** A draft of the author's, as live but for a property of its own. */
async function drafted(caller: Caller): Promise<Draft> {
  const create = { who: 'author', method: 'POST', url: '/v1/drafts' } as const;
  const draft = (await must(caller, { ...create, body: { title: 'a draft', base: 'live' } })) as {
    id: string;
    revision: number;
    policy: object;
  };
  const policy = { ...draft.policy, properties: [propertyOf(freshId())] };
  const url = `/v1/drafts/${draft.id}`;
  const body = { revision: draft.revision, policy };
  return (await must(caller, { who: 'author', method: 'PUT', url, body })) as unknown as Draft;
}

/** A draft under review. @returns its address and the digest to be judged */
async function submitted(caller: Caller): Promise<{ url: string; digest: string }> {
  const url = `/v1/drafts/${(await drafted(caller)).id}`;
  const asking: Asking = { who: 'author', method: 'POST', url: `${url}/submit`, body: {} };
  const { digest } = await must(caller, asking);
  return { url, digest: String(digest) };
}

/** The address of something under a draft. */
const under =
  (place: string) =>
  async (caller: Caller): Promise<Partial<Asking>> => ({
    url: `/v1/drafts/${(await drafted(caller)).id}${place}`,
  });

/** A judgement of a draft under review, bound to its digest. */
const judged =
  (place: string) =>
  async (caller: Caller): Promise<Partial<Asking>> => {
    const { url, digest } = await submitted(caller);
    return { url: `${url}/${place}`, body: { digest, reason } };
  };

const none = '/v1/drafts/none';
const nothing = `sha256:${'0'.repeat(64)}`;

/** Drafts, their review, and what is run on them. */
export const DRAFT_ROWS: readonly Row[] = [
  {
    name: 'all drafts',
    operation: 'get /v1/drafts',
    who: 'auditor',
    status: 200,
    given: async (caller) => (await drafted(caller), {}),
  },
  {
    name: 'a new draft',
    operation: 'post /v1/drafts',
    who: 'author',
    status: 201,
    body: { title: 'a draft', base: 'live' },
  },
  {
    name: 'a draft of nothing',
    operation: 'post /v1/drafts',
    who: 'author',
    status: 404,
    body: { title: 'a draft', base: nothing },
  },
  {
    name: 'a draft',
    operation: 'get /v1/drafts/{id}',
    who: 'auditor',
    status: 200,
    given: under(''),
  },
  { name: 'no draft', operation: 'get /v1/drafts/{id}', who: 'auditor', status: 404, url: none },
  {
    name: 'a text that is no JSON, which is kept',
    operation: 'put /v1/drafts/{id}',
    who: 'author',
    status: 200,
    given: async (caller) => {
      const { id, revision } = await drafted(caller);
      const policy = {
        rulesets: { 'pstn-ban': '{', 'call-permission': '', routing: 'x' },
        parameters: '[',
        suites: [],
        properties: [],
      };
      return { url: `/v1/drafts/${id}`, body: { revision, policy } };
    },
  },
  {
    name: 'a stale save',
    operation: 'put /v1/drafts/{id}',
    who: 'author',
    status: 409,
    given: async (caller) => {
      const { id, revision } = await drafted(caller);
      const { policy } = (await must(caller, {
        who: 'author',
        method: 'GET',
        url: `/v1/drafts/${id}`,
      })) as { policy: object };
      return { url: `/v1/drafts/${id}`, body: { revision: revision - 1, policy } };
    },
  },
  {
    name: 'a draft to discard',
    operation: 'delete /v1/drafts/{id}',
    who: 'author',
    status: 204,
    given: under(''),
  },
  {
    name: 'a draft to submit',
    operation: 'post /v1/drafts/{id}/submit',
    who: 'author',
    status: 200,
    body: {},
    given: under('/submit'),
  },
  {
    name: 'a draft that is not fit',
    operation: 'post /v1/drafts/{id}/submit',
    who: 'author',
    status: 422,
    body: {},
    given: async (caller) => {
      const { id, revision } = await drafted(caller);
      const policy = {
        rulesets: { 'pstn-ban': '{', 'call-permission': '', routing: 'x' },
        parameters: '[',
        suites: [],
        properties: [],
      };
      const put = { who: 'author', method: 'PUT', url: `/v1/drafts/${id}` } as const;
      await must(caller, { ...put, body: { revision, policy } });
      return { url: `/v1/drafts/${id}/submit` };
    },
  },
  {
    name: 'a draft taken back',
    operation: 'post /v1/drafts/{id}/withdraw',
    who: 'author',
    status: 200,
    body: { reason },
    given: async (caller) => ({ url: `${(await submitted(caller)).url}/withdraw` }),
  },
  {
    name: 'an approval',
    operation: 'post /v1/drafts/{id}/approve',
    who: 'approver',
    status: 200,
    given: judged('approve'),
  },
  {
    name: 'an approval of other bytes',
    operation: 'post /v1/drafts/{id}/approve',
    who: 'approver',
    status: 409,
    given: async (caller) => ({
      url: `${(await submitted(caller)).url}/approve`,
      body: { digest: nothing, reason },
    }),
  },
  {
    name: 'a rejection',
    operation: 'post /v1/drafts/{id}/reject',
    who: 'approver',
    status: 200,
    given: judged('reject'),
  },
  {
    name: 'comments',
    operation: 'get /v1/drafts/{id}/comments',
    who: 'auditor',
    status: 200,
    given: under('/comments'),
  },
  {
    name: 'a comment',
    operation: 'post /v1/drafts/{id}/comments',
    who: 'auditor',
    status: 201,
    body: { text: 'read', at: '/rulesets/routing' },
    given: under('/comments'),
  },
  {
    name: 'checks',
    operation: 'get /v1/drafts/{id}/checks',
    who: 'auditor',
    status: 200,
    given: under('/checks'),
  },
  {
    name: 'a case made of a decision',
    operation: 'post /v1/drafts/{id}/cases',
    who: 'author',
    status: 200,
    given: async (caller) => {
      const body = userCalls({ kind: 'webrtc', id: 'web-app' });
      const ask = { who: 'machine', method: 'POST', url: '/v1/decisions', body } as const;
      const { decisionId } = await must(caller, ask);
      const { url } = await under('/cases')(caller);
      return { url: url!, body: { suite: 'recorded', decisionId, name: freshId() } };
    },
  },
  {
    name: 'a draft whose base is live already',
    operation: 'post /v1/drafts/{id}/rebase',
    who: 'author',
    status: 200,
    given: async (caller) => {
      const { id, revision } = await drafted(caller);
      return { url: `/v1/drafts/${id}/rebase`, body: { revision } };
    },
  },
  {
    name: 'a run of all cases',
    operation: 'post /v1/drafts/{id}/suite-runs',
    who: 'auditor',
    status: 200,
    body: {},
    given: under('/suite-runs'),
  },
  {
    name: 'what recorded calls would get',
    operation: 'post /v1/drafts/{id}/impacts',
    who: 'auditor',
    status: 200,
    body: { limit: 10 },
    given: under('/impacts'),
  },
  {
    name: 'a draft against what is live',
    operation: 'get /v1/versions/{a}/diff/{b}',
    who: 'auditor',
    status: 200,
    given: async (caller) => ({ url: `/v1/versions/1/diff/draft:${(await drafted(caller)).id}` }),
  },
  {
    name: 'a version nobody made, against another',
    operation: 'get /v1/versions/{a}/diff/{b}',
    who: 'auditor',
    status: 404,
    url: `/v1/versions/1/diff/${nothing}`,
  },
];

function propertyOf(title: string): PolicyProperty {
  return {
    id: 'told-apart',
    title: { en: title, ja: title },
    kind: 'never-permits',
    when: { fact: 'pstn.legCount', operator: 'greaterThan', value: 0 },
  };
}
