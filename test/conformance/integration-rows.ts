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
  {
    name: 'a message, tried',
    operation: 'post /v1/integrations/{id}/tests',
    url: '/v1/integrations/infobip-moments/tests',
    who: 'admin',
    status: 200,
    body: {
      body: { flow: 'support-flow', from: '819011110001', to: '81311110001', intent: 'agent' },
    },
  },
  {
    name: 'something told, tried',
    operation: 'post /v1/integrations/{id}/tests',
    url: '/v1/integrations/infobip-messages/tests',
    who: 'admin',
    status: 200,
    body: { body: { results: [{ message: { type: 'INTERACTIVE_CALL_PERMISSION_REPLY' } }] } },
  },
  {
    name: 'a message that is none',
    operation: 'post /v1/integrations/{id}/tests',
    url: '/v1/integrations/infobip-moments/tests',
    who: 'admin',
    status: 400,
    body: { message: {} },
  },
  {
    name: 'an auditor, who tries nothing',
    operation: 'post /v1/integrations/{id}/tests',
    url: '/v1/integrations/infobip-moments/tests',
    who: 'auditor',
    status: 403,
    body: { body: {} },
  },
];
