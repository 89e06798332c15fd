import type { Decision } from '@ringfence/rules';
import { businessCalls, DEMO_NUMBER, freshId, userCalls } from '../harness/attempts.js';
import { DEMO_PASSWORD, ServerProcess } from '../harness/server-process.js';
import { ApiDescription } from './api-description.js';
import { ACCESS_ROWS } from './access-rows.js';
import { AUDIT_ROWS } from './audit-rows.js';
import { BEFORE_ACTING_ROWS } from './before-acting-rows.js';
import { PERMISSION_ROWS } from './permission-rows.js';
import { SUBJECT_ROWS } from './subject-rows.js';
import { GRAPH_CALL_ROWS } from './graph-call-rows.js';
import { PERMISSION_REQUEST_ROWS } from './permission-request-rows.js';
import { CALL_ROWS } from './call-rows.js';
import { CONFIGURATION_ROWS } from './configuration-rows.js';
import { DIRECTORY_ROWS } from './directory-rows.js';
import { INTEGRATION_ROWS } from './integration-rows.js';
import { PROOF_ROWS, putPolicyLive } from './proof-rows.js';
import { Caller } from './caller.js';
import { DRAFT_ROWS } from './draft-rows.js';
import { IDENTITY_ROWS } from './identity-rows.js';
import { must, type Row } from './row.js';

const WEB_APP = { kind: 'webrtc', id: 'web-app' };
const PHONE = { kind: 'pstn', address: '+81312345678' };
const NUMBER = { country: 'JP', provider: 'meta', callingEnabled: true, destinations: [WEB_APP] };
const twice = userCalls(WEB_APP);
const event = (more: object): object => ({
  eventId: freshId(),
  occurredAt: new Date().toISOString(),
  businessNumber: DEMO_NUMBER,
  user: { waId: '819011110001' },
  ...more,
});
const routing = (more: object): object => ({
  applicationId: 'app',
  routeId: 'route-webrtc-in',
  callId: freshId(),
  from: '819011110001',
  to: '81311110001',
  startTime: '2026-11-24T00:00:00.000+0000',
  ...more,
});
const invite = (more: object): object => ({
  kind: 'connect',
  callId: freshId(),
  from: '819011110001',
  to: '81311110001',
  target: 'sip:81311110001@sbc.example.com',
  sourceIp: '192.0.2.10',
  sourcePort: 5060,
  channel: 'WHATSAPP',
  ...more,
});
const benchCase = {
  name: 'a call',
  attempt: userCalls(WEB_APP),
  evidence: { businessNumber: NUMBER, grant: null },
  now: '2026-11-24T12:00:00Z',
  expect: { effect: 'permit' },
};

// `{id}` and `{digest}` are those of a decision and of the live policy.
const ROWS: readonly Row[] = [
  ...ACCESS_ROWS,
  ...AUDIT_ROWS,
  ...PERMISSION_ROWS,
  ...SUBJECT_ROWS,
  ...PERMISSION_REQUEST_ROWS,
  ...IDENTITY_ROWS,
  ...DRAFT_ROWS,
  ...CONFIGURATION_ROWS,
  ...DIRECTORY_ROWS,
  ...PROOF_ROWS,
  ...CALL_ROWS,
  ...INTEGRATION_ROWS,
  {
    name: 'a permit',
    operation: 'post /v1/decisions',
    who: 'machine',
    status: 200,
    body: userCalls(WEB_APP),
  },
  {
    name: 'a deny that nothing lifts',
    operation: 'post /v1/decisions',
    who: 'machine',
    status: 200,
    body: userCalls(PHONE),
  },
  {
    name: 'a deny the user can lift',
    operation: 'post /v1/decisions',
    who: 'machine',
    status: 200,
    body: businessCalls(WEB_APP, '819099999999'),
  },
  {
    name: 'a permit without target',
    operation: 'post /v1/decisions',
    who: 'machine',
    status: 200,
    body: userCalls(undefined),
  },
  { name: 'no attempt', operation: 'post /v1/decisions', who: 'machine', status: 400, body: {} },
  { name: 'no JSON', operation: 'post /v1/decisions', who: 'machine', status: 400, body: '{' },
  {
    name: 'no key',
    operation: 'post /v1/decisions',
    who: 'nobody',
    status: 401,
    body: userCalls(WEB_APP),
  },
  {
    name: 'a person who is no machine',
    operation: 'post /v1/decisions',
    who: 'admin',
    status: 401,
    body: userCalls(WEB_APP),
  },
  { name: 'an id once', operation: 'post /v1/decisions', who: 'machine', status: 200, body: twice },
  {
    name: 'another type',
    operation: 'post /v1/decisions',
    who: 'machine',
    status: 415,
    body: 'a=1',
    headers: { 'content-type': 'text/plain' },
  },
  {
    name: 'a page',
    operation: 'get /v1/decisions',
    who: 'auditor',
    status: 200,
    url: '/v1/decisions?limit=3&effect=deny',
  },
  {
    name: 'a filter nobody knows',
    operation: 'get /v1/decisions',
    who: 'auditor',
    status: 400,
    url: '/v1/decisions?colour=red',
  },
  { name: 'no session', operation: 'get /v1/decisions', who: 'nobody', status: 401 },
  {
    name: 'a decision with its trace',
    operation: 'get /v1/decisions/{id}',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'a decision never made',
    operation: 'get /v1/decisions/{id}',
    who: 'auditor',
    status: 404,
    url: '/v1/decisions/01J0000000000000000000000',
  },
  {
    name: 'cases, one malformed',
    operation: 'post /v1/bench/runs',
    who: 'machine',
    status: 200,
    body: { policy: 'live', cases: [benchCase, { name: 'x' }, 7] },
  },
  {
    name: 'a policy nobody knows',
    operation: 'post /v1/bench/runs',
    who: 'auditor',
    status: 404,
    body: { policy: `sha256:${'0'.repeat(64)}`, cases: [] },
  },
  {
    name: 'no cases',
    operation: 'post /v1/bench/runs',
    who: 'machine',
    status: 400,
    body: { policy: 'live' },
  },
  { name: 'a day', operation: 'get /v1/overview', who: 'auditor', status: 200 },
  { name: 'the live policy', operation: 'get /v1/policy', who: 'auditor', status: 200 },
  { name: 'versions', operation: 'get /v1/versions', who: 'auditor', status: 200 },
  { name: 'a version', operation: 'get /v1/versions/{digest}', who: 'auditor', status: 200 },
  {
    name: 'a version nobody made',
    operation: 'get /v1/versions/{digest}',
    who: 'auditor',
    status: 404,
    url: `/v1/versions/sha256:${'0'.repeat(64)}`,
  },
  { name: 'the directory', operation: 'get /v1/directory', who: 'auditor', status: 200 },
  {
    name: 'evidence',
    operation: 'post /v1/directory/evidence',
    who: 'auditor',
    status: 200,
    body: { businessNumber: DEMO_NUMBER, waId: '819011110001' },
  },
  {
    name: 'evidence of nobody',
    operation: 'post /v1/directory/evidence',
    who: 'auditor',
    status: 400,
    body: {},
  },
  {
    name: 'a number',
    operation: 'put /v1/directory/business-numbers/{e164}',
    who: 'machine',
    status: 200,
    url: '/v1/directory/business-numbers/+81312000001',
    body: NUMBER,
  },
  {
    name: 'a number set by a person',
    operation: 'put /v1/directory/business-numbers/{e164}',
    who: 'admin',
    status: 200,
    url: '/v1/directory/business-numbers/+81312000001',
    body: NUMBER,
  },
  {
    name: 'a number by somebody who may not',
    operation: 'put /v1/directory/business-numbers/{e164}',
    who: 'auditor',
    status: 403,
    url: '/v1/directory/business-numbers/+81312000001',
    body: NUMBER,
  },
  {
    name: 'no number',
    operation: 'put /v1/directory/business-numbers/{e164}',
    who: 'machine',
    status: 400,
    url: '/v1/directory/business-numbers/abc',
    body: NUMBER,
  },
  {
    name: 'an endpoint that is closed',
    operation: 'put /v1/directory/endpoints/{kind}/{id}',
    who: 'machine',
    status: 200,
    url: '/v1/directory/endpoints/webrtc/another',
    body: { pstnReachability: 'unknown' },
  },
  {
    name: 'an attestation, which waits',
    operation: 'put /v1/directory/endpoints/{kind}/{id}',
    who: 'admin',
    status: 202,
    url: '/v1/directory/endpoints/webrtc/one-more',
    body: { pstnReachability: 'none' },
  },
  {
    name: 'an attestation by a key nobody made, which waits to be taken up',
    operation: 'put /v1/directory/endpoints/{kind}/{id}',
    who: 'machine',
    status: 202,
    url: '/v1/directory/endpoints/webrtc/one-more',
    body: { pstnReachability: 'none' },
  },
  {
    name: 'a phone as an endpoint',
    operation: 'put /v1/directory/endpoints/{kind}/{id}',
    who: 'machine',
    status: 400,
    url: '/v1/directory/endpoints/pstn/one',
    body: { pstnReachability: 'none' },
  },
  {
    name: 'a route in',
    operation: 'put /v1/directory/routes/{platform}/{routeId}',
    who: 'machine',
    status: 200,
    url: '/v1/directory/routes/infobip/one',
    body: { initiator: 'user' },
  },
  {
    name: 'a route out',
    operation: 'put /v1/directory/routes/{platform}/{routeId}',
    who: 'machine',
    status: 200,
    url: '/v1/directory/routes/infobip/two',
    body: { initiator: 'business', businessNumber: DEMO_NUMBER, endpoint: WEB_APP },
  },
  {
    name: 'a route out of nowhere',
    operation: 'put /v1/directory/routes/{platform}/{routeId}',
    who: 'machine',
    status: 400,
    url: '/v1/directory/routes/infobip/three',
    body: { initiator: 'business' },
  },
  {
    name: 'an event',
    operation: 'post /v1/events',
    who: 'machine',
    status: 200,
    body: event({ type: 'permission-granted', grant: { kind: 'permanent' } }),
  },
  {
    name: 'an event that lacks its call',
    operation: 'post /v1/events',
    who: 'machine',
    status: 400,
    body: event({ type: 'call-started' }),
  },
  { name: 'what is stopped', operation: 'get /v1/kill-switches', who: 'auditor', status: 200 },
  {
    name: 'a kill switch for another number',
    operation: 'post /v1/kill-switches',
    who: 'admin',
    status: 201,
    body: { scope: { businessNumber: '+12025550199' }, reason: 'a test' },
  },
  {
    name: 'a kill switch without a reason',
    operation: 'post /v1/kill-switches',
    who: 'admin',
    status: 400,
    body: { scope: 'all' },
  },
  {
    name: 'a kill switch that an auditor pulls',
    operation: 'post /v1/kill-switches',
    who: 'auditor',
    status: 403,
    body: { scope: 'all', reason: 'a test' },
  },
  {
    name: 'a kill switch that does not stand',
    operation: 'delete /v1/kill-switches/{id}',
    who: 'approver',
    status: 404,
    url: '/v1/kill-switches/none',
    body: { reason: 'a test' },
  },
  { name: 'what was live when', operation: 'get /v1/promotions', who: 'auditor', status: 200 },
  {
    name: 'bytes nobody knows',
    operation: 'post /v1/promotions',
    who: 'approver',
    status: 404,
    body: { digest: `sha256:${'0'.repeat(64)}`, reason: 'a test' },
  },
  {
    name: 'an instant that is over',
    operation: 'post /v1/promotions',
    who: 'approver',
    status: 400,
    body: { digest: `sha256:${'0'.repeat(64)}`, reason: 'a test', at: '2026-01-01T00:00:00Z' },
  },
  {
    name: 'an auditor who promotes',
    operation: 'post /v1/promotions',
    who: 'auditor',
    status: 403,
    body: { digest: `sha256:${'0'.repeat(64)}`, reason: 'a test' },
  },
  {
    name: 'a promotion that does not wait',
    operation: 'delete /v1/promotions/{id}',
    who: 'approver',
    status: 404,
    url: '/v1/promotions/none',
  },
  {
    name: 'a version that was not live just before',
    operation: 'post /v1/rollbacks',
    who: 'approver',
    status: 409,
    body: { digest: `sha256:${'0'.repeat(64)}`, reason: 'a test' },
  },
  {
    name: 'signing in',
    operation: 'post /v1/session',
    who: 'nobody',
    status: 200,
    body: { email: 'approver@demo.example', password: DEMO_PASSWORD },
  },
  {
    name: 'a wrong password',
    operation: 'post /v1/session',
    who: 'nobody',
    status: 401,
    body: { email: 'author@demo.example', password: 'not it' },
  },
  { name: 'who is signed in', operation: 'get /v1/session', who: 'auditor', status: 200 },
  { name: 'nobody is signed in', operation: 'get /v1/session', who: 'nobody', status: 401 },
  { name: 'signing out', operation: 'delete /v1/session', who: 'approver', status: 204 },
  {
    name: 'a call in',
    operation: 'post /v1/adapters/infobip/call-routing',
    who: 'platform',
    status: 200,
    body: routing({}),
  },
  {
    name: 'a call in to a trunk',
    operation: 'post /v1/adapters/infobip/call-routing',
    who: 'platform',
    status: 200,
    body: routing({ routeId: 'route-sip-in' }),
  },
  {
    name: 'a call out',
    operation: 'post /v1/adapters/infobip/call-routing',
    who: 'platform',
    status: 200,
    body: routing({ routeId: 'route-webrtc-out', from: 'agent-7', to: '819011110001' }),
  },
  {
    name: 'a call out without permission',
    operation: 'post /v1/adapters/infobip/call-routing',
    who: 'platform',
    status: 403,
    body: routing({ routeId: 'route-webrtc-out', to: '819099999999' }),
  },
  {
    name: 'a call to no number',
    operation: 'post /v1/adapters/infobip/call-routing',
    who: 'platform',
    status: 400,
    body: routing({ to: 'abc' }),
  },
  {
    name: 'a platform without a key',
    operation: 'post /v1/adapters/infobip/call-routing',
    who: 'nobody',
    status: 401,
    body: routing({}),
  },
  ...BEFORE_ACTING_ROWS,
  ...GRAPH_CALL_ROWS,
  {
    name: 'an INVITE from nowhere',
    operation: 'post /v1/adapters/sip',
    who: 'platform',
    status: 200,
    body: invite({}),
  },
  {
    name: 'an INVITE to no number',
    operation: 'post /v1/adapters/sip',
    who: 'platform',
    status: 400,
    body: invite({ to: 'abc' }),
  },
  {
    name: 'the end of a call nobody told of, which is kept',
    operation: 'post /v1/adapters/sip/events',
    who: 'platform',
    status: 200,
    body: { event: 'ended', callId: freshId(), at: 1_795_000_000.25 },
  },
  {
    name: 'an end without an instant',
    operation: 'post /v1/adapters/sip/events',
    who: 'platform',
    status: 400,
    body: { event: 'ended', callId: freshId() },
  },
  { name: 'a sign of life', operation: 'get /health/live', who: 'nobody', status: 200 },
  { name: 'readiness', operation: 'get /health/ready', who: 'nobody', status: 200 },
  { name: 'a complete start', operation: 'get /health/startup', who: 'nobody', status: 200 },
  { name: 'figures', operation: 'get /metrics', who: 'nobody', status: 200 },
];

describe('every answer is as the API description says', () => {
  const description = new ApiDescription();
  let server: ServerProcess;
  let caller: Caller;
  let places: Record<string, string>;

  beforeAll(async () => {
    server = await ServerProcess.start();
    caller = new Caller(server);
    // Before a row asks for more approvals than one.
    await putPolicyLive(caller);
    const asked = { who: 'machine', method: 'POST', url: '/v1/decisions' } as const;
    const { body } = await caller.ask({ ...asked, body: userCalls(WEB_APP) });
    const { decisionId, policy } = JSON.parse(body) as Decision;
    places = { '{id}': decisionId, '{digest}': policy.digest };
  });
  afterAll(() => server.remove());

  const filled = (path: string): string => path.replace(/\{\w+\}/g, (name) => places[name] ?? name);

  for (const { name, operation, status, url, given, ...row } of ROWS) {
    it(`${operation}: ${status} for ${name}`, async () => {
      const [method, path] = operation.split(' ') as [string, string];
      const asked = { ...row, method: method.toUpperCase(), url: url ?? filled(path) };
      Object.assign(asked, await given?.(caller));
      const answer = await caller.ask(asked);
      expect(answer.status).withContext(answer.body).toBe(status);
      expect(description.differences(operation, answer)).toEqual([]);
    });
  }

  it('post /v1/decisions: 409 for an id used for another question', async () => {
    const asked = { who: 'machine', method: 'POST', url: '/v1/decisions' } as const;
    await caller.ask({ ...asked, body: twice });
    const answer = await caller.ask({ ...asked, body: { ...twice, action: 'transfer' } });
    expect(answer.status).toBe(409);
    expect(description.differences('post /v1/decisions', answer)).toEqual([]);
  });

  it('get /v1/decisions/stream: 200 and an event for each decision', async () => {
    const attempt = userCalls(WEB_APP);
    const told = await caller.firstEvent('/v1/decisions/stream', () =>
      server.post('/v1/decisions', attempt),
    );
    expect(description.differences('get /v1/decisions/stream', told)).toEqual([]);
    expect((JSON.parse(told.body) as Decision).attemptId).toBeTruthy();
  });

  it('get /v1/live-calls/stream: 200 and an event for each call that changed', async () => {
    // Of somebody no other row calls: whoever is in a call cannot be called.
    const user = { waId: '819011119998' };
    const body = event({ type: 'call-started', user, callId: freshId(), initiator: 'user' });
    const told = await caller.firstEvent('/v1/live-calls/stream', () =>
      must(caller, { who: 'machine', method: 'POST', url: '/v1/events', body }),
    );
    expect(description.differences('get /v1/live-calls/stream', told)).toEqual([]);
  });

  it('get /v1/drafts/{id}/events: 200 and an event for each change', async () => {
    const create = { who: 'author', method: 'POST', url: '/v1/drafts' } as const;
    const draft = await must(caller, { ...create, body: { title: 'a draft', base: 'live' } });
    const url = `/v1/drafts/${String(draft['id'])}`;
    const { revision, policy } = draft;
    const told = await caller.firstEvent(`${url}/events`, () =>
      must(caller, { who: 'author', method: 'PUT', url, body: { title: 'b', revision, policy } }),
    );
    expect(description.differences('get /v1/drafts/{id}/events', told)).toEqual([]);
  });

  it('and every operation described is asked here', () => {
    const asked = new Set(ROWS.map(({ operation }) => operation));
    asked.add('get /v1/decisions/stream');
    asked.add('get /v1/live-calls/stream');
    asked.add('get /v1/drafts/{id}/events');
    expect(description.operations().filter((operation) => !asked.has(operation))).toEqual([]);
  });
});
