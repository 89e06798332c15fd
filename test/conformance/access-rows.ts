import type { Endpoint } from '@ringfence/rules';
import { DEMO_NUMBER, freshId, userCalls } from '../harness/attempts.js';
import type { Row } from './row.js';

const subject = { type: 'business-number', id: DEMO_NUMBER };
const action = { name: 'connect' };
const call = (target: Endpoint): object => ({
  type: 'call',
  id: freshId(),
  properties: userCalls(target),
});
const permitted = call({ kind: 'webrtc', id: 'web-app' });
const denied = call({ kind: 'pstn', address: '+81312345678' });

/** AuthZEN: what is asked and answered over `/access/v1`. */
export const ACCESS_ROWS: readonly Row[] = [
  {
    name: 'a call that is permitted',
    operation: 'post /access/v1/evaluation',
    who: 'machine',
    status: 200,
    body: { subject, action, resource: permitted },
  },
  {
    name: 'a thing nobody knows',
    operation: 'post /access/v1/evaluation',
    who: 'machine',
    status: 200,
    body: { subject, action, resource: { type: 'door', id: '1' } },
  },
  {
    name: 'a question without its resource',
    operation: 'post /access/v1/evaluation',
    who: 'machine',
    status: 400,
    body: { subject, action },
  },
  {
    name: 'another type, which is malformed here',
    operation: 'post /access/v1/evaluation',
    who: 'machine',
    status: 400,
    body: 'a=1',
    headers: { 'content-type': 'text/plain' },
  },
  {
    name: 'a question of nobody',
    operation: 'post /access/v1/evaluation',
    who: 'nobody',
    status: 401,
    body: { subject, action, resource: permitted },
  },
  {
    name: 'several questions, one of them unusable',
    operation: 'post /access/v1/evaluations',
    who: 'machine',
    status: 200,
    body: { subject, action, evaluations: [{ resource: denied }, {}] },
  },
  {
    name: 'no questions but one',
    operation: 'post /access/v1/evaluations',
    who: 'machine',
    status: 200,
    body: { subject, action, resource: denied },
  },
  {
    name: 'a semantic nobody knows',
    operation: 'post /access/v1/evaluations',
    who: 'machine',
    status: 400,
    body: { evaluations: [{}], options: { evaluations_semantic: 'first' } },
  },
  {
    name: 'who may, page by page',
    operation: 'post /access/v1/search/subject',
    who: 'machine',
    status: 200,
    body: { subject: { type: subject.type }, action, resource: permitted, page: { limit: 1 } },
  },
  {
    name: 'to what',
    operation: 'post /access/v1/search/resource',
    who: 'machine',
    status: 200,
    body: { subject, action, resource: { type: 'call' } },
  },
  {
    name: 'what',
    operation: 'post /access/v1/search/action',
    who: 'machine',
    status: 200,
    body: { subject, resource: permitted },
  },
  {
    name: 'what, of a subject without id',
    operation: 'post /access/v1/search/action',
    who: 'machine',
    status: 400,
    body: { subject: { type: 'user' }, resource: permitted },
  },
  {
    name: 'a request, where none are taken',
    operation: 'post /access/v1/requests',
    who: 'machine',
    status: 404,
    body: { subject, action, resource: denied, denial: { evaluation_id: 'x' } },
  },
  {
    name: 'a request without what was denied',
    operation: 'post /access/v1/requests',
    who: 'machine',
    status: 400,
    body: { subject, action, resource: denied },
  },
  {
    name: 'a request nobody made',
    operation: 'get /access/v1/requests/{id}',
    who: 'machine',
    status: 404,
    url: '/access/v1/requests/none',
  },
  {
    name: 'where everything is',
    operation: 'get /.well-known/authzen-configuration',
    who: 'nobody',
    status: 200,
  },
];
