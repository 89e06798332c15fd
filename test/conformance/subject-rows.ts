import { must, type Row } from './row.js';

const ERASED = '819099990001';

const CALL = {
  attemptId: 'erased-later',
  action: 'connect',
  initiator: 'user',
  businessNumber: '+81311110001',
  user: { waId: ERASED },
  legs: [{ id: 'caller', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${ERASED}` } }],
  target: { kind: 'webrtc', id: 'web-app' },
};

/** References of people, and erasing one. */
export const SUBJECT_ROWS: readonly Row[] = [
  {
    name: 'a number',
    operation: 'post /v1/subjects/references',
    who: 'auditor',
    status: 200,
    body: { number: ERASED },
  },
  {
    name: 'nobody named',
    operation: 'post /v1/subjects/references',
    who: 'auditor',
    status: 400,
    body: {},
  },
  {
    name: 'a person',
    operation: 'post /v1/subjects/erasures',
    who: 'admin',
    status: 200,
    body: { number: ERASED, reason: 'the person asks for it' },
    given: async (caller) => {
      await must(caller, { who: 'machine', method: 'POST', url: '/v1/decisions', body: CALL });
      return {};
    },
  },
  {
    name: 'no reason',
    operation: 'post /v1/subjects/erasures',
    who: 'admin',
    status: 400,
    body: { number: ERASED },
  },
  {
    name: 'an auditor',
    operation: 'post /v1/subjects/erasures',
    who: 'auditor',
    status: 403,
    body: { number: ERASED, reason: 'the person asks for it' },
  },
];
