import { DEMO_NUMBER } from '../harness/attempts.js';
import { must, type Row } from './row.js';

const REMOVE_NUMBER = 'delete /v1/directory/business-numbers/{e164}';
const REMOVE_ENDPOINT = 'delete /v1/directory/endpoints/{kind}/{id}';
const REMOVE_ROUTE = 'delete /v1/directory/routes/{platform}/{routeId}';
const IMPORT = 'post /v1/directory/imports';

const entries = {
  endpoints: [
    { kind: 'webrtc', id: 'from-a-file', pstnReachability: 'none' },
    { kind: 'webrtc', id: 'web-app', pstnReachability: 'never' },
  ],
};

/** What the directory answers where entries are taken away, or come and go as files. */
export const DIRECTORY_ROWS: readonly Row[] = [
  {
    name: 'a number taken away',
    operation: REMOVE_NUMBER,
    who: 'admin',
    status: 204,
    url: '/v1/directory/business-numbers/+81312000009',
    given: async (caller) => {
      const url = '/v1/directory/business-numbers/+81312000009';
      await must(caller, { method: 'PUT', url, who: 'admin', body: { country: 'JP' } });
      return {};
    },
  },
  {
    name: 'a number that is not there',
    operation: REMOVE_NUMBER,
    who: 'machine',
    status: 404,
    url: '/v1/directory/business-numbers/+81312000008',
  },
  {
    name: 'a number taken away by somebody who may not',
    operation: REMOVE_NUMBER,
    who: 'auditor',
    status: 403,
    url: `/v1/directory/business-numbers/${DEMO_NUMBER}`,
  },
  {
    name: 'an endpoint taken away',
    operation: REMOVE_ENDPOINT,
    who: 'machine',
    status: 204,
    url: '/v1/directory/endpoints/sip-trunk/osaka-sbc',
  },
  {
    name: 'an endpoint that is not there',
    operation: REMOVE_ENDPOINT,
    who: 'admin',
    status: 404,
    url: '/v1/directory/endpoints/sip-trunk/nowhere',
  },
  {
    name: 'a route taken away',
    operation: REMOVE_ROUTE,
    who: 'admin',
    status: 204,
    url: '/v1/directory/routes/infobip/route-sip-out',
  },
  {
    name: 'a route that is not there',
    operation: REMOVE_ROUTE,
    who: 'machine',
    status: 404,
    url: '/v1/directory/routes/infobip/nowhere',
  },
  {
    name: 'the directory as a file',
    operation: 'get /v1/directory/export',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'one list of the directory as a file',
    operation: 'get /v1/directory/export',
    who: 'machine',
    status: 200,
    url: '/v1/directory/export?format=json&list=routes',
  },
  {
    name: 'the directory in a form nobody knows',
    operation: 'get /v1/directory/export',
    who: 'auditor',
    status: 400,
    url: '/v1/directory/export?format=xls',
  },
  {
    name: 'a dry run, with rows that wait and that are refused',
    operation: IMPORT,
    who: 'machine',
    status: 200,
    body: { entries },
  },
  {
    name: 'an import, one row of which waits',
    operation: IMPORT,
    who: 'admin',
    status: 200,
    body: { dryRun: false, entries: { endpoints: entries.endpoints.slice(0, 1) } },
  },
  {
    name: 'an import with a bad row',
    operation: IMPORT,
    who: 'admin',
    status: 422,
    body: { dryRun: false, entries },
  },
  {
    name: 'an import that is no list',
    operation: IMPORT,
    who: 'admin',
    status: 400,
    body: { entries: [] },
  },
  {
    name: 'an import by somebody who may not',
    operation: IMPORT,
    who: 'auditor',
    status: 403,
    body: { entries: {} },
  },
];
