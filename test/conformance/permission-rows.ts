import { DEMO_NUMBER } from '../harness/attempts.js';
import { must, type Row } from './row.js';

const KNOWN = '819011110001';

/** Who may be called. */
export const PERMISSION_ROWS: readonly Row[] = [
  {
    name: 'permissions',
    operation: 'get /v1/permissions',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'permissions of no state',
    operation: 'get /v1/permissions',
    who: 'auditor',
    status: 400,
    url: '/v1/permissions?state=loud',
  },
  {
    name: 'a user',
    operation: 'post /v1/permissions/search',
    who: 'auditor',
    status: 200,
    body: { text: KNOWN },
  },
  {
    name: 'no user',
    operation: 'post /v1/permissions/search',
    who: 'auditor',
    status: 400,
    body: {},
  },
  {
    name: 'a permission',
    operation: 'get /v1/permissions/{businessNumber}/{user}',
    who: 'auditor',
    status: 200,
    given: async (caller) => {
      const found = (await must(caller, {
        who: 'auditor',
        method: 'POST',
        url: '/v1/permissions/search',
        body: { text: KNOWN },
      })) as unknown as { users: [{ reference: string }] };
      return {
        url: `/v1/permissions/${encodeURIComponent(DEMO_NUMBER)}/${found.users[0].reference}`,
      };
    },
  },
  {
    name: 'a permission of nobody',
    operation: 'get /v1/permissions/{businessNumber}/{user}',
    who: 'auditor',
    status: 404,
    url: `/v1/permissions/${encodeURIComponent(DEMO_NUMBER)}/p1.${'A'.repeat(22)}`,
  },
];
