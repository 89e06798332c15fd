import type { Row } from './row.js';

/** What platforms can reach, and how it goes. */
export const INTEGRATION_ROWS: readonly Row[] = [
  {
    name: 'all of them',
    operation: 'get /v1/integrations',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'nobody',
    operation: 'get /v1/integrations',
    who: 'nobody',
    status: 401,
  },
  {
    name: 'one with its samples',
    operation: 'get /v1/integrations/{id}',
    url: '/v1/integrations/infobip-call-routing',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'one there is not',
    operation: 'get /v1/integrations/{id}',
    url: '/v1/integrations/other',
    who: 'auditor',
    status: 404,
  },
  {
    name: 'what it was asked lately',
    operation: 'get /v1/integrations/{id}/exchanges',
    url: '/v1/integrations/decisions/exchanges',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'what nothing was asked lately',
    operation: 'get /v1/integrations/{id}/exchanges',
    url: '/v1/integrations/other/exchanges',
    who: 'auditor',
    status: 404,
  },
];
