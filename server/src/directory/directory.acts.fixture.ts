import type { ActSamples, ActStage } from '../identity/act-samples.fixture.js';

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
  'DELETE /v1/directory/business-numbers/:number': async (stage) => ({
    who: 'admin',
    path: await entered(stage, 'business-numbers/%2B81311119999', { country: 'JP' }),
    headers,
  }),
  'DELETE /v1/directory/endpoints/:kind/:id': async (stage) => ({
    who: 'machine',
    path: await entered(stage, 'endpoints/sip-trunk/removed', { pstnReachability: 'possible' }),
    headers,
  }),
  'DELETE /v1/directory/routes/:platform/:routeId': async (stage) => ({
    who: 'admin',
    path: await entered(stage, 'routes/infobip/removed', { initiator: 'user' }),
    headers,
  }),
  'POST /v1/directory/imports': () => ({
    who: 'admin',
    path: '/v1/directory/imports',
    body: {
      dryRun: false,
      csv: { routes: 'platform,routeId,initiator\r\ninfobip,imported,user\r\n' },
    },
    headers,
  }),
};

/** Puts an entry in, to be taken away. @returns where it is */
async function entered(stage: ActStage, place: string, body: object): Promise<string> {
  const path = `/v1/directory/${place}`;
  await stage.must('admin', 'PUT', path, body);
  return path;
}
