import { DEMO_NUMBER, freshId } from '../harness/attempts.js';
import type { Asking, Caller } from './caller.js';
import { must, type Row } from './row.js';

interface Alarms {
  readonly items: readonly { readonly id: string }[];
}

/** Tells of a call that nobody permitted. @returns the id of its alarm */
async function alarm(caller: Caller): Promise<string> {
  const body = {
    eventId: freshId(),
    type: 'call-started',
    occurredAt: new Date().toISOString(),
    businessNumber: DEMO_NUMBER,
    user: { waId: '819011119999' },
    callId: freshId(),
    initiator: 'business',
  };
  const open: Asking = { who: 'auditor', method: 'GET', url: '/v1/alarms?limit=500' };
  const before = ((await must(caller, open)) as unknown as Alarms).items.length;
  const told = caller.firstEvent('/v1/live-calls/stream', () =>
    must(caller, { who: 'machine', method: 'POST', url: '/v1/events', body }),
  );
  await told;
  const { items } = (await must(caller, open)) as unknown as Alarms;
  if (items.length <= before) throw new Error('no alarm was raised');
  return items[0]!.id;
}

/** Calls under way, what the watchdog raised, and what platforms tell of them. */
export const CALL_ROWS: readonly Row[] = [
  {
    name: 'calls under way',
    operation: 'get /v1/live-calls',
    who: 'auditor',
    status: 200,
    given: async (caller) => (await alarm(caller), {}),
  },
  {
    name: 'too many calls',
    operation: 'get /v1/live-calls',
    who: 'auditor',
    status: 400,
    url: '/v1/live-calls?limit=1000',
  },
  {
    name: 'open alarms',
    operation: 'get /v1/alarms',
    who: 'auditor',
    status: 200,
    given: async (caller) => (await alarm(caller), {}),
  },
  {
    name: 'alarms of no state',
    operation: 'get /v1/alarms',
    who: 'auditor',
    status: 400,
    url: '/v1/alarms?state=loud',
  },
  {
    name: 'what came of an alarm',
    operation: 'post /v1/alarms/{id}/settle',
    who: 'admin',
    status: 200,
    given: async (caller) => ({
      url: `/v1/alarms/${await alarm(caller)}/settle`,
      body: { reason: 'a test' },
    }),
  },
  {
    name: 'no alarm',
    operation: 'post /v1/alarms/{id}/settle',
    who: 'admin',
    status: 404,
    url: '/v1/alarms/none/settle',
    body: { reason: 'a test' },
  },
  {
    name: 'an alarm that an auditor settles',
    operation: 'post /v1/alarms/{id}/settle',
    who: 'auditor',
    status: 403,
    url: '/v1/alarms/none/settle',
    body: { reason: 'a test' },
  },
  {
    name: 'what fitted nothing',
    operation: 'get /v1/events/unmatched',
    who: 'auditor',
    status: 200,
  },
  {
    name: 'a reply to a request for permission',
    operation: 'post /v1/adapters/infobip/webhooks/messages',
    who: 'platform',
    status: 200,
    body: { results: [] },
  },
  {
    name: 'messages from nobody',
    operation: 'post /v1/adapters/infobip/webhooks/messages',
    who: 'nobody',
    status: 401,
    body: { results: [] },
  },
  {
    name: 'an event of no kind anybody knows, which is kept',
    operation: 'post /v1/adapters/infobip/webhooks/calls',
    who: 'platform',
    status: 200,
    body: { id: freshId(), type: 'SOMETHING_NEW', timestamp: '2026-11-24T00:00:00.000+0000' },
  },
  {
    name: 'an event that is no object',
    operation: 'post /v1/adapters/infobip/webhooks/calls',
    who: 'platform',
    status: 400,
    body: '[]',
  },
  {
    name: 'a webhook nobody set up',
    operation: 'get /v1/adapters/meta/webhook',
    who: 'nobody',
    status: 404,
    url: '/v1/adapters/meta/webhook?hub.mode=subscribe&hub.verify_token=a&hub.challenge=b',
  },
  {
    name: 'a delivery to a webhook nobody set up',
    operation: 'post /v1/adapters/meta/webhook',
    who: 'nobody',
    status: 404,
    body: {},
  },
];
