import type { Asking, Caller } from './caller.js';
import type { Row } from './row.js';

/** The ledger: its entries, what proves them, and its export. */
export const AUDIT_ROWS: readonly Row[] = [
  { name: 'a page', operation: 'get /v1/audit/entries', who: 'auditor', status: 200 },
  {
    name: 'acts of one kind',
    operation: 'get /v1/audit/entries',
    who: 'author',
    status: 200,
    url: '/v1/audit/entries?action=session&limit=2',
  },
  {
    name: 'a filter nobody knows',
    operation: 'get /v1/audit/entries',
    who: 'auditor',
    status: 400,
    url: '/v1/audit/entries?colour=red',
  },
  { name: 'a machine', operation: 'get /v1/audit/entries', who: 'machine', status: 401 },
  {
    name: 'a receipt',
    operation: 'get /v1/audit/entries/{index}',
    who: 'auditor',
    status: 200,
    url: '/v1/audit/entries/0',
  },
  {
    name: 'an entry that is not there',
    operation: 'get /v1/audit/entries/{index}',
    who: 'auditor',
    status: 404,
    url: '/v1/audit/entries/999999999',
  },
  { name: 'the newest', operation: 'get /v1/audit/checkpoint', who: 'auditor', status: 200 },
  {
    name: 'of a size nobody signed',
    operation: 'get /v1/audit/checkpoint',
    who: 'auditor',
    status: 404,
    url: '/v1/audit/checkpoint?size=999999999',
  },
  {
    name: 'of an entry',
    operation: 'get /v1/audit/proof/inclusion',
    who: 'auditor',
    status: 200,
    url: '/v1/audit/proof/inclusion?index=0',
    given: onceSigned,
  },
  {
    name: 'of no entry',
    operation: 'get /v1/audit/proof/inclusion',
    who: 'auditor',
    status: 400,
  },
  {
    name: 'that it only grew',
    operation: 'get /v1/audit/proof/consistency',
    who: 'auditor',
    status: 200,
    url: '/v1/audit/proof/consistency?from=1&to=2',
  },
  {
    name: 'that it shrank',
    operation: 'get /v1/audit/proof/consistency',
    who: 'auditor',
    status: 400,
    url: '/v1/audit/proof/consistency?from=2&to=1',
  },
  {
    name: 'an archive',
    operation: 'get /v1/audit/export',
    who: 'auditor',
    status: 200,
    url: '/v1/audit/export?from=0&to=1',
  },
  { name: 'nobody', operation: 'get /v1/audit/export', who: 'nobody', status: 401 },
];

/** Waits for the first checkpoint, which is signed within a second of the first entry (A4). */
async function onceSigned(caller: Caller): Promise<Partial<Asking>> {
  for (;;) {
    const { body } = await caller.ask({
      who: 'auditor',
      method: 'GET',
      url: '/v1/audit/checkpoint',
    });
    if ((JSON.parse(body) as { size: number }).size > 0) return {};
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
