import type { ActSamples } from '../identity/act-samples.fixture.js';
import { incomingCall, outgoingCall } from '../server-under-test.fixture.js';

const SUBJECT = { type: 'business_number', id: '+81311110001' };
const ACTION = { name: 'connect' };
const RESOURCE = { type: 'call', id: 'c' };

export const ACT_SAMPLES: ActSamples = {
  'POST /access/v1/evaluation': (stage) => ({
    who: 'machine',
    path: '/access/v1/evaluation',
    body: {
      subject: SUBJECT,
      action: ACTION,
      resource: { ...RESOURCE, properties: incomingCall(stage.freshId()) },
    },
  }),
  'POST /access/v1/evaluations': (stage) => ({
    who: 'machine',
    path: '/access/v1/evaluations',
    body: {
      subject: SUBJECT,
      action: ACTION,
      evaluations: [{ resource: { ...RESOURCE, properties: incomingCall(stage.freshId()) } }],
    },
  }),
  'POST /access/v1/requests': async (stage) => {
    const attempt = outgoingCall(stage.freshId(), '819099999999');
    const question = {
      subject: SUBJECT,
      action: ACTION,
      resource: { ...RESOURCE, properties: attempt },
    };
    const denied = await stage.must('machine', 'POST', '/access/v1/evaluation', question);
    const { evaluation_id } = denied['context'] as { evaluation_id: string };
    return {
      who: 'machine',
      path: '/access/v1/requests',
      body: { ...question, denial: { evaluation_id } },
    };
  },
  'POST /access/v1/search/subject': () => ({
    who: 'machine',
    path: '/access/v1/search/subject',
    body: { subject: { type: SUBJECT.type }, action: ACTION, resource: RESOURCE },
  }),
  'POST /access/v1/search/resource': () => ({
    who: 'machine',
    path: '/access/v1/search/resource',
    body: { subject: SUBJECT, action: ACTION, resource: { type: RESOURCE.type } },
  }),
  'POST /access/v1/search/action': () => ({
    who: 'machine',
    path: '/access/v1/search/action',
    body: { subject: SUBJECT, resource: RESOURCE },
  }),
};
