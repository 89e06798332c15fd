import type { Row } from './row.js';

const PAIR = { businessNumber: '+81311110001', user: { waId: '819011110009' } };

/** Asking users for the permission to call, on a server where nobody switched that on. */
export const PERMISSION_REQUEST_ROWS: readonly Row[] = [
  {
    name: 'a user who cannot be asked',
    operation: 'post /v1/permission-requests',
    who: 'admin',
    status: 409,
    body: PAIR,
  },
  {
    name: 'nobody named',
    operation: 'post /v1/permission-requests',
    who: 'machine',
    status: 400,
    body: { businessNumber: '+81311110001', user: {} },
  },
  {
    name: 'an auditor',
    operation: 'post /v1/permission-requests',
    who: 'auditor',
    status: 403,
    body: PAIR,
  },
  {
    name: 'a pair',
    operation: 'post /v1/permission-requests/possible',
    who: 'auditor',
    status: 200,
    body: PAIR,
  },
  {
    name: 'a number that is none',
    operation: 'post /v1/permission-requests/possible',
    who: 'auditor',
    status: 400,
    body: { ...PAIR, businessNumber: '110' },
  },
  {
    name: 'an id nobody has',
    operation: 'get /v1/permission-requests/{id}',
    who: 'auditor',
    status: 404,
    url: '/v1/permission-requests/none',
  },
];
