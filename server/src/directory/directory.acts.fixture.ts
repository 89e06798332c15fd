import type { ActSamples } from '../identity/act-samples.fixture.js';

const headers = { 'x-reason': encodeURIComponent('設置を確認') };

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/directory/evidence': () => ({
    who: 'auditor',
    path: '/v1/directory/evidence',
    body: { businessNumber: '+81311110001', waId: '819011110001' },
  }),
  'PUT /v1/directory/business-numbers/:number': () => ({
    who: 'machine',
    path: '/v1/directory/business-numbers/%2B81311118888',
    body: { country: 'JP', provider: 'meta' },
    headers,
  }),
  'PUT /v1/directory/endpoints/:kind/:id': () => ({
    who: 'admin',
    path: '/v1/directory/endpoints/webrtc/sample',
    body: { pstnReachability: 'possible' },
    headers,
  }),
  'PUT /v1/directory/routes/:platform/:routeId': () => ({
    who: 'machine',
    path: '/v1/directory/routes/infobip/sample',
    body: { initiator: 'user' },
    headers,
  }),
};
